package dev.unroll.core.insight;

import dev.unroll.core.linalg.Kernels;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that a frozen window says about its gradients, but for the spectra, which cost far more.
 *
 * @param passes both passes over it
 * @param river how far each loss reaches back
 * @param layers what each layer does to that, 0 … ℓ-1
 */
public record WindowInsight(WindowPasses passes, GradientRiver river, List<LayerInsight> layers) {
    /** Copies the list. */
    public WindowInsight {
        layers = List.copyOf(layers);
    }

    /**
     * {@return the insight into a window}
     *
     * @param frozen left as it is
     * @param kernels what computes
     */
    public static WindowInsight into(FrozenWindow frozen, Kernels kernels) {
        WindowPasses passes = WindowPasses.over(frozen, kernels);
        GradientRiver river = GradientRiver.of(passes, kernels);
        return new WindowInsight(
                passes,
                river,
                IntStream.range(0, river.layers())
                        .mapToObj(layer -> LayerInsight.of(passes, river, layer))
                        .toList());
    }

    /** {@return the layer that the losses see} */
    public LayerInsight top() {
        return layers.get(layers.size() - 1);
    }
}
