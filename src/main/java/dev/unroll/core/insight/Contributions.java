package dev.unroll.core.insight;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.rnn.Tape;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * What each loss says about each time step's use of W: C(t,k) = ∂L_t/∂s_k a_{k-1}ᵀ = D_k (∂L_t/∂a_k) a_{k-1}ᵀ, H×H, with
 * D_k = diag φ'(s_k). All of them together are the gradient: Σ_{t,k} C(t,k) = ∂L/∂W.
 */
public final class Contributions {
    private Contributions() {}

    /**
     * {@return C(t,k)}
     *
     * @param passes both passes over a window
     * @param layer 0 … ℓ-1
     * @param t whose loss, 1 … T
     * @param k time step, 1 … t
     * @param kernels what computes
     */
    public static DMatrixRMaj one(WindowPasses passes, int layer, int t, int k, Kernels kernels) {
        Tape tape = passes.tape();
        if (k < 1 || k > t || t > tape.window()) {
            throw new IndexOutOfBoundsException("no gradient of L_" + t + " at time step " + k);
        }
        int h = tape.shape().hidden();
        DMatrixRMaj C = new DMatrixRMaj(h, h);
        new LagWalk(passes, kernels).run((visited, lag, dA, dS) -> {
            if (visited == layer && lag == t - k) {
                kernels.transposedMultiplyAdd(dS, t - 1, tape.states(layer), k - 1, 1, C, 0, h);
            }
        });
        return C;
    }

    /**
     * {@return Σ_{t,k} C(t,k) of every layer, added lag by lag: another order of the same sum as the backward pass's}
     *
     * @param passes both passes over a window
     * @param kernels what computes
     */
    public static List<DMatrixRMaj> sums(WindowPasses passes, Kernels kernels) {
        Tape tape = passes.tape();
        int h = tape.shape().hidden();
        List<DMatrixRMaj> sums = IntStream.range(0, tape.shape().layers())
                .mapToObj(layer -> new DMatrixRMaj(h, h))
                .toList();
        new LagWalk(passes, kernels).run((layer, lag, dA, dS) -> {
            DMatrixRMaj A = tape.states(layer);
            // Row t-1 holds ∂L_t/∂s_{t-lag}, which multiplies a_{t-lag-1}.
            kernels.transposedMultiplyAdd(dS, lag, A, 0, tape.window() - lag, sums.get(layer), 0, h);
        });
        return sums;
    }

    /**
     * {@return ‖Σ C(t,k) - ∂L/∂W‖_F / ‖∂L/∂W‖_F, the largest of all layers: rounding, if everything is right} 0 where the
     * gradient is 0.
     *
     * @param passes both passes over a window
     * @param kernels what computes
     */
    public static double residual(WindowPasses passes, Kernels kernels) {
        double worst = 0;
        List<DMatrixRMaj> sums = sums(passes, kernels);
        for (int layer = 0; layer < sums.size(); layer++) {
            DMatrixRMaj gradient = passes.gradients().W(layer);
            DMatrixRMaj difference = new DMatrixRMaj(gradient.numRows, gradient.numCols);
            CommonOps_DDRM.subtract(sums.get(layer), gradient, difference);
            double size = NormOps_DDRM.normF(gradient);
            double off = NormOps_DDRM.normF(difference);
            worst = Math.max(worst, off == 0 ? 0 : off / size);
        }
        return worst;
    }
}
