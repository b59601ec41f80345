package dev.unroll.core.linalg;

/** Euclidean norms that neither overflow nor underflow, summed in one fixed order. */
public final class Norms {
    private static final double SAFE_MINIMUM = 1e-280;
    private static final double SAFE_MAXIMUM = 1e280;

    /** A sum of squares. */
    public interface Sum {
        /**
         * {@return Σ (scale · x_i)²}
         *
         * @param x the elements
         * @param scale a power of two
         */
        double sumOfSquares(double[] x, double scale);
    }

    private static final Sum PLAIN = Norms::plainSumOfSquares;

    private Norms() {}

    /**
     * {@return ‖x‖₂ of a short array, summed from its first element to its last}
     *
     * @param x the elements
     */
    public static double euclidean(double[] x) {
        return euclidean(x, PLAIN);
    }

    private static double plainSumOfSquares(double[] x, double scale) {
        double sum = 0;
        for (double value : x) {
            double scaled = scale * value;
            sum = Math.fma(scaled, scaled, sum);
        }
        return sum;
    }

    /**
     * {@return ‖x‖₂ = sqrt(Σ x_i²)} NaN where an element is NaN, infinite where one is infinite. Elements of 1e-200 or
     * 1e200 count fully: where the plain sum of squares leaves the safe range, it is taken again over x / max |x|.
     *
     * @param x the elements
     * @param summed what sums
     */
    public static double euclidean(double[] x, Sum summed) {
        double sum = summed.sumOfSquares(x, 1);
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
        return Math.sqrt(summed.sumOfSquares(x, scale)) / scale;
    }
}
