package dev.unroll.core.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * Matrices whose rows are wider than what they hold, so that kernels work on whole vectors only. A row is an odd number
 * of cache lines wide: rows below each other then fall into different sets of the cache, whatever their number.
 */
public final class Rows {
    /** Columns are computed in groups of this many: the doubles of the widest vector, and of a cache line. */
    public static final int PAD = 8;

    private Rows() {}

    /**
     * {@return n rounded up to whole groups: the columns that are computed}
     *
     * @param n columns in use
     */
    public static int padded(int n) {
        return (n + PAD - 1) / PAD * PAD;
    }

    /**
     * {@return the width of a row that holds n columns}
     *
     * @param n columns in use
     */
    public static int width(int n) {
        int groups = padded(n) / PAD;
        return (groups | 1) * PAD;
    }

    /**
     * {@return a matrix of zeros whose rows are {@link #width} wide}
     *
     * @param rows how many rows
     * @param n columns in use
     */
    public static DMatrixRMaj zeros(int rows, int n) {
        return new DMatrixRMaj(rows, width(n));
    }

    /**
     * Copies rows; the target's padding keeps what it holds.
     *
     * @param A rows × n
     * @param padded overwritten in its first n columns
     * @param from first row
     * @param to row after the last
     */
    public static void copy(DMatrixRMaj A, DMatrixRMaj padded, int from, int to) {
        for (int row = from; row < to; row++) {
            System.arraycopy(A.data, row * A.numCols, padded.data, row * padded.numCols, A.numCols);
        }
    }

    /**
     * At = Aᵀ, for the columns {@code from .. to} of A; the target's padding keeps what it holds.
     *
     * @param A m × n
     * @param padded At, overwritten in rows {@code from .. to} and m columns
     * @param from first column of A
     * @param to column of A after the last
     */
    public static void transpose(DMatrixRMaj A, DMatrixRMaj padded, int from, int to) {
        int column = from;
        for (; column + PAD <= to; column += PAD) {
            eightColumns(A.data, column, A.numCols, A.numRows, padded.data, column * padded.numCols, padded.numCols);
        }
        for (; column < to; column++) {
            for (int row = 0; row < A.numRows; row++) {
                padded.data[column * padded.numCols + row] = A.data[row * A.numCols + column];
            }
        }
    }

    /** A whole cache line of each row at once, into eight rows that grow side by side. */
    private static void eightColumns(double[] A, int a, int stride, int rows, double[] At, int to, int width) {
        int t1 = to + width;
        int t2 = t1 + width;
        int t3 = t2 + width;
        int t4 = t3 + width;
        int t5 = t4 + width;
        int t6 = t5 + width;
        int t7 = t6 + width;
        for (int i = 0; i < rows; i++) {
            int s = a + i * stride;
            At[to + i] = A[s];
            At[t1 + i] = A[s + 1];
            At[t2 + i] = A[s + 2];
            At[t3 + i] = A[s + 3];
            At[t4 + i] = A[s + 4];
            At[t5 + i] = A[s + 5];
            At[t6 + i] = A[s + 6];
            At[t7 + i] = A[s + 7];
        }
    }
}
