package dev.unroll.core.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * Everything that a training step computes over many numbers at once. Equal inputs give equal bits on every machine and
 * in every implementation: an element of a product is one chain of fused multiply-adds in ascending order, starting
 * from what the element held before; a sum over an array is {@value #CHAINS} such chains, added as a fixed tree; exp,
 * tanh and the sigmoid are {@link Elementary}'s.
 *
 * <p>Rows may be wider than what they hold (see {@link Rows}): the padding is computed along and never looked at. An
 * instance has small buffers of its own and serves one thread at a time.
 */
public interface Kernels extends Norms.Sum {
    /** Sums over arrays run in this many interleaved chains: element i belongs to chain i mod {@value}. */
    int CHAINS = 32;

    /** {@return what computes, in a few words, such as {@code 512-bit vectors}} */
    String name();

    /**
     * C[c .. c+rows) += A[a .. a+rows) · B in the columns {@code from .. to} of B and C.
     *
     * @param A rows from {@code a} on, at least k columns
     * @param a first row of A
     * @param rows how many rows
     * @param B k rows
     * @param C changed in rows {@code c .. c+rows}, padded, as wide as B; not A
     * @param c first row of C
     * @param from first column, a multiple of {@link Panels#WIDTH}
     * @param to column after the last, a multiple of {@link Rows#PAD}
     */
    void multiplyAdd(DMatrixRMaj A, int a, int rows, Panels B, DMatrixRMaj C, int c, int from, int to);

    /**
     * C += A[a .. a+rows)ᵀ · B[b .. b+rows) in the rows {@code from .. to} of C: a sum of {@code rows} outer products.
     *
     * @param A rows from {@code a} on, at least as many columns as C has rows
     * @param a first row of A
     * @param B padded rows from {@code b} on, at least as many columns as C
     * @param b first row of B
     * @param rows how many rows of A and B
     * @param C changed, m × n, not padded; neither A nor B
     * @param from first row of C
     * @param to row of C after the last
     */
    void transposedMultiplyAdd(DMatrixRMaj A, int a, DMatrixRMaj B, int b, int rows, DMatrixRMaj C, int from, int to);

    /**
     * to[t + i·toStride .. + {@link Rows#PAD}) = from[f + i·fromStride .. + {@link Rows#PAD}) for i in 0 .. n.
     *
     * @param n how many groups
     * @param from where they are
     * @param f index of the first
     * @param fromStride from one group to the next
     * @param to where they go
     * @param t index of the first
     * @param toStride from one group to the next
     */
    void copyGroups(int n, double[] from, int f, int fromStride, double[] to, int t, int toStride);

    /**
     * x[from .. to) = φ(x[from .. to)).
     *
     * @param phi φ
     * @param x weighted sums before, activations after
     * @param from first index
     * @param to index after the last
     */
    void activate(Activation phi, double[] x, int from, int to);

    /**
     * y[i] = φ'(a[i + shift]) · x[i] for i in from .. to, the slope in terms of the activation.
     *
     * @param phi φ
     * @param a activations
     * @param shift where a's element for index 0 stands
     * @param x gradients of activations
     * @param y overwritten with gradients of weighted sums
     * @param from first index
     * @param to index after the last
     */
    void slope(Activation phi, double[] a, int shift, double[] x, double[] y, int from, int to);

    /**
     * Turns logits o into ŷ_i = exp(o_i - max o) / Σ_j exp(o_j - max o), in place.
     *
     * @param o logits before, probabilities after; -∞ gives 0
     * @param from index of the first
     * @param n how many
     * @param target index of the right symbol, 0 … n-1
     * @return -log ŷ[target] in nats, exact even where ŷ[target] itself underflows
     */
    double softmaxLoss(double[] o, int from, int n, int target);

    @Override
    double sumOfSquares(double[] x, double scale);

    /**
     * x[from .. to) *= factor.
     *
     * @param x changed
     * @param factor what to multiply with
     * @param from first index
     * @param to index after the last
     */
    void scale(double[] x, double factor, int from, int to);

    /**
     * θ -= α g.
     *
     * @param theta θ, changed
     * @param g gradient
     * @param alpha α
     * @param from first index
     * @param to index after the last
     */
    void sgd(double[] theta, double[] g, double alpha, int from, int to);

    /**
     * m += g², θ -= α g / sqrt(m + ε).
     *
     * @param theta θ, changed
     * @param g gradient
     * @param m changed
     * @param alpha α
     * @param epsilon ε
     * @param from first index
     * @param to index after the last
     */
    void adagrad(double[] theta, double[] g, double[] m, double alpha, double epsilon, int from, int to);

    /**
     * m = β m + (1-β) g², θ -= α g / (sqrt(m) + ε).
     *
     * @param theta θ, changed
     * @param g gradient
     * @param m changed
     * @param alpha α
     * @param beta β
     * @param epsilon ε
     * @param from first index
     * @param to index after the last
     */
    void rmsProp(double[] theta, double[] g, double[] m, double alpha, double beta, double epsilon, int from, int to);

    /**
     * m = β₁ m + (1-β₁) g, v = β₂ v + (1-β₂) g², θ -= α m / (sqrt(v / correction) + ε).
     *
     * @param theta θ, changed
     * @param g gradient
     * @param m changed
     * @param v changed
     * @param alpha α / (1-β₁ᵏ) at the k-th update
     * @param beta1 β₁
     * @param beta2 β₂
     * @param correction 1-β₂ᵏ
     * @param epsilon ε
     * @param from first index
     * @param to index after the last
     */
    void adam(
            double[] theta,
            double[] g,
            double[] m,
            double[] v,
            double alpha,
            double beta1,
            double beta2,
            double correction,
            double epsilon,
            int from,
            int to);
}
