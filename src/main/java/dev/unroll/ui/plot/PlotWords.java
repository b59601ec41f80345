package dev.unroll.ui.plot;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the plots, from their own bundle; numbers in them as the user's locale writes them. */
final class PlotWords {

    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.unroll.ui.plot.plot");

    String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.getDefault(Locale.Category.FORMAT)).format(arguments);
    }
}
