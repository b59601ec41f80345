package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Kernels;
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
    private final RnnShape shape;
    private final Activation activation;
    private final Kernels kernels;

    /**
     * Creates the pass.
     *
     * @param shape the network's sizes
     * @param activation φ
     * @param kernels the products
     */
    public BackwardPass(RnnShape shape, Activation activation, Kernels kernels) {
        this.shape = shape;
        this.activation = activation;
        this.kernels = kernels;
    }

    /**
     * Computes every gradient of the window's loss.
     *
     * @param parameters θ of the forward pass, left as they are
     * @param tape with the forward pass's results; the gradients of outputs, states and sums are written
     * @param gradients overwritten with ∂L/∂θ
     */
    public void run(Parameters parameters, Tape tape, Gradients gradients) {
        if (!shape.equals(parameters.shape()) || !shape.equals(tape.shape()) || !shape.equals(gradients.shape())) {
            throw new IllegalArgumentException("the parameters, the tape and the gradients are of different shapes");
        }
        gradients.clear();
        outputs(tape);
        int rows = tape.window() * tape.streams();
        int top = shape.layers() - 1;
        kernels.transposedMultiplyAdd(tape.outputGradients(), 0, tape.states(top), tape.streams(), rows, gradients.V());
        sumRows(tape.outputGradients(), gradients.c());
        tape.stateGradients(top).zero();
        kernels.multiplyAdd(tape.outputGradients(), 0, rows, parameters.V(), tape.stateGradients(top), 0);
        for (int layer = top; layer >= 0; layer--) {
            runLayer(layer, parameters, tape, gradients);
        }
    }

    /** ∂L/∂o_t = ŷ_t - y_t, divided by B for the mean over the streams. */
    private static void outputs(Tape tape) {
        DMatrixRMaj dO = tape.outputGradients();
        double[] y = tape.probabilities().data;
        int n = dO.numCols;
        for (int row = 0; row < dO.numRows; row++) {
            for (int i = row * n; i < (row + 1) * n; i++) {
                dO.data[i] = y[i] / tape.streams();
            }
            int target = row * n + tape.targets()[row];
            dO.data[target] = (y[target] - 1) / tape.streams();
        }
    }

    private void runLayer(int layer, Parameters parameters, Tape tape, Gradients gradients) {
        int batch = tape.streams();
        int h = shape.hidden();
        int rows = tape.window() * batch;
        DMatrixRMaj A = tape.states(layer);
        DMatrixRMaj dA = tape.stateGradients(layer);
        DMatrixRMaj dS = tape.sumGradients(layer);
        for (int t = tape.window(); t >= 1; t--) {
            int row = (t - 1) * batch;
            for (int i = row * h; i < (row + batch) * h; i++) {
                dS.data[i] = activation.slope(A.data[i + batch * h]) * dA.data[i];
            }
            if (t > 1) {
                kernels.multiplyAdd(dS, row, batch, parameters.W(layer), dA, row - batch);
            }
        }
        kernels.transposedMultiplyAdd(dS, 0, A, 0, rows, gradients.W(layer));
        sumRows(dS, gradients.b(layer));
        if (layer == 0) {
            addToColumnsOfU(tape.inputs(), dS, gradients.U(0));
        } else {
            kernels.transposedMultiplyAdd(dS, 0, tape.states(layer - 1), batch, rows, gradients.U(layer));
            tape.stateGradients(layer - 1).zero();
            kernels.multiplyAdd(dS, 0, rows, parameters.U(layer), tape.stateGradients(layer - 1), 0);
        }
    }

    /** ∂L/∂s_t x_tᵀ touches one column only, since x_t is one-hot. */
    private static void addToColumnsOfU(int[] inputs, DMatrixRMaj dS, DMatrixRMaj dU) {
        int h = dS.numCols;
        for (int row = 0; row < dS.numRows; row++) {
            int column = inputs[row];
            for (int i = 0; i < h; i++) {
                dU.data[i * dU.numCols + column] += dS.data[row * h + i];
            }
        }
    }

    private static void sumRows(DMatrixRMaj rows, DMatrixRMaj column) {
        int n = rows.numCols;
        for (int row = 0; row < rows.numRows; row++) {
            for (int i = 0; i < n; i++) {
                column.data[i] += rows.data[row * n + i];
            }
        }
    }
}
