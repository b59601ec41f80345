package dev.unroll.core.linalg;

/** Euclidean norms that neither overflow nor underflow, summed in one fixed order. */
public final class Norms {
    private static final double SAFE_MINIMUM = 1e-280;
    private static final double SAFE_MAXIMUM = 1e280;

    private Norms() {}

    /**
     * {@return ‖x‖₂ = sqrt(Σ x_i²)} NaN where an element is NaN, infinite where one is infinite. Elements of 1e-200 or
     * 1e200 count fully: where the plain sum of squares leaves the safe range, it is taken again over x / max |x|.
     *
     * @param x the elements
     */
    public static double euclidean(double[] x) {
        double sum = sumOfSquares(x, 1);
        if (sum > SAFE_MINIMUM && sum < SAFE_MAXIMUM) {
            return Math.sqrt(sum);
        }
        double max = 0;
        for (double value : x) {
            max = Math.max(max, Math.abs(value));
        }
        if (max == 0 || Double.isNaN(max) || Double.isInfinite(max)) {
            return max;
        }
        // A power of two scales without rounding, subnormals included.
        double scale = Math.scalb(1.0, -Math.max(Math.getExponent(max), -1022));
        return Math.sqrt(sumOfSquares(x, scale)) / scale;
    }

    // Eight running sums, added as a fixed tree: independent chains keep the processor busy, the order never varies.
    private static double sumOfSquares(double[] x, double scale) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = 0;
        for (; i + 8 <= x.length; i += 8) {
            s0 = square(x[i], scale, s0);
            s1 = square(x[i + 1], scale, s1);
            s2 = square(x[i + 2], scale, s2);
            s3 = square(x[i + 3], scale, s3);
            s4 = square(x[i + 4], scale, s4);
            s5 = square(x[i + 5], scale, s5);
            s6 = square(x[i + 6], scale, s6);
            s7 = square(x[i + 7], scale, s7);
        }
        for (; i < x.length; i++) {
            s0 = square(x[i], scale, s0);
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    private static double square(double x, double scale, double sum) {
        double y = x * scale;
        return Math.fma(y, y, sum);
    }
}
