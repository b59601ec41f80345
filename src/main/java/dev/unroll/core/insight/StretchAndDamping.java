package dev.unroll.core.insight;

import java.util.stream.IntStream;

/**
 * Why the gradient fades or grows, along the gradient itself. On its way from lag l-1 to l, the slope φ' damps it and then
 * Wᵀ stretches it:
 *
 * <pre>
 * damping(l)  = ‖∂L_t/∂s_{t-l+1}‖ / ‖∂L_t/∂a_{t-l+1}‖
 * stretch(l)  = ‖∂L_t/∂a_{t-l}‖ / ‖∂L_t/∂s_{t-l+1}‖
 * </pre>
 *
 * Their product is g(t,t-l)/g(t,t-l+1), the decay of that step, whatever ρ(W) is. Over the losses t they are averaged as
 * factors are, by the geometric mean, so that the product of the means is the mean decay. Below the top layer the stretch
 * has in it what comes down from the layer above.
 *
 * @param stretch at index l - 1 for l = 1 … T-1; NaN where no gradient reaches
 * @param damping in the same places
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the arrays are what it is for
public record StretchAndDamping(double[] stretch, double[] damping) {
    /**
     * {@return the factors along a layer}
     *
     * @param river of the window
     * @param layer 0 … ℓ-1
     */
    public static StretchAndDamping of(GradientRiver river, int layer) {
        int lags = river.window() - 1;
        double[] stretch = new double[lags];
        double[] damping = new double[lags];
        for (int l = 1; l <= lags; l++) {
            Mean stretching = new Mean();
            Mean damped = new Mean();
            for (int t = l + 1; t <= river.window(); t++) {
                double before = river.norm(layer, t, t - l + 1);
                double between = river.sumNorm(layer, t, t - l + 1);
                double after = river.norm(layer, t, t - l);
                if (isSize(before) && isSize(between) && isSize(after)) {
                    damped.add(between / before);
                    stretching.add(after / between);
                }
            }
            stretch[l - 1] = stretching.value();
            damping[l - 1] = damped.value();
        }
        return new StretchAndDamping(stretch, damping);
    }

    private static boolean isSize(double norm) {
        return norm > 0 && norm < Double.POSITIVE_INFINITY;
    }

    /** {@return the geometric mean of the stretch over all lags that a gradient reaches; NaN if there is none} */
    public double meanStretch() {
        return mean(stretch);
    }

    /** {@return the geometric mean of the damping over the same lags} */
    public double meanDamping() {
        return mean(damping);
    }

    private static double mean(double[] factors) {
        Mean mean = new Mean();
        IntStream.range(0, factors.length)
                .mapToDouble(i -> factors[i])
                .filter(factor -> !Double.isNaN(factor))
                .forEach(mean::add);
        return mean.value();
    }

    /** A geometric mean. */
    private static final class Mean {
        private double logarithms;
        private int count;

        void add(double factor) {
            logarithms += StrictMath.log(factor);
            count++;
        }

        double value() {
            return count == 0 ? Double.NaN : StrictMath.exp(logarithms / count);
        }
    }
}
