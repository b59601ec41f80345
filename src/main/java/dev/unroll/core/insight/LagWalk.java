package dev.unroll.core.insight;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Panels;
import dev.unroll.core.linalg.Rows;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Goes back through time from every loss L_t **alone**, all of them side by side, one lag d = 0 … T-1 after the other:
 *
 * <pre>
 * ∂L_t/∂a_t = Vᵀ ∂L_t/∂o_t      ∂L_t/∂s_k = φ'(s_k) ⊙ ∂L_t/∂a_k      ∂L_t/∂a_{k-1} = Wᵀ ∂L_t/∂s_k
 * </pre>
 *
 * Below the top layer, Uᵀ ∂L_t/∂s_k of the layer above is added. All losses of one lag are the rows of one product, which
 * makes a window of T steps cost T²/2 products of a row with W.
 */
final class LagWalk {
    /** Looks at one lag of one layer; the matrices are reused for the next. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Visits the gradients of all losses that reach back this far.
         *
         * @param layer 0 … ℓ-1, from the top down
         * @param lag d
         * @param dA ∂L_t/∂a_{t-d} in row t-1, for t = d+1 … T
         * @param dS ∂L_t/∂s_{t-d} in the same rows
         */
        void visit(int layer, int lag, DMatrixRMaj dA, DMatrixRMaj dS);
    }

    private final WindowPasses passes;
    private final Kernels kernels;
    private final List<Panels> W;
    private final List<Panels> U;
    private final List<DMatrixRMaj> dA;
    private final List<DMatrixRMaj> dS;

    LagWalk(WindowPasses passes, Kernels kernels) {
        this.passes = passes;
        this.kernels = kernels;
        Parameters theta = passes.frozen().parameters();
        int layers = theta.shape().layers();
        W = IntStream.range(0, layers).mapToObj(l -> panels(theta.W(l))).toList();
        U = IntStream.range(1, layers).mapToObj(l -> panels(theta.U(l))).toList();
        dA = rows();
        dS = rows();
    }

    private List<DMatrixRMaj> rows() {
        Tape tape = passes.tape();
        return IntStream.range(0, tape.shape().layers())
                .mapToObj(l -> Rows.zeros(tape.window(), tape.shape().hidden()))
                .toList();
    }

    private Panels panels(DMatrixRMaj M) {
        Panels panels = new Panels(M.numRows, M.numCols);
        panels.copy(M, 0, M.numCols, kernels);
        return panels;
    }

    /** Visits every lag, and in it every layer. */
    void run(Visitor visitor) {
        Tape tape = passes.tape();
        int top = tape.shape().layers() - 1;
        Panels V = panels(passes.frozen().parameters().V());
        for (int lag = 0; lag < tape.window(); lag++) {
            for (int layer = top; layer >= 0; layer--) {
                DMatrixRMaj now = dA.get(layer);
                Arrays.fill(now.data, lag * now.numCols, now.data.length, 0);
                if (lag > 0) {
                    // dS still holds the lag before.
                    add(dS.get(layer), W.get(layer), lag, now);
                } else if (layer == top) {
                    add(tape.outputGradients(), V, lag, now);
                }
                if (layer < top) {
                    add(dS.get(layer + 1), U.get(layer), lag, now);
                }
                damp(tape.states(layer), now, dS.get(layer), lag);
                visitor.visit(layer, lag, now, dS.get(layer));
            }
        }
    }

    private void add(DMatrixRMaj from, Panels weights, int lag, DMatrixRMaj to) {
        int rows = passes.tape().window() - lag;
        kernels.multiplyAdd(from, lag, rows, weights, to, lag, 0, Rows.padded(weights.columns()));
    }

    /** Row t-1 belongs to a_{t-d}, which stands d-1 rows before it among the states. */
    private void damp(DMatrixRMaj A, DMatrixRMaj x, DMatrixRMaj y, int lag) {
        int width = A.numCols;
        kernels.slope(
                passes.frozen().activation(), A.data, (1 - lag) * width, x.data, y.data, lag * width, x.data.length);
    }
}
