package dev.unroll.core.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * The heavy products of both passes, over whole rows of row-major matrices. Every element of a result is accumulated in
 * one fixed order (ascending in the summed index) with fused multiply-adds, starting from what the element held before:
 * equal inputs give equal bits on every machine.
 */
public interface Kernels {
    /**
     * C[c .. c+rows) += A[a .. a+rows) · B.
     *
     * @param A rows × k from row {@code a} on
     * @param a first row of A
     * @param rows how many rows
     * @param B k × n
     * @param C changed in rows {@code c .. c+rows}, n columns; neither A nor B
     * @param c first row of C
     */
    void multiplyAdd(DMatrixRMaj A, int a, int rows, DMatrixRMaj B, DMatrixRMaj C, int c);

    /**
     * C += A[a .. a+rows)ᵀ · B[b .. b+rows): a sum of {@code rows} outer products.
     *
     * @param A rows × m from row {@code a} on
     * @param a first row of A
     * @param B rows × n from row {@code b} on
     * @param b first row of B
     * @param rows how many rows
     * @param C changed, m × n; neither A nor B
     */
    void transposedMultiplyAdd(DMatrixRMaj A, int a, DMatrixRMaj B, int b, int rows, DMatrixRMaj C);

    /**
     * At = Aᵀ.
     *
     * @param A m × n
     * @param At overwritten, n × m; not A
     */
    void transpose(DMatrixRMaj A, DMatrixRMaj At);
}
