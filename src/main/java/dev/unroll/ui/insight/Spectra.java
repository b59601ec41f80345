package dev.unroll.ui.insight;

import dev.unroll.core.insight.JacobianProduct;
import dev.unroll.core.insight.WeightSpectrum;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.session.Look;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The spectra of a look, which cost far more than the rest and therefore come less often.
 *
 * @param insight into the same look
 * @param layers what W of each layer says; empty where the eigenvalues did not converge
 * @param products the product of all Jacobians of the window, of each layer
 * @param nanos how long they took to compute
 */
public record Spectra(
        Insight insight, List<Optional<WeightSpectrum>> layers, List<Optional<JacobianProduct>> products, long nanos) {
    /** The most units whose spectrum is computed beside training: 512 take about a second. */
    public static final int MOST_UNITS = 512;

    /** Copies the lists. */
    public Spectra {
        layers = List.copyOf(layers);
        products = List.copyOf(products);
    }

    /** What was looked at. */
    public Look look() {
        return insight.look();
    }

    /** Computes them; in the background. */
    public static Spectra of(Insight insight, Kernels kernels) {
        long begin = System.nanoTime();
        int steps = insight.steps();
        List<Optional<WeightSpectrum>> layers = IntStream.range(0, insight.layers())
                .mapToObj(layer -> converging(() -> insight.window().spectrum(layer)))
                .toList();
        List<Optional<JacobianProduct>> products = IntStream.range(0, insight.layers())
                .mapToObj(layer ->
                        converging(() -> JacobianProduct.of(insight.window().passes(), layer, steps, steps, kernels)))
                .toList();
        return new Spectra(insight, layers, products, System.nanoTime() - begin);
    }

    private static <T> Optional<T> converging(Supplier<T> spectrum) {
        try {
            return Optional.of(spectrum.get());
        } catch (ArithmeticException notConverging) {
            return Optional.empty();
        }
    }
}
