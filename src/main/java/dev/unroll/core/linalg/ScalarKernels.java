package dev.unroll.core.linalg;

import org.ejml.data.DMatrixRMaj;

/** {@link Kernels} in plain loops. The innermost ones run along rows, where the JIT can use vectors without changing bits. */
public final class ScalarKernels implements Kernels {
    @Override
    public void multiplyAdd(DMatrixRMaj A, int a, int rows, DMatrixRMaj B, DMatrixRMaj C, int c) {
        requireShape(A.numCols == B.numRows, "A's columns are B's rows");
        requireShape(B.numCols == C.numCols, "B's columns are C's");
        requireShape(a >= 0 && c >= 0 && rows <= A.numRows - a && rows <= C.numRows - c, "the rows lie in A and in C");
        int k = A.numCols;
        int n = B.numCols;
        for (int r = 0; r < rows; r++) {
            int aRow = (a + r) * k;
            int cRow = (c + r) * n;
            int j = 0;
            // Four rows of B at once: the order of the sum stays, C is loaded and stored a quarter as often.
            for (; j + 4 <= k; j += 4) {
                addFourRows(A.data, aRow + j, 1, B.data, j * n, n, C.data, cRow);
            }
            for (; j < k; j++) {
                addRow(A.data[aRow + j], B.data, j * n, n, C.data, cRow);
            }
        }
    }

    @Override
    public void transposedMultiplyAdd(DMatrixRMaj A, int a, DMatrixRMaj B, int b, int rows, DMatrixRMaj C) {
        requireShape(A.numCols == C.numRows, "A's columns are C's rows");
        requireShape(B.numCols == C.numCols, "B's columns are C's");
        requireShape(a >= 0 && b >= 0 && rows <= A.numRows - a && rows <= B.numRows - b, "the rows lie in A and in B");
        int m = A.numCols;
        int n = B.numCols;
        for (int i = 0; i < m; i++) {
            int r = 0;
            for (; r + 4 <= rows; r += 4) {
                addFourRows(A.data, (a + r) * m + i, m, B.data, (b + r) * n, n, C.data, i * n);
            }
            for (; r < rows; r++) {
                addRow(A.data[(a + r) * m + i], B.data, (b + r) * n, n, C.data, i * n);
            }
        }
    }

    @Override
    public void transpose(DMatrixRMaj A, DMatrixRMaj At) {
        requireShape(A.numRows == At.numCols && A.numCols == At.numRows, "the result has A's shape transposed");
        for (int i = 0; i < A.numRows; i++) {
            for (int j = 0; j < A.numCols; j++) {
                At.data[j * A.numRows + i] = A.data[i * A.numCols + j];
            }
        }
    }

    /** C row += x · B row. */
    private static void addRow(double x, double[] B, int b, int n, double[] C, int c) {
        for (int j = 0; j < n; j++) {
            C[c + j] = Math.fma(x, B[b + j], C[c + j]);
        }
    }

    /** C row += Σ_i A[a + i·stride] · B row i, for i = 0 … 3 in this order. */
    private static void addFourRows(double[] A, int a, int stride, double[] B, int b, int n, double[] C, int c) {
        double x0 = A[a];
        double x1 = A[a + stride];
        double x2 = A[a + 2 * stride];
        double x3 = A[a + 3 * stride];
        int b1 = b + n;
        int b2 = b + 2 * n;
        int b3 = b + 3 * n;
        for (int j = 0; j < n; j++) {
            double sum = Math.fma(x0, B[b + j], C[c + j]);
            sum = Math.fma(x1, B[b1 + j], sum);
            sum = Math.fma(x2, B[b2 + j], sum);
            C[c + j] = Math.fma(x3, B[b3 + j], sum);
        }
    }

    private static void requireShape(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("shapes do not fit: " + rule);
        }
    }
}
