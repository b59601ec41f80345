package dev.unroll.core.insight;

import dev.unroll.core.rnn.TapeStream;

/**
 * How the numbers of one layer are distributed.
 *
 * @param weights W
 * @param states a_1 … a_T
 * @param gradients ∂L/∂W of the window, before clipping
 */
public record Distributions(Histogram weights, Histogram states, Histogram gradients) {
    /** Odd, so that 0 is the middle of a bin. */
    private static final int BINS = 41;

    /**
     * {@return the distributions of a layer}
     *
     * @param passes both passes over a window
     * @param layer 0 … ℓ-1
     */
    public static Distributions of(WindowPasses passes, int layer) {
        return new Distributions(
                Histogram.around0(BINS, passes.frozen().parameters().W(layer).data),
                Histogram.around0(BINS, new TapeStream(passes.tape(), 0).states(layer)),
                Histogram.around0(BINS, passes.gradients().W(layer).data));
    }
}
