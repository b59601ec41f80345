package dev.unroll.core.insight;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Panels;
import dev.unroll.core.linalg.Rows;
import dev.unroll.core.linalg.Spectrum;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The singular values of J_t J_{t-1} … J_{t-l+1} = ∂a_t/∂a_{t-l}: the most and the least by which the way back over l
 * characters can stretch any gradient, not only the actual one.
 *
 * @param lag l, at least 1
 * @param logSingularValues ln σ_i, the largest first; of a product that neither overflows nor underflows, -∞ for 0
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the array is what it is for
public record JacobianProduct(int lag, double[] logSingularValues) {
    /**
     * {@return the product over a part of a window, along one layer}
     *
     * @param passes both passes over the window
     * @param layer 0 … ℓ-1
     * @param t the time step that it begins at, 1 … T
     * @param lag l, 1 … t
     * @param kernels what computes
     * @throws ArithmeticException if the singular values do not converge
     */
    public static JacobianProduct of(WindowPasses passes, int layer, int t, int lag, Kernels kernels) {
        if (lag < 1 || lag > t || t > passes.tape().window()) {
            throw new IndexOutOfBoundsException("no product of " + lag + " Jacobians back from time step " + t);
        }
        DMatrixRMaj W = passes.frozen().parameters().W(layer);
        int h = W.numRows;
        DMatrixRMaj product = Rows.zeros(h, h);
        Rows.copy(W, product, 0, h);
        Panels right = new Panels(h, h);
        int exponent = 0;
        for (int k = t - lag + 1; k <= t; k++) {
            if (k > t - lag + 1) {
                right.copy(product, 0, h, kernels);
                Arrays.fill(product.data, 0);
                kernels.multiplyAdd(W, 0, h, right, product, 0, 0, Rows.padded(h));
            }
            damp(passes, layer, k, product);
            exponent += normalise(product);
        }
        DMatrixRMaj whole = new DMatrixRMaj(h, h);
        for (int i = 0; i < h; i++) {
            System.arraycopy(product.data, i * product.numCols, whole.data, i * h, h);
        }
        double[] values = Spectrum.singularValues(whole);
        double shift = exponent * StrictMath.log(2);
        for (int i = 0; i < values.length; i++) {
            values[i] = StrictMath.log(values[i]) + shift;
        }
        return new JacobianProduct(lag, values);
    }

    /** Rows of J_k: each row of W … times the slope of its unit. */
    private static void damp(WindowPasses passes, int layer, int k, DMatrixRMaj product) {
        Activation phi = passes.frozen().activation();
        DMatrixRMaj A = passes.tape().states(layer);
        for (int i = 0; i < product.numRows; i++) {
            double slope = phi.slope(A.get(k, i));
            int first = i * product.numCols;
            for (int j = first; j < first + product.numCols; j++) {
                product.data[j] *= slope;
            }
        }
    }

    /** Brings the largest element near 1; {@return the power of two that was taken out}. */
    private static int normalise(DMatrixRMaj product) {
        double largest = 0;
        for (double value : product.data) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        int exponent = Math.getExponent(largest);
        for (int i = 0; i < product.data.length; i++) {
            product.data[i] = Math.scalb(product.data[i], -exponent);
        }
        return exponent;
    }

    /**
     * {@return the finite-time Lyapunov exponent (1/l) ln σ_max, per character: below 0 no gradient arrives l characters back
     * larger than it set out}
     */
    public double lyapunovExponent() {
        return logSingularValues[0] / lag;
    }
}
