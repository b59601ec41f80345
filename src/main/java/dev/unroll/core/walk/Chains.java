package dev.unroll.core.walk;

import org.ejml.data.DMatrixRMaj;

/** Products summed up in the order of the kernels: one fused multiply-add after the other, from the first column on. */
final class Chains {
    private Chains() {}

    /** y += A x. */
    static void addProduct(DMatrixRMaj A, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < x.length; k++) {
                y[i] = Math.fma(A.data[i * A.numCols + k], x[k], y[i]);
            }
        }
    }

    /** y += Aᵀ x. */
    static void addTransposedProduct(DMatrixRMaj A, double[] x, double[] y) {
        for (int k = 0; k < x.length; k++) {
            for (int i = 0; i < y.length; i++) {
                y[i] = Math.fma(A.data[k * A.numCols + i], x[k], y[i]);
            }
        }
    }
}
