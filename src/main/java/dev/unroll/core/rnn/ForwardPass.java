package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Kernels;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The forward pass over a window:
 *
 * <pre>
 * s_t = W a_{t-1} + U x_t + b      a_t = φ(s_t)
 * o_t = V a_t + c                  ŷ_t = softmax(o_t)      L_t = -log ŷ_t[y_t]
 * </pre>
 *
 * Only W a_{t-1} is computed step by step; everything else is one product over the window. Layer k+1 reads a_t of layer
 * k in place of x_t.
 */
public final class ForwardPass {
    private final RnnShape shape;
    private final Activation activation;
    private final Kernels kernels;
    // The products run along rows, so they read the weights transposed; copied anew for each window.
    private final List<DMatrixRMaj> Ut;
    private final List<DMatrixRMaj> Wt;
    private final DMatrixRMaj Vt;

    /**
     * Allocates the workspace.
     *
     * @param shape the network's sizes
     * @param activation φ
     * @param kernels the products
     */
    public ForwardPass(RnnShape shape, Activation activation, Kernels kernels) {
        this.shape = shape;
        this.activation = activation;
        this.kernels = kernels;
        int h = shape.hidden();
        Ut = IntStream.range(0, shape.layers())
                .mapToObj(layer -> new DMatrixRMaj(shape.inputs(layer), h))
                .toList();
        Wt = IntStream.range(0, shape.layers())
                .mapToObj(layer -> new DMatrixRMaj(h, h))
                .toList();
        Vt = new DMatrixRMaj(h, shape.vocabulary());
    }

    /**
     * Fills the tape's states, predictions and losses from its inputs, targets and a_0.
     *
     * @param parameters θ, left as they are
     * @param tape read and written
     */
    public void run(Parameters parameters, Tape tape) {
        if (!shape.equals(parameters.shape()) || !shape.equals(tape.shape())) {
            throw new IllegalArgumentException("the parameters, the tape and the pass are of different shapes");
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            runLayer(layer, parameters, tape);
        }
        predict(parameters, tape);
    }

    private void runLayer(int layer, Parameters parameters, Tape tape) {
        int batch = tape.streams();
        int h = shape.hidden();
        int rows = tape.window() * batch;
        DMatrixRMaj A = tape.states(layer);
        kernels.transpose(parameters.U(layer), Ut.get(layer));
        kernels.transpose(parameters.W(layer), Wt.get(layer));
        double[] b = parameters.b(layer).data;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(b, 0, A.data, (batch + row) * h, h);
        }
        if (layer == 0) {
            addColumnsOfU(tape.inputs(), rows, A, batch);
        } else {
            kernels.multiplyAdd(tape.states(layer - 1), batch, rows, Ut.get(layer), A, batch);
        }
        for (int t = 1; t <= tape.window(); t++) {
            kernels.multiplyAdd(A, (t - 1) * batch, batch, Wt.get(layer), A, t * batch);
            activation.apply(A.data, t * batch * h, (t + 1) * batch * h);
        }
    }

    /** U x_t is a column of U, since x_t is one-hot. */
    private void addColumnsOfU(int[] inputs, int rows, DMatrixRMaj A, int firstRow) {
        int h = shape.hidden();
        double[] u = Ut.get(0).data;
        for (int row = 0; row < rows; row++) {
            int from = inputs[row] * h;
            int to = (firstRow + row) * h;
            for (int i = 0; i < h; i++) {
                A.data[to + i] += u[from + i];
            }
        }
    }

    private void predict(Parameters parameters, Tape tape) {
        int batch = tape.streams();
        int n = shape.vocabulary();
        int rows = tape.window() * batch;
        DMatrixRMaj O = tape.probabilities();
        kernels.transpose(parameters.V(), Vt);
        double[] c = parameters.c().data;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(c, 0, O.data, row * n, n);
        }
        kernels.multiplyAdd(tape.states(shape.layers() - 1), batch, rows, Vt, O, 0);
        for (int t = 1; t <= tape.window(); t++) {
            double loss = 0;
            for (int stream = 0; stream < batch; stream++) {
                int row = (t - 1) * batch + stream;
                loss += Softmax.lossInPlace(O.data, row * n, n, tape.targets()[row]);
            }
            tape.losses()[t - 1] = loss / batch;
        }
    }
}
