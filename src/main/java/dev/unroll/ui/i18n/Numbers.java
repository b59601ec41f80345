package dev.unroll.ui.i18n;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as the user's locale writes and reads them. */
public final class Numbers {
    private static final Pattern NEUTRAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(G\\d{3})+(\\.\\d*)?");

    private Numbers() {}

    /** A whole number with the locale's groups: 12,345. */
    public static String whole(long value) {
        return NumberFormat.getIntegerInstance(locale()).format(value);
    }

    /** A number with a fixed count of decimals: 2.16. */
    public static String decimals(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(value);
    }

    /**
     * A number with so many significant digits and no trailing zeros: 0.02, 287,000, 1e-5 for what is smaller than
     * 0.0001 or has more than nine places before the point.
     */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        if (value == 0) {
            return whole(0);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        double size = Math.abs(rounded.doubleValue());
        if (size < 1e-4 || size >= 1e9) {
            DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale());
            symbols.setExponentSeparator("e"); // as on the axes
            return new DecimalFormat("0." + "#".repeat(digits - 1) + "E0", symbols).format(rounded);
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(Math.max(0, rounded.stripTrailingZeros().scale()));
        return format.format(rounded);
    }

    /**
     * Reads what a person typed: in the locale's way (groups and decimal sign), or else in the neutral one, so that
     * 0.1 means a tenth where the locale writes 0,1.
     *
     * @return empty where it is no finite number
     */
    public static OptionalDouble parse(String typed) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale());
        StringBuilder plain = new StringBuilder();
        StringBuilder local = new StringBuilder();
        for (char c : typed.strip().toCharArray()) {
            char digit = Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
            digit = digit == '\u2212' ? '-' : digit;
            plain.append(digit);
            boolean group = c == symbols.getGroupingSeparator()
                    || (Character.isSpaceChar(c) && Character.isSpaceChar(symbols.getGroupingSeparator()));
            local.append(c == symbols.getDecimalSeparator() ? '.' : group ? 'G' : digit);
        }
        String candidate = GROUPED.matcher(local).matches() ? local.toString().replace("G", "") : local.toString();
        if (!NEUTRAL.matcher(candidate).matches()) {
            candidate = plain.toString();
        }
        if (!NEUTRAL.matcher(candidate).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(candidate);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
    }

    private static Locale locale() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }
}
