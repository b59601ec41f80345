package dev.unroll.ui.plot;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The words of the plots, from their own bundle. */
final class PlotWords {

    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.unroll.ui.plot.plot");

    String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
    }
}
