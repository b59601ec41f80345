package dev.unroll.ui.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes numbers for eyes: the user's separators, as many digits as tell something. Not for files, not thread safe. */
final class NumberText {

    static final String NOTHING = "–";
    private static final int MOST_DECIMALS = 9;

    private final DecimalFormat[] plain = new DecimalFormat[MOST_DECIMALS + 1];
    private final DecimalFormat scientific;

    NumberText(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        symbols.setExponentSeparator("e");
        scientific = new DecimalFormat("0.###E0", symbols);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = new DecimalFormat("#,##0", symbols);
            plain[i].setMinimumFractionDigits(i);
            plain[i].setMaximumFractionDigits(i);
        }
    }

    /**
     * The label of a tick.
     *
     * @param value where the tick stands
     * @param step the distance to the next one, which decides the decimals, or 0 on a logarithmic axis
     */
    String tick(double value, double step) {
        double size = Math.abs(value);
        if (value == 0) {
            return plain[step > 0 ? decimals(step) : 0].format(0);
        }
        if (step > 0) {
            boolean fits = step >= 1e-5 && size < 1e7;
            return fits ? plain[decimals(step)].format(value) : scientific.format(value);
        }
        if (size < 0.01 - 1e-12 || size >= 1e6) {
            return scientific.format(value);
        }
        return plain[decimals(size)].format(value);
    }

    /** A value to read off: four significant digits, whole numbers in full, a dash for NaN. */
    String value(double value) {
        if (Double.isNaN(value)) {
            return NOTHING;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e9) {
            return plain[0].format(value);
        }
        if (size < 1e-3 || size >= 1e7) {
            return scientific.format(value);
        }
        int digitsBefore = (int) Math.floor(Math.log10(size)) + 1;
        return plain[Math.max(0, Math.min(MOST_DECIMALS, 4 - digitsBefore))].format(value);
    }

    private static int decimals(double step) {
        return (int) Math.max(0, Math.min(MOST_DECIMALS, -Math.floor(Math.log10(step) + 1e-9)));
    }
}
