package dev.unroll.ui.hidden;

import dev.unroll.core.linalg.Activation;

/**
 * The values at the ends of the colours, -m and m, so that 0 is in the middle. m is 1 where the activation is bounded;
 * else it is 1, 2 or 5 times a power of ten, grows at once with the values, and shrinks only after they have stayed well
 * below it for a while: colours that change their meaning with every picture cannot be read.
 */
final class CalmRange {
    private static final double FORGET = 0.95;
    private static final double SMALL = 0.35;

    private double limit;
    private double peak;

    /** Forgets what was seen. */
    void reset() {
        limit = 0;
        peak = 0;
    }

    /** m for the next picture. */
    double next(Activation activation, double[] values) {
        if (activation == Activation.TANH || activation == Activation.SIGMOID) {
            return 1;
        }
        double largest = 0;
        for (double value : values) {
            double size = Math.abs(value);
            largest = size > largest && size < Double.POSITIVE_INFINITY ? size : largest;
        }
        peak = Math.max(largest, FORGET * peak);
        if (limit == 0 || largest > limit || peak < SMALL * limit) {
            limit = round(peak);
        }
        return limit;
    }

    /** The least of 1, 2, 5, 10 … that is not below the value. */
    private static double round(double value) {
        if (!(value > 1e-6)) {
            return 1e-6;
        }
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : new double[] {1, 2, 5}) {
            if (value <= factor * decade * (1 + 1e-12)) {
                return factor * decade;
            }
        }
        return 10 * decade;
    }
}
