package dev.unroll.core.rnn;

import org.ejml.data.DMatrixRMaj;

/**
 * One stream of a tape, copied into arrays of its own: what a picture of the window needs. Time step t = 1 … T stands
 * at index t - 1. Valid after the backward pass.
 */
public final class TapeStream {
    private final Tape tape;
    private final int stream;

    /**
     * Looks at a stream.
     *
     * @param tape a window after both passes
     * @param stream 0 … B-1
     */
    public TapeStream(Tape tape, int stream) {
        if (stream < 0 || stream >= tape.streams()) {
            throw new IndexOutOfBoundsException("stream " + stream + " of " + tape.streams());
        }
        this.tape = tape;
        this.stream = stream;
    }

    /** {@return x_t as ids, T of them} */
    public int[] inputs() {
        return pick(tape.inputs());
    }

    /** {@return y_t as ids, T of them} */
    public int[] targets() {
        return pick(tape.targets());
    }

    private int[] pick(int[] ids) {
        int[] picked = new int[tape.window()];
        for (int t = 0; t < picked.length; t++) {
            picked[t] = ids[t * tape.streams() + stream];
        }
        return picked;
    }

    /**
     * {@return a_1 … a_T, T×H row-major}
     *
     * @param layer 0 … ℓ-1
     */
    public double[] states(int layer) {
        int hidden = tape.shape().hidden();
        double[] copy = new double[tape.window() * hidden];
        for (int t = 0; t < tape.window(); t++) {
            // The first B rows are a_0.
            int row = (t + 1) * tape.streams() + stream;
            DMatrixRMaj A = tape.states(layer);
            System.arraycopy(A.data, row * A.numCols, copy, t * hidden, hidden);
        }
        return copy;
    }

    /**
     * {@return ŷ_t, n values}
     *
     * @param t time step, 1 … T
     */
    public double[] probabilities(int t) {
        DMatrixRMaj y = tape.probabilities();
        int row = (t - 1) * tape.streams() + stream;
        double[] copy = new double[tape.shape().outputs()];
        System.arraycopy(y.data, row * y.numCols, copy, 0, copy.length);
        return copy;
    }

    /** {@return L_t = -log ŷ_t[y_t] of this stream alone, T values in nats; NaN where nothing is asked for} */
    public double[] losses() {
        double[] losses = new double[tape.window()];
        for (int t = 0; t < losses.length; t++) {
            int row = t * tape.streams() + stream;
            losses[t] = tape.targets()[row] == Tape.NO_TARGET ? Double.NaN : tape.losses()[row];
        }
        return losses;
    }

    /**
     * {@return ‖∂L/∂a_t‖₂ of this stream, T values, of the whole window's loss}
     *
     * @param layer 0 … ℓ-1
     */
    public double[] gradientNorms(int layer) {
        double[] norms = new double[tape.window()];
        for (int t = 0; t < norms.length; t++) {
            norms[t] = tape.norm(tape.stateGradients(layer), t + 1, stream);
        }
        return norms;
    }
}
