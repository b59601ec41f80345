package dev.unroll.ui.equation;

import dev.unroll.ui.i18n.Messages;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words within equations: ~key~ stands for a word of the bundle, set upright. */
final class Words {
    private static final Pattern WORD = Pattern.compile("~([a-z]+)~");

    private Words() {}

    static String in(String template) {
        return WORD.matcher(template)
                .replaceAll(word ->
                        Matcher.quoteReplacement("\\text{" + Messages.get("equation.word." + word.group(1)) + "}"));
    }
}
