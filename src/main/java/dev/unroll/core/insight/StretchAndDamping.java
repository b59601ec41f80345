package dev.unroll.core.insight;

/**
 * Why the gradient fades or grows, along the gradient itself. On its way from lag l-1 to l, the slope φ' damps it and then
 * Wᵀ stretches it:
 *
 * <pre>
 * damping(l)  = ‖∂L_t/∂s_{t-l+1}‖ / ‖∂L_t/∂a_{t-l+1}‖
 * stretch(l)  = ‖∂L_t/∂a_{t-l}‖ / ‖∂L_t/∂s_{t-l+1}‖
 * </pre>
 *
 * Their product is g(t,t-l)/g(t,t-l+1), the decay of that step, whatever ρ(W) is. Over the losses t of a lag they are
 * averaged as factors are, by the geometric mean. Below the top layer the stretch has in it what comes down from the layer
 * above.
 *
 * @param stretch at index l - 1 for l = 1 … T-1; NaN where no gradient reaches
 * @param damping in the same places
 * @param meanStretch by which the gradient is stretched a character: exp of the least-squares slope of the logarithm of all
 *     stretching up to a lag, of the losses whose r(l) is the median there; NaN where no loss reaches a character back
 * @param meanDamping by which it is damped a character, in the same way. {@code meanStretch · meanDamping} is exp(slope) of
 *     the decay curve, but that of two losses in the middle the curve takes the arithmetic and this the geometric mean
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the arrays are what it is for
public record StretchAndDamping(double[] stretch, double[] damping, double meanStretch, double meanDamping) {
    /**
     * {@return the factors along a layer}
     *
     * @param river of the window
     * @param layer 0 … ℓ-1
     * @param decay the decay along the same layer
     */
    public static StretchAndDamping of(GradientRiver river, int layer, DecayCurve decay) {
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
        double[] stretched = new double[DecayCurve.points(decay.median())];
        double[] dampedSoFar = new double[stretched.length];
        followMedian(river, layer, stretched, dampedSoFar);
        return new StretchAndDamping(
                stretch,
                damping,
                StrictMath.exp(DecayCurve.slope(stretched)),
                StrictMath.exp(DecayCurve.slope(dampedSoFar)));
    }

    private static boolean isSize(double norm) {
        return norm > 0 && norm < Double.POSITIVE_INFINITY;
    }

    /**
     * The logarithms of all stretching and of all damping up to each lag, of the losses that stand in the middle there. Of
     * two in the middle one may have no gradient left: then the other stands for both.
     */
    private static void followMedian(GradientRiver river, int layer, double[] stretched, double[] damped) {
        double[] dampedSoFar = new double[river.window() + 1]; // of the loss t at index t
        for (int lag = 0; lag < damped.length; lag++) {
            for (int t = lag + 1; lag > 0 && t <= river.window(); t++) {
                double before = river.norm(layer, t, t - lag + 1);
                dampedSoFar[t] += StrictMath.log(river.sumNorm(layer, t, t - lag + 1) / before);
            }
            double[] ratios = DecayCurve.ratios(river, layer, lag);
            double upper = ratios[ratios.length / 2];
            double lower = ratios[(ratios.length - 1) / 2];
            double ofUpper = dampedSoFar[lossOf(river, layer, lag, upper)];
            double ofLower = lower > 0 ? dampedSoFar[lossOf(river, layer, lag, lower)] : ofUpper;
            damped[lag] = (ofLower + ofUpper) / 2;
            stretched[lag] = (StrictMath.log(upper) + StrictMath.log(lower > 0 ? lower : upper)) / 2 - damped[lag];
        }
    }

    /** The loss whose r(lag) is this. */
    private static int lossOf(GradientRiver river, int layer, int lag, double ratio) {
        int t = lag + 1;
        while (DecayCurve.ratio(river, layer, t, lag) != ratio) {
            t++;
        }
        return t;
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
