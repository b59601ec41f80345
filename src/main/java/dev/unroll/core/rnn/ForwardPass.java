package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Panels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.Rows;
import org.ejml.data.DMatrixRMaj;

/**
 * The forward pass over a window:
 *
 * <pre>
 * s_t = W a_{t-1} + U x_t + b      a_t = φ(s_t)
 * o_t = V a_t + c                  ŷ_t = softmax(o_t)      L_t = -log ŷ_t[y_t]
 * </pre>
 *
 * A step without a target has no loss; of a regression o_t is the answer and L_t = (o_t - y_t)². Only W a_{t-1} is computed step by step; everything else is one product over the window. Layer k+1 reads a_t of layer
 * k in place of x_t.
 */
public final class ForwardPass {
    private final Activation activation;
    private final PackedWeights weights;

    /**
     * Creates the pass.
     *
     * @param activation φ
     * @param weights θ, packed before the pass runs
     */
    public ForwardPass(Activation activation, PackedWeights weights) {
        this.activation = activation;
        this.weights = weights;
    }

    /**
     * Does one part of filling the tape's states, predictions and losses from its inputs, targets and a_0. Returns when
     * all parts are done.
     *
     * @param tape read and written
     * @param part whose share to compute
     */
    public void run(Tape tape, Part part) {
        if (!weights.shape().equals(tape.shape())) {
            throw new IllegalArgumentException("the weights and the tape are of different shapes");
        }
        int layers = tape.shape().layers();
        for (int layer = 0; layer < layers; layer++) {
            readInputs(layer, tape, part);
            part.meet();
            goThroughTime(layer, tape, part);
            part.meet();
        }
        predict(tape, part);
        part.meet();
    }

    /** Rows of s_t = b + U x_t, to which W a_{t-1} is added later. */
    private void readInputs(int layer, Tape tape, Part part) {
        int batch = tape.streams();
        int h = tape.shape().hidden();
        int rows = tape.window() * batch;
        int from = part.from(rows, 1);
        int to = part.to(rows, 1);
        DMatrixRMaj S = tape.states(layer);
        double[] b = weights.b(layer);
        int width = Rows.padded(h);
        if (layer > 0) {
            for (int row = from; row < to; row++) {
                System.arraycopy(b, 0, S.data, (batch + row) * S.numCols, width);
            }
            DMatrixRMaj below = tape.states(layer - 1);
            part.kernels().multiplyAdd(below, batch + from, to - from, weights.Ut(layer), S, batch + from, 0, width);
            return;
        }
        DMatrixRMaj Ut = weights.symbols();
        if (tape.isRegression()) {
            readNumbers(tape, Ut, from, to);
            return;
        }
        // U x_t is a column of U, since x_t is one-hot.
        for (int row = from; row < to; row++) {
            int s = (batch + row) * S.numCols;
            int u = tape.inputs()[row] * Ut.numCols;
            for (int i = 0; i < width; i++) {
                S.data[s + i] = b[i] + Ut.data[u + i];
            }
        }
    }

    /** The same for inputs that are numbers: U x_t is a sum over the columns of U, in their order. */
    private void readNumbers(Tape tape, DMatrixRMaj Ut, int from, int to) {
        DMatrixRMaj S = tape.states(0);
        double[] b = weights.b(0);
        int width = Rows.padded(tape.shape().hidden());
        for (int row = from; row < to; row++) {
            int s = (tape.streams() + row) * S.numCols;
            System.arraycopy(b, 0, S.data, s, width);
            for (int k = 0; k < tape.shape().vocabulary(); k++) {
                double x = tape.value(row, k);
                int u = k * Ut.numCols;
                for (int i = 0; i < width; i++) {
                    S.data[s + i] = Math.fma(x, Ut.data[u + i], S.data[s + i]);
                }
            }
        }
    }

    private void goThroughTime(int layer, Tape tape, Part part) {
        int batch = tape.streams();
        DMatrixRMaj A = tape.states(layer);
        Panels Wt = weights.Wt(layer);
        Kernels kernels = part.kernels();
        int firstStream = TimeShare.fromStream(tape, part);
        int count = TimeShare.toStream(tape, part) - firstStream;
        int from = TimeShare.fromColumn(tape, part);
        int to = TimeShare.toColumn(tape, part);
        boolean meets = TimeShare.isByColumns(tape, part);
        for (int t = 1; t <= tape.window(); t++) {
            int row = t * batch + firstStream;
            kernels.multiplyAdd(A, row - batch, count, Wt, A, row, from, to);
            for (int i = 0; i < count; i++) {
                int a = (row + i) * A.numCols;
                kernels.activate(activation, A.data, a + from, a + to);
            }
            if (meets) {
                part.meet();
            }
        }
    }

    private void predict(Tape tape, Part part) {
        int batch = tape.streams();
        int rows = tape.window() * batch;
        int from = part.from(rows, 1);
        int to = part.to(rows, 1);
        int width = Rows.padded(tape.shape().outputs());
        DMatrixRMaj O = tape.probabilities();
        for (int row = from; row < to; row++) {
            System.arraycopy(weights.c(), 0, O.data, row * O.numCols, width);
        }
        DMatrixRMaj A = tape.states(tape.shape().layers() - 1);
        part.kernels().multiplyAdd(A, batch + from, to - from, weights.Vt(), O, from, 0, width);
        for (int row = from; row < to; row++) {
            tape.losses()[row] = loss(tape, row, width, part.kernels());
        }
    }

    private static double loss(Tape tape, int row, int width, Kernels kernels) {
        DMatrixRMaj O = tape.probabilities();
        int target = tape.targets()[row];
        boolean asked = target != Tape.NO_TARGET;
        if (tape.isRegression()) {
            double error = O.data[row * O.numCols] - tape.answer(row);
            return asked ? error * error : 0;
        }
        double loss = kernels.softmaxLoss(O.data, row * O.numCols, width, asked ? target : 0);
        return asked ? loss : 0;
    }
}
