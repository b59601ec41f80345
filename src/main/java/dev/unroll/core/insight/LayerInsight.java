package dev.unroll.core.insight;

/**
 * What one layer does to the gradients of a window.
 *
 * @param decay how much of a loss's gradient is left further back
 * @param why what stretches and what damps it
 * @param saturation how much of the layer is flat
 */
public record LayerInsight(DecayCurve decay, StretchAndDamping why, Saturation saturation) {
    static LayerInsight of(WindowPasses passes, GradientRiver river, int layer) {
        DecayCurve decay = DecayCurve.of(river, layer);
        return new LayerInsight(decay, StretchAndDamping.of(river, layer, decay), Saturation.of(passes, layer));
    }
}
