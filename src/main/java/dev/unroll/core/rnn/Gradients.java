package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Norms;

/** The gradients ∂L/∂θ, in the form of the parameters, with their norms. */
public final class Gradients extends ParameterBlocks {
    private final double[] norms;

    /**
     * Allocates gradients that are all 0.
     *
     * @param shape the network's sizes
     */
    public Gradients(RnnShape shape) {
        super(shape);
        norms = new double[matrices().size()];
    }

    /** Computes the norms of what the blocks hold now. */
    public void measure() {
        for (int i = 0; i < norms.length; i++) {
            norms[i] = Norms.euclidean(matrices().get(i).data);
        }
    }

    /**
     * {@return ‖∂L/∂θ_i‖₂ at the last {@link #measure}}
     *
     * @param block index into {@link #names}
     */
    public double norm(int block) {
        return norms[block];
    }

    /** {@return the norm of all gradients together at the last {@link #measure}} */
    public double norm() {
        return Norms.euclidean(norms);
    }
}
