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
}
