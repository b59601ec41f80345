package dev.unroll.ui.equation;

import dev.unroll.ui.i18n.Messages;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the network an equation is meant: puts numbers in place of its letters.
 *
 * @param t the time step; 0 for the letter t
 * @param layer 0 … ℓ-1; {@link #ANY_LAYER} for the letter k
 * @param layers ℓ; with one layer no symbol names it
 * @param parameter the letter of the parameter that is meant: U, W, b, V or c; empty for θ
 */
public record Place(int t, int layer, int layers, String parameter) {
    /** No layer in particular. */
    public static final int ANY_LAYER = -1;
    /** The letters alone. */
    public static final Place ANY = new Place(0, 0, 1, "");
    /** The letters alone, with the layers named. */
    static final Place LAYERED = new Place(0, ANY_LAYER, 2, "");

    // @t, @K and @p stand for the time step, the layer in brackets and the parameter, the first two with ±1 after them;
    // @( and @) for brackets that are needed only where there is a layer.
    private static final Pattern LETTER = Pattern.compile("@([tKp()])([+-]1)?");

    /** {@return LaTeX with its letters in their place} */
    String latex(String template) {
        return LETTER.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(latex(found.group(1), found.group(2))))
                .replace("^{}", "");
    }

    private String latex(String letter, String offset) {
        return switch (letter) {
            case "t" -> number(t, "t", offset);
            case "K" -> layers == 1 ? "" : "(" + number(layer + 1, "k", offset) + ")";
            case "(", ")" -> layers == 1 ? "" : letter;
            default -> parameter.isEmpty() ? "\\theta" : parameter + (hasLayer() ? latex("^{@K}") : "");
        };
    }

    private static String number(int value, String letter, String offset) {
        String plus = offset == null ? "" : offset;
        return value == 0 ? letter + plus : Integer.toString(value + (plus.isEmpty() ? 0 : Integer.parseInt(plus)));
    }

    /** V and c belong to no layer. */
    private boolean hasLayer() {
        return "UWb".contains(parameter);
    }

    Place withoutLayer() {
        return new Place(t, layer, 1, parameter);
    }

    /** {@return what a spoken form needs: t, t-1, t+1, the layer k, k-1, k+1, the parameter} */
    Object[] words() {
        return new Object[] {
            word(t, "t", 0),
            word(t, "t", -1),
            word(t, "t", 1),
            word(layer + 1, "k", 0),
            word(layer + 1, "k", -1),
            word(layer + 1, "k", 1),
            parameter.isEmpty() ? Messages.get("equation.theta") : parameter
        };
    }

    private static String word(int value, String letter, int offset) {
        if (value != 0) {
            return Integer.toString(value + offset);
        }
        return switch (offset) {
            case -1 -> Messages.get("equation.before", letter);
            case 1 -> Messages.get("equation.after", letter);
            default -> letter;
        };
    }
}
