package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Norms;
import dev.unroll.core.linalg.Part;

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

    /**
     * Computes the norms of what a part's blocks hold now.
     *
     * @param part whose share to measure
     */
    public void measure(Part part) {
        for (int i = part.index(); i < norms.length; i += part.count()) {
            norms[i] = Norms.euclidean(matrices().get(i).data, part.kernels());
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
