package dev.unroll.core.autopsy;

import dev.unroll.core.optim.GradientClip;

/** The threshold that would have kept an explosion from the weights without touching ordinary steps. */
public final class CalmingClip {
    /** What a new network starts with. */
    private static final double USUAL = 5;

    private CalmingClip() {}

    /**
     * {@return clipping by the norm at twice the median of the last steps, or at half of what it is clipped at already if
     * that is less, rounded to 1, 2 or 5 times a power of ten; where there are too few steps to go by, twice the median
     * is taken to be {@value #USUAL}}
     *
     * @param recent the steps before
     * @param now the clipping in force
     */
    public static GradientClip.ByNorm after(RecentNorms recent, GradientClip now) {
        return after(recent.hasRange() ? recent.median() : Double.NaN, now);
    }

    /**
     * The same where the median is known already.
     *
     * @param median of ‖g‖ over the last steps; NaN where there are too few
     * @param now the clipping in force
     */
    public static GradientClip.ByNorm after(double median, GradientClip now) {
        double wanted = median > 0 && median < Double.POSITIVE_INFINITY ? 2 * median : USUAL;
        if (now instanceof GradientClip.ByNorm limit) {
            wanted = Math.min(wanted, limit.threshold() / 2);
        }
        return new GradientClip.ByNorm(rounded(wanted));
    }

    /** The nearest of 1, 2, 5, 10, 20 … in ratio. */
    private static double rounded(double value) {
        double exponent = Math.floor(Math.log10(value));
        double power = Math.pow(10, Math.max(-300, Math.min(300, exponent)));
        double digits = value / power;
        double nice = digits < Math.sqrt(2) ? 1 : digits < Math.sqrt(10) ? 2 : digits < Math.sqrt(50) ? 5 : 10;
        // Negative powers of ten are no doubles: dividing by the positive one gives 0.2, not 0.2000…1.
        return power < 1 ? nice / Math.rint(1 / power) : nice * power;
    }
}
