package dev.unroll.core.insight;

import java.util.Arrays;

/** Quantiles of few numbers, interpolated linearly between the two nearest. */
final class Quantile {
    private Quantile() {}

    /**
     * {@return the quantile; NaN of no numbers}
     *
     * @param sorted in ascending order
     * @param share 0 … 1
     */
    static double of(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        // Not interpolated where it stands on one or between equals: infinity times 0, or less itself, is no number.
        return at == below || sorted[below] == sorted[above]
                ? sorted[below]
                : sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** {@return the median; NaN of no numbers} */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return of(sorted, 0.5);
    }
}
