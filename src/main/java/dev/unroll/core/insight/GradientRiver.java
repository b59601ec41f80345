package dev.unroll.core.insight;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Norms;
import dev.unroll.core.rnn.Tape;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * How far the loss at each character reaches back: g(t,k) = ‖∂L_t/∂a_k‖₂ for k ≤ t, where L_t is that loss alone,
 *
 * <pre>
 * ∂L_t/∂a_k = (J_t … J_{k+1})ᵀ Vᵀ (ŷ_t - y_t),      J_t = ∂a_t/∂a_{t-1} = diag φ'(s_t) W
 * </pre>
 *
 * a triangle for each layer (in layers below the top one, the paths through the layers above are in it). The gradient
 * that training uses is another: ∂L/∂a_k = Σ_{t ≥ k} ∂L_t/∂a_k accumulates the losses of all later steps.
 */
public final class GradientRiver {
    private final int window;
    private final List<double[]> norms;
    private final List<double[]> sumNorms;
    private final List<double[]> stateNorms;

    private GradientRiver(Tape tape) {
        window = tape.window();
        int layers = tape.shape().layers();
        norms = triangles(layers);
        sumNorms = triangles(layers);
        stateNorms = IntStream.range(0, layers)
                .mapToObj(layer -> IntStream.rangeClosed(0, window)
                        .mapToDouble(
                                t -> norm(tape.states(layer), t, tape.shape().hidden()))
                        .toArray())
                .toList();
    }

    private List<double[]> triangles(int layers) {
        int size = Math.multiplyExact(window, window + 1) / 2;
        return IntStream.range(0, layers).mapToObj(layer -> new double[size]).toList();
    }

    /**
     * {@return the river of a window}
     *
     * @param passes both passes over it
     * @param kernels what computes
     */
    public static GradientRiver of(WindowPasses passes, Kernels kernels) {
        GradientRiver river = new GradientRiver(passes.tape());
        int hidden = passes.tape().shape().hidden();
        double[] row = new double[hidden];
        new LagWalk(passes, kernels).run((layer, lag, dA, dS) -> {
            for (int t = lag + 1; t <= river.window; t++) {
                int place = place(t, t - lag);
                System.arraycopy(dA.data, (t - 1) * dA.numCols, row, 0, hidden);
                river.norms.get(layer)[place] = Norms.euclidean(row, kernels);
                System.arraycopy(dS.data, (t - 1) * dS.numCols, row, 0, hidden);
                river.sumNorms.get(layer)[place] = Norms.euclidean(row, kernels);
            }
        });
        return river;
    }

    private static double norm(DMatrixRMaj rows, int row, int columns) {
        double[] copy = new double[columns];
        System.arraycopy(rows.data, row * rows.numCols, copy, 0, columns);
        return Norms.euclidean(copy);
    }

    private static int place(int t, int k) {
        return t * (t - 1) / 2 + k - 1;
    }

    private int checked(int t, int k) {
        if (k < 1 || k > t || t > window) {
            throw new IndexOutOfBoundsException("no gradient of L_" + t + " at time step " + k + " of " + window);
        }
        return place(t, k);
    }

    /** {@return T} */
    public int window() {
        return window;
    }

    /** {@return ℓ} */
    public int layers() {
        return norms.size();
    }

    /**
     * {@return g(t,k) = ‖∂L_t/∂a_k‖₂}
     *
     * @param layer 0 … ℓ-1
     * @param t whose loss, 1 … T
     * @param k time step that it reaches back to, 1 … t
     */
    public double norm(int layer, int t, int k) {
        return norms.get(layer)[checked(t, k)];
    }

    /**
     * {@return ‖∂L_t/∂s_k‖₂: g(t,k) after the slope φ'(s_k) has damped it}
     *
     * @param layer 0 … ℓ-1
     * @param t whose loss, 1 … T
     * @param k time step, 1 … t
     */
    public double sumNorm(int layer, int t, int k) {
        return sumNorms.get(layer)[checked(t, k)];
    }

    /**
     * {@return ‖C(t,k)‖_F, the size of one share of ∂L/∂W: an outer product's norm is the product of the norms}
     *
     * @param layer 0 … ℓ-1
     * @param t whose loss, 1 … T
     * @param k time step, 1 … t
     * @see Contributions
     */
    public double contributionNorm(int layer, int t, int k) {
        return sumNorm(layer, t, k) * stateNorms.get(layer)[k - 1];
    }
}
