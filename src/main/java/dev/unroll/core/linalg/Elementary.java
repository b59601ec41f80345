package dev.unroll.core.linalg;

/**
 * exp, tanh and the logistic sigmoid in a fixed sequence of correctly rounded operations (+, -, ·, /, fused
 * multiply-add), without tables and without branches: the same bits on every machine, one number at a time as here or
 * many at once as in the vector twin. At most {@value #MAX_ULP} units in the last place from StrictMath.
 *
 * <p>With n = round(x / ln 2) and r = x - n ln 2, |r| ≤ ½ ln 2: exp x = 2ⁿ (1 + p) with p = exp r - 1 = r + r² Q(r),
 * where Q is Taylor's series up to r¹³/13!, whose remainder is below 2⁻⁵⁷. tanh and the sigmoid also carry what was
 * rounded off, so that they are wrong by hardly more than their last rounding.
 */
public final class Elementary {
    /** The largest distance to StrictMath, in units in the last place. */
    public static final int MAX_ULP = 2;

    /** 1 / ln 2. */
    public static final double INVERSE_LN2 = 1.4426950408889634;
    /** ln 2, rounded to double. */
    public static final double LN2 = 0.6931471805599453;
    /** ln 2 - {@link #LN2}. */
    public static final double LN2_REST = 2.3190468138462996e-17;
    /** 1.5 · 2⁵²: added to a small number it rounds it to an integer, which then stands in the lowest bits. */
    public static final double ROUNDER = 0x1.8p52;
    /** Where exp is infinite for certain, and smaller than every number for certain. */
    public static final double EXP_MAXIMUM = 710;
    /** See {@link #EXP_MAXIMUM}. */
    public static final double EXP_MINIMUM = -746;
    /** From here on tanh is 1. */
    public static final double TANH_MAXIMUM = 20;
    /** The bias of a double's exponent. */
    public static final long EXPONENT_BIAS = 1023;
    /** Where a double's exponent begins. */
    public static final int EXPONENT_SHIFT = 52;

    /** 1 / 13! */
    public static final double C13 = 1 / 6227020800.0;
    /** 1 / 12! */
    public static final double C12 = 1 / 479001600.0;
    /** 1 / 11! */
    public static final double C11 = 1 / 39916800.0;
    /** 1 / 10! */
    public static final double C10 = 1 / 3628800.0;
    /** 1 / 9! */
    public static final double C9 = 1 / 362880.0;
    /** 1 / 8! */
    public static final double C8 = 1 / 40320.0;
    /** 1 / 7! */
    public static final double C7 = 1 / 5040.0;
    /** 1 / 6! */
    public static final double C6 = 1 / 720.0;
    /** 1 / 5! */
    public static final double C5 = 1 / 120.0;
    /** 1 / 4! */
    public static final double C4 = 1 / 24.0;
    /** 1 / 3! */
    public static final double C3 = 1 / 6.0;
    /** 1 / 2! */
    public static final double C2 = 1 / 2.0;

    private Elementary() {}

    /**
     * {@return eˣ}
     *
     * @param x any number; NaN gives NaN
     */
    public static double exp(double x) {
        double clamped = Math.max(Math.min(x, EXP_MAXIMUM), EXP_MINIMUM);
        double rounded = Math.fma(clamped, INVERSE_LN2, ROUNDER);
        double n = rounded - ROUNDER;
        double r = Math.fma(n, -LN2_REST, Math.fma(n, -LN2, clamped));
        double y = 1 + Math.fma(r * r, series(r), r);
        // 2ⁿ in two halves, since n may lie beyond the exponents of normal numbers.
        double half = Math.fma(n, 0.5, ROUNDER);
        double rest = n - (half - ROUNDER) + ROUNDER;
        return y * powerOfTwo(half) * powerOfTwo(rest);
    }

    /**
     * {@return tanh x = M / (M + 2) with M = exp 2|x| - 1, and the sign of x}
     *
     * @param x any number; NaN gives NaN
     */
    public static double tanh(double x) {
        double y = 2 * Math.min(Math.abs(x), TANH_MAXIMUM);
        double rounded = Math.fma(y, INVERSE_LN2, ROUNDER);
        double n = rounded - ROUNDER;
        double scale = powerOfTwo(rounded);
        // r + rLow, p + pLow, m + mLow, d + dLow: a sum and what its rounding lost.
        double rHigh = Math.fma(n, -LN2, y);
        double r = Math.fma(n, -LN2_REST, rHigh);
        double rLow = Math.fma(n, -LN2_REST, rHigh - r);
        double tail = r * r * series(r);
        double p = r + tail;
        double pLow = (r - p) + tail + Math.fma(rLow, r, rLow);
        double base = scale - 1;
        double baseLow = (scale - base) - 1;
        double scaled = scale * p;
        double m = base + scaled;
        double mLow = Math.fma(scale, pLow, (base - m) + scaled) + baseLow;
        double d = m + 2;
        double two = d - m;
        double dLow = (m - (d - two)) + (2 - two) + mLow;
        double inverse = 1 / d;
        double q = m * inverse;
        double missing = Math.fma(-q, dLow, Math.fma(-q, d, m) + mLow);
        return Math.copySign(Math.fma(missing, inverse, q), x);
    }

    /**
     * {@return σ(x) = 1 / (1 + exp(-x)), computed from exp(-|x|)}
     *
     * @param x any number; NaN gives NaN
     */
    public static double sigmoid(double x) {
        double y = Math.max(-Math.abs(x), EXP_MINIMUM);
        double rounded = Math.fma(y, INVERSE_LN2, ROUNDER);
        double n = rounded - ROUNDER;
        double rHigh = Math.fma(n, -LN2, y);
        double r = Math.fma(n, -LN2_REST, rHigh);
        double rLow = Math.fma(n, -LN2_REST, rHigh - r);
        double tail = r * r * series(r);
        double p = r + tail;
        double pLow = (r - p) + tail + Math.fma(rLow, r, rLow);
        double one = 1 + p;
        double oneLow = (1 - one) + p + pLow;
        double half = Math.fma(n, 0.5, ROUNDER);
        double rest = n - (half - ROUNDER) + ROUNDER;
        double first = powerOfTwo(half);
        double second = powerOfTwo(rest);
        // e + eLow = exp(-|x|) and d + dLow = 1 + exp(-|x|).
        double e = one * first * second;
        double eLow = oneLow * first * second;
        double d = 1 + e;
        double dLow = (1 - d) + e + eLow;
        // The numerator is 1 on the right and exp(-|x|) on the left; the left is scaled by 2⁻ⁿ, lest it be subnormal.
        boolean left = x < 0;
        double numerator = left ? one : 1;
        double numeratorLow = left ? oneLow : 0;
        double inverse = 1 / d;
        double q = numerator * inverse;
        double missing = Math.fma(-q, dLow, Math.fma(-q, d, numerator) + numeratorLow);
        double sigma = Math.fma(missing, inverse, q);
        return left ? sigma * first * second : sigma;
    }

    /** Q(r) = Σ_k r^(k-2) / k! for k = 2 … 13, by Horner's rule. */
    private static double series(double r) {
        double sum = Math.fma(C13, r, C12);
        sum = Math.fma(sum, r, C11);
        sum = Math.fma(sum, r, C10);
        sum = Math.fma(sum, r, C9);
        sum = Math.fma(sum, r, C8);
        sum = Math.fma(sum, r, C7);
        sum = Math.fma(sum, r, C6);
        sum = Math.fma(sum, r, C5);
        sum = Math.fma(sum, r, C4);
        sum = Math.fma(sum, r, C3);
        return Math.fma(sum, r, C2);
    }

    /** 2ⁿ, from n + ROUNDER. */
    private static double powerOfTwo(double rounded) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + EXPONENT_BIAS) << EXPONENT_SHIFT);
    }
}
