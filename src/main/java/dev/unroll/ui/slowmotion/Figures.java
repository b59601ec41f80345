package dev.unroll.ui.slowmotion;

import dev.unroll.ui.i18n.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/** How this page writes numbers: in the user's locale, and with a minus sign as equations have it. */
final class Figures {
    private Figures() {}

    /** So many significant digits at most, without zeros at the end. */
    static String significant(double value, int digits) {
        return minus(Numbers.significant(value, digits));
    }

    /** So many decimals. */
    static String decimals(double value, int decimals) {
        return minus(Numbers.decimals(value, decimals));
    }

    /** Just so many significant digits, so that numbers beside each other are equally exact; whole numbers need none. */
    static String exactly(double value, int digits) {
        if (!Double.isFinite(value) || isCount(value)) {
            return significant(value, digits);
        }
        BigDecimal rounded = rounded(value, digits);
        double size = Math.abs(rounded.doubleValue());
        Locale locale = Locale.getDefault(Locale.Category.FORMAT);
        if (size < 1e-4 || size >= 1e9) {
            String pattern = digits == 1 ? "0E0" : "0." + "0".repeat(digits - 1) + "E0";
            DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
            symbols.setExponentSeparator("e");
            return minus(new DecimalFormat(pattern, symbols).format(rounded));
        }
        int decimals = Math.max(0, digits - (rounded.precision() - rounded.scale()));
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return minus(format.format(rounded));
    }

    /** The number that {@link #exactly} writes. */
    static double round(double value, int digits) {
        return !Double.isFinite(value) || isCount(value)
                ? value
                : rounded(value, digits).doubleValue();
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /** 0 and 1 of a one-hot vector, and counts. */
    private static boolean isCount(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1000;
    }

    /** The exponent keeps its sign as it is typed: 1e-5. */
    private static String minus(String text) {
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }
}
