package dev.unroll.ui.i18n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the window, from one bundle; keys are dotted, one prefix a screen. */
public final class Messages {
    private static final String BUNDLE = "dev.unroll.ui.i18n.messages";

    private Messages() {}

    /**
     * The text of a key, with its places filled in the user's locale.
     *
     * @param key dotted, e.g. {@code loss.title}
     * @param args what {@code {0}}, {@code {1}} … stand for
     * @return the text
     * @throws java.util.MissingResourceException if the bundle lacks the key
     */
    public static String get(String key, Object... args) {
        String pattern = ResourceBundle.getBundle(BUNDLE).getString(key);
        return new MessageFormat(pattern, Locale.getDefault(Locale.Category.FORMAT)).format(args);
    }
}
