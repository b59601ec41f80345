package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Panels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.Rows;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Backpropagation through time, for t = T … 1 and the loss L of the whole window (the mean over the streams):
 *
 * <pre>
 * ∂L/∂o_t = ŷ_t - y_t
 * ∂L/∂a_t = Vᵀ ∂L/∂o_t + Wᵀ ∂L/∂s_{t+1}      ∂L/∂s_t = φ'(s_t) ⊙ ∂L/∂a_t
 * ∂L/∂V = Σ ∂L/∂o_t a_tᵀ      ∂L/∂c = Σ ∂L/∂o_t
 * ∂L/∂W = Σ ∂L/∂s_t a_{t-1}ᵀ  ∂L/∂U = Σ ∂L/∂s_t x_tᵀ  ∂L/∂b = Σ ∂L/∂s_t
 * </pre>
 *
 * Below the top layer, Uᵀ ∂L/∂s_t of the layer above stands in place of Vᵀ ∂L/∂o_t. Only Wᵀ ∂L/∂s_{t+1} is computed step
 * by step.
 */
public final class BackwardPass {
    private final Activation activation;
    private final PackedWeights weights;

    /**
     * Creates the pass.
     *
     * @param activation φ
     * @param weights θ of the forward pass
     */
    public BackwardPass(Activation activation, PackedWeights weights) {
        this.activation = activation;
        this.weights = weights;
    }

    /**
     * Does one part of computing every gradient of the window's loss. Returns when all parts are done.
     *
     * @param tape with the forward pass's results; the gradients of outputs, states and sums are written
     * @param gradients overwritten with ∂L/∂θ
     * @param part whose share to compute
     */
    public void run(Tape tape, Gradients gradients, Part part) {
        if (!weights.shape().equals(tape.shape()) || !weights.shape().equals(gradients.shape())) {
            throw new IllegalArgumentException("the weights, the tape and the gradients are of different shapes");
        }
        int rows = tape.window() * tape.streams();
        int from = part.from(rows, 1);
        int to = part.to(rows, 1);
        int top = tape.shape().layers() - 1;
        outputs(tape, from, to);
        enterLayer(tape.outputGradients(), weights.V(), tape.stateGradients(top), from, to, part.kernels());
        part.meet();
        for (int layer = top; layer >= 0; layer--) {
            goThroughTime(layer, tape, part);
            part.meet();
            if (layer > 0) {
                DMatrixRMaj below = tape.stateGradients(layer - 1);
                enterLayer(tape.sumGradients(layer), weights.U(layer), below, from, to, part.kernels());
                part.meet();
            }
        }
        outputWeights(tape, gradients, part);
        for (int layer = 0; layer <= top; layer++) {
            layerWeights(layer, tape, gradients, part);
        }
        part.meet();
    }

    /** ∂L/∂o_t = ŷ_t - y_t, of a regression 2 (o_t - y_t), divided by B for the mean over the streams. */
    private static void outputs(Tape tape, int from, int to) {
        DMatrixRMaj dO = tape.outputGradients();
        double[] y = tape.probabilities().data;
        int n = Rows.padded(tape.shape().outputs());
        double streams = tape.streams();
        for (int row = from; row < to; row++) {
            int first = row * dO.numCols;
            boolean asked = tape.targets()[row] != Tape.NO_TARGET;
            if (!asked || tape.isRegression()) {
                Arrays.fill(dO.data, first, first + n, 0);
                if (asked) {
                    dO.data[first] = 2 * (y[first] - tape.answer(row)) / streams;
                }
                continue;
            }
            for (int i = first; i < first + n; i++) {
                dO.data[i] = y[i] / streams;
            }
            int target = first + tape.targets()[row];
            dO.data[target] = (y[target] - 1) / streams;
        }
    }

    /** What reaches a layer's states from above, in rows from … to: the gradient above times the weights between. */
    private static void enterLayer(
            DMatrixRMaj above, Panels between, DMatrixRMaj dA, int from, int to, Kernels kernels) {
        Arrays.fill(dA.data, from * dA.numCols, to * dA.numCols, 0);
        kernels.multiplyAdd(above, from, to - from, between, dA, from, 0, Rows.padded(between.columns()));
    }

    private void goThroughTime(int layer, Tape tape, Part part) {
        int batch = tape.streams();
        DMatrixRMaj A = tape.states(layer);
        DMatrixRMaj dA = tape.stateGradients(layer);
        DMatrixRMaj dS = tape.sumGradients(layer);
        Kernels kernels = part.kernels();
        int firstStream = TimeShare.fromStream(tape, part);
        int count = TimeShare.toStream(tape, part) - firstStream;
        int from = TimeShare.fromColumn(tape, part);
        int to = TimeShare.toColumn(tape, part);
        boolean meets = TimeShare.isByColumns(tape, part);
        for (int t = tape.window(); t >= 1; t--) {
            int row = (t - 1) * batch + firstStream;
            for (int i = 0; i < count; i++) {
                int s = (row + i) * dS.numCols;
                kernels.slope(activation, A.data, batch * A.numCols, dA.data, dS.data, s + from, s + to);
            }
            if (meets) {
                part.meet();
            }
            if (t > 1) {
                kernels.multiplyAdd(dS, row, count, weights.W(layer), dA, row - batch, from, to);
            }
        }
    }

    private void outputWeights(Tape tape, Gradients gradients, Part part) {
        int n = tape.shape().outputs();
        int from = part.from(n, 1);
        int to = part.to(n, 1);
        DMatrixRMaj dO = tape.outputGradients();
        DMatrixRMaj A = tape.states(tape.shape().layers() - 1);
        outerProducts(dO, A, tape.streams(), gradients.V(), from, to, part.kernels());
        sumRows(dO, gradients.c(), from, to);
    }

    private void layerWeights(int layer, Tape tape, Gradients gradients, Part part) {
        int h = tape.shape().hidden();
        int from = part.from(h, 1);
        int to = part.to(h, 1);
        DMatrixRMaj dS = tape.sumGradients(layer);
        outerProducts(dS, tape.states(layer), 0, gradients.W(layer), from, to, part.kernels());
        sumRows(dS, gradients.b(layer), from, to);
        if (layer == 0 && tape.isRegression()) {
            addNumbersToU(tape, dS, gradients.U(0), from, to);
        } else if (layer == 0) {
            addToColumnsOfU(tape.inputs(), dS, gradients.U(0), from, to);
        } else {
            outerProducts(dS, tape.states(layer - 1), tape.streams(), gradients.U(layer), from, to, part.kernels());
        }
    }

    /** Rows from … to of C = Aᵀ B, with B's rows from {@code b} on. */
    private static void outerProducts(
            DMatrixRMaj A, DMatrixRMaj B, int b, DMatrixRMaj C, int from, int to, Kernels kernels) {
        Arrays.fill(C.data, from * C.numCols, to * C.numCols, 0);
        kernels.transposedMultiplyAdd(A, 0, B, b, A.numRows, C, from, to);
    }

    /** ∂L/∂s_t x_tᵀ touches one column only, since x_t is one-hot. */
    private static void addToColumnsOfU(int[] inputs, DMatrixRMaj dS, DMatrixRMaj dU, int from, int to) {
        Arrays.fill(dU.data, from * dU.numCols, to * dU.numCols, 0);
        for (int row = 0; row < dS.numRows; row++) {
            int s = row * dS.numCols;
            for (int i = from, u = from * dU.numCols + inputs[row]; i < to; i++, u += dU.numCols) {
                dU.data[u] += dS.data[s + i];
            }
        }
    }

    /** ∂L/∂s_t x_tᵀ of inputs that are numbers. */
    private static void addNumbersToU(Tape tape, DMatrixRMaj dS, DMatrixRMaj dU, int from, int to) {
        Arrays.fill(dU.data, from * dU.numCols, to * dU.numCols, 0);
        for (int row = 0; row < dS.numRows; row++) {
            int s = row * dS.numCols;
            for (int i = from; i < to; i++) {
                for (int k = 0, u = i * dU.numCols; k < dU.numCols; k++, u++) {
                    dU.data[u] = Math.fma(dS.data[s + i], tape.value(row, k), dU.data[u]);
                }
            }
        }
    }

    private static void sumRows(DMatrixRMaj rows, DMatrixRMaj column, int from, int to) {
        Arrays.fill(column.data, from, to, 0);
        for (int row = 0; row < rows.numRows; row++) {
            int first = row * rows.numCols;
            for (int i = from; i < to; i++) {
                column.data[i] += rows.data[first + i];
            }
        }
    }
}
