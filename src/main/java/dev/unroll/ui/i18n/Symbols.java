package dev.unroll.ui.i18n;

import dev.unroll.core.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a single character stands alone on the screen, so that it can be seen whatever it is. */
public final class Symbols {
    private static final int DELETE = 0x7f;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final String DOTTED_CIRCLE = "\u25cc";

    private Symbols() {}

    /**
     * A sign for a character: itself where it can be seen, else ␣ for the space, ↵ for the line end, ⇥ for the tab, a
     * control picture for another control character, a dotted circle for what has no width of its own.
     */
    public static String sign(int codePoint) {
        return switch (codePoint) {
            case ' ' -> "␣";
            case '\n' -> "↵";
            case '\t' -> "⇥";
            case '\u00a0', '\u202f' -> "⍽";
            case DELETE -> "␡";
            default -> otherSign(codePoint);
        };
    }

    /** The name of a character in a sentence: in quotes where it can be seen, else its sign and its number. */
    public static String name(int codePoint) {
        String sign = sign(codePoint);
        String itself = Character.toString(codePoint);
        if (sign.equals(itself)) {
            return "“" + itself + "”";
        }
        return codePoint == ' ' || codePoint == '\n' || codePoint == '\t'
                ? sign
                : sign + " " + String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    /** The signs of a window's characters, in their order. */
    public static List<String> signs(int[] ids, Vocabulary vocabulary) {
        return Arrays.stream(ids).mapToObj(id -> sign(vocabulary.codePoint(id))).toList();
    }

    /** A quantity of the equations as the screen writes it: aₜ for a_t. */
    public static String quantity(String name) {
        return name.replace("_t", "ₜ");
    }

    /** A number as an index: ₂₂ for 22. */
    public static String subscript(int number) {
        StringBuilder digits = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            digits.append((char) ('₀' + digit - '0'));
        }
        return digits.toString();
    }

    private static String otherSign(int codePoint) {
        if (codePoint < ' ') {
            return Character.toString(CONTROL_PICTURES + codePoint);
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                DOTTED_CIRCLE + Character.toString(codePoint);
            case Character.SPACE_SEPARATOR -> "␣";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "↵";
            case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.PRIVATE_USE -> DOTTED_CIRCLE;
            default -> Character.toString(codePoint);
        };
    }
}
