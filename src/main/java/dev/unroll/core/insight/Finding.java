package dev.unroll.core.insight;

import dev.unroll.core.linalg.Activation;

/**
 * What a verdict takes from one window that was looked at.
 *
 * @param decay median r(l) of the top layer, at index l
 * @param saturation share of (unit, time step) of all layers that are saturated; of ReLU, of units that are off throughout
 * @param gradientNorm ‖g‖ of the last step before clipping; NaN before the first step
 * @param medianNorm the median of ‖g‖ over the last 200 steps; NaN while there are too few, and where clipping by norm lets
 *     no jump through
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the array is what it is for
public record Finding(double[] decay, double saturation, double gradientNorm, double medianNorm) {
    /** {@return whether any loss has a gradient at all: without one there is nothing to judge} */
    public boolean hasGradient() {
        return decay.length > 0 && !Double.isNaN(decay[0]);
    }

    /**
     * {@return the finding of a window}
     *
     * @param insight into it
     * @param gradientNorm ‖g‖ of the last step
     * @param medianNorm its recent median
     */
    public static Finding of(WindowInsight insight, double gradientNorm, double medianNorm) {
        boolean switches = insight.passes().frozen().activation() == Activation.RELU;
        double saturation = insight.layers().stream()
                .map(LayerInsight::saturation)
                .mapToDouble(layer -> switches ? layer.stuck() : layer.share())
                .average()
                .orElse(0);
        return new Finding(insight.top().decay().median(), saturation, gradientNorm, medianNorm);
    }
}
