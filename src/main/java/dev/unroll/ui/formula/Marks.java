package dev.unroll.ui.formula;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Style classes in LaTeX: {@code \mark{class}{…}}. The typesetter knows colours only, so each class travels through it as
 * the colour of its number; nothing is ever painted in these colours.
 */
final class Marks {
    private static final Pattern MARK = Pattern.compile("\\\\mark\\{([a-z-]+)}");

    private final List<String> classes = new ArrayList<>(List.of(""));

    /** {@return LaTeX with colours in place of the marks} */
    String colours(String latex) {
        return MARK.matcher(latex)
                .replaceAll(
                        mark -> Matcher.quoteReplacement(String.format("\\textcolor{#%06x}", number(mark.group(1)))));
    }

    /** {@return the style class of a colour; empty for that of the text} */
    String of(Color color) {
        return classes.get(color.getRGB() & 0xffffff);
    }

    private int number(String styleClass) {
        if (!classes.contains(styleClass)) {
            classes.add(styleClass);
        }
        return classes.indexOf(styleClass);
    }
}
