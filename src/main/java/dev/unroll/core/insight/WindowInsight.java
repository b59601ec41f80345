package dev.unroll.core.insight;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.rnn.TapeStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * All that a frozen window says about its gradients, but for the spectra, which cost far more.
 *
 * @param passes both passes over it
 * @param river how far each loss reaches back
 * @param layers what each layer does to that, 0 … ℓ-1
 */
public record WindowInsight(WindowPasses passes, GradientRiver river, List<LayerInsight> layers) {
    // The river costs T²H² multiplications: 15 ms on vectors at H = 100, T = 200, so under a second at
    // the most that these allow.
    private static final int MOST_STATES = 140_000;
    private static final int MOST_STEPS = 400;

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

    /**
     * {@return the longest window that can be looked at again and again while training goes on}
     *
     * @param hidden H
     */
    public static int longestLive(int hidden) {
        return Math.max(2, Math.min(MOST_STEPS, MOST_STATES / hidden));
    }

    /**
     * {@return what W of a layer alone says}
     *
     * @param layer 0 … ℓ-1
     * @throws ArithmeticException if the eigenvalues or singular values do not converge
     */
    public WeightSpectrum spectrum(int layer) {
        return WeightSpectrum.of(passes.frozen().parameters().W(layer));
    }

    /**
     * {@return ‖∂L/∂a_t‖₂ for t = 1 … T, of the whole window's loss: those of all later steps are in it}
     *
     * @param layer 0 … ℓ-1
     */
    public double[] accumulated(int layer) {
        return new TapeStream(passes.tape(), 0).gradientNorms(layer);
    }

    /** {@return ŷ_T: what the network expects after the window, n probabilities} */
    public double[] lastProbabilities() {
        return new TapeStream(passes.tape(), 0).probabilities(passes.tape().window());
    }

    /**
     * {@return an element of a parameter; empty where there is none}
     *
     * @param block index into the parameters' names
     * @param row from 0
     * @param column from 0
     */
    public OptionalDouble parameter(int block, int row, int column) {
        DMatrixRMaj theta = passes.frozen().parameters().matrices().get(block);
        boolean exists = row >= 0 && row < theta.numRows && column >= 0 && column < theta.numCols;
        return exists ? OptionalDouble.of(theta.get(row, column)) : OptionalDouble.empty();
    }

    /** {@return how many rows a parameter has} */
    public int rows(int block) {
        return passes.frozen().parameters().matrices().get(block).numRows;
    }

    /** {@return how many columns it has} */
    public int columns(int block) {
        return passes.frozen().parameters().matrices().get(block).numCols;
    }

    /** {@return the loss of each time step at which one is asked for, in nats; NaN if there is none} */
    public double loss() {
        return passes.tape().scored() == 0 ? Double.NaN : passes.tape().meanLoss();
    }

    /** {@return the layer that the losses see} */
    public LayerInsight top() {
        return layers.get(layers.size() - 1);
    }
}
