package dev.unroll.core.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * The loops that every implementation shares: products are cut into tiles that stay in registers, and the tiles ordered
 * so that what they read stays in the caches. What differs is how a tile is computed. The cuts never change a bit: an
 * element's chain goes on from what is stored.
 */
public abstract class BlockedKernels implements Kernels {
    /** Rows of a tile. */
    protected static final int TILE_ROWS = 4;
    // 128 rows of a panel fill a first-level cache of 32 KB, 64 × 128 elements of A a small part of a second.
    private static final int BLOCK_K = 128;
    private static final int BLOCK_ROWS = 64;

    private final double[] edge = new double[TILE_ROWS * Rows.PAD];
    private final double[] turned = new double[BLOCK_ROWS * BLOCK_K];
    private double[] packed = {};

    /** Sums on their way to become one. */
    protected final double[] chains = new double[CHAINS];

    /** {@return how many columns a tile has at most, a multiple of the vectors' length} */
    protected abstract int tileColumns();

    /**
     * Adds k products to each element of a tile: C[c + r·ldc + j] += Σ_i A[a + r·lda + i] · B[b + i·{@link Panels#WIDTH} + j].
     *
     * @param columns as many as {@link #tileColumns}, or fewer but a multiple of the vectors' length
     */
    protected abstract void tile(
            int columns, int k, double[] A, int a, int lda, double[] B, int b, double[] C, int c, int ldc);

    /**
     * Adds k products to each element of one row: C[c + j] += Σ_i A[a + i] · B(i, j) for the columns j in from .. to, any
     * number of whole groups, where B(i, j) is at b + i·{@link Panels#WIDTH} + {@link Panels#place}(rows, j).
     */
    protected abstract void row(
            int from, int to, int k, double[] A, int a, double[] B, int b, int rows, double[] C, int c);

    @Override
    public final void multiplyAdd(DMatrixRMaj A, int a, int rows, Panels B, DMatrixRMaj C, int c, int from, int to) {
        int k = B.rows();
        int columns = Rows.padded(B.columns());
        require(k <= A.numCols, "B's rows are columns of A");
        require(columns <= C.numCols, "B's columns, padded, are columns of C");
        require(a >= 0 && c >= 0 && rows <= A.numRows - a && rows <= C.numRows - c, "the rows lie in A and in C");
        require(from >= 0 && to <= columns, "the columns are B's");
        require(from % Panels.WIDTH == 0 && to % Rows.PAD == 0, "the columns begin with a panel and end with a group");
        int firstA = a * A.numCols;
        int firstC = c * C.numCols;
        if (rows < TILE_ROWS) {
            for (int r = 0; r < rows; r++) {
                row(from, to, k, A.data, firstA + r * A.numCols, B.data(), 0, k, C.data, firstC + r * C.numCols);
            }
            return;
        }
        for (int i = 0; i < k; i += BLOCK_K) {
            int block = Math.min(BLOCK_K, k - i);
            for (int r = 0; r < rows; r += BLOCK_ROWS) {
                int height = Math.min(BLOCK_ROWS, rows - r);
                int blockA = firstA + r * A.numCols + i;
                int blockC = firstC + r * C.numCols;
                tiles(height, from, to, block, A.data, blockA, A.numCols, B.data(), i, k, C.data, blockC, C.numCols);
            }
        }
    }

    @Override
    public final void transposedMultiplyAdd(
            DMatrixRMaj A, int a, DMatrixRMaj B, int b, int rows, DMatrixRMaj C, int from, int to) {
        int n = C.numCols;
        int columns = Rows.padded(n);
        int whole = n - n % Rows.PAD;
        require(C.numRows <= A.numCols, "C's rows are columns of A");
        require(columns <= B.numCols, "C's columns, padded, are columns of B");
        require(a >= 0 && b >= 0 && rows <= A.numRows - a && rows <= B.numRows - b, "the rows lie in A and in B");
        require(from >= 0 && to <= C.numRows, "the rows lie in C");
        if (packed.length < Panels.size(BLOCK_K, columns)) {
            packed = new double[Panels.size(BLOCK_K, columns)];
        }
        for (int i = 0; i < rows; i += BLOCK_K) {
            int block = Math.min(BLOCK_K, rows - i);
            Panels.copy(B, b + i, block, 0, columns, packed, this);
            for (int r = from; r < to; r += BLOCK_ROWS) {
                int height = Math.min(BLOCK_ROWS, to - r);
                transpose(A, a + i, block, r, height);
                tiles(height, 0, whole, block, turned, 0, BLOCK_K, packed, 0, block, C.data, r * n, n);
                if (whole < n) {
                    edge(height, whole, block, C.data, r * n, n);
                }
            }
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("shapes do not fit: " + rule);
        }
    }

    /** Copies columns {@code first .. first+count} of A's rows {@code row .. row+k}: each becomes a row. */
    private void transpose(DMatrixRMaj A, int row, int k, int first, int count) {
        int start = row * A.numCols + first;
        int r = 0;
        for (; r + TILE_ROWS <= count; r += TILE_ROWS) {
            fourColumns(A.data, start + r, A.numCols, k, turned, r * BLOCK_K);
        }
        for (; r < count; r++) {
            for (int i = 0; i < k; i++) {
                turned[r * BLOCK_K + i] = A.data[start + r + i * A.numCols];
            }
        }
    }

    private static void fourColumns(double[] A, int a, int lda, int k, double[] turned, int to) {
        for (int i = 0; i < k; i++) {
            int s = a + i * lda;
            turned[to + i] = A[s];
            turned[to + BLOCK_K + i] = A[s + 1];
            turned[to + 2 * BLOCK_K + i] = A[s + 2];
            turned[to + 3 * BLOCK_K + i] = A[s + 3];
        }
    }

    /** Rows of B from {@code i} on, of {@code height} in all. */
    private void tiles(
            int rows,
            int from,
            int to,
            int k,
            double[] A,
            int a,
            int lda,
            double[] B,
            int i,
            int height,
            double[] C,
            int c,
            int ldc) {
        int wide = tileColumns();
        int first = i * Panels.WIDTH;
        for (int j = from; j < to; j += wide) {
            int columns = Math.min(wide, to - j);
            int b = first + Panels.place(height, j);
            int r = 0;
            for (; r + TILE_ROWS <= rows; r += TILE_ROWS) {
                tile(columns, k, A, a + r * lda, lda, B, b, C, c + r * ldc + j, ldc);
            }
            for (; r < rows; r++) {
                row(j, j + columns, k, A, a + r * lda, B, first, height, C, c + r * ldc);
            }
        }
    }

    /** The columns of a matrix without padding that fill no group: they are computed beside it. */
    private void edge(int rows, int from, int k, double[] C, int c, int ldc) {
        int columns = ldc - from;
        int b = Panels.place(k, from);
        for (int r = 0; r < rows; r += TILE_ROWS) {
            int height = Math.min(TILE_ROWS, rows - r);
            int first = c + r * ldc + from;
            for (int i = 0; i < height; i++) {
                System.arraycopy(C, first + i * ldc, edge, i * Rows.PAD, columns);
            }
            // Rows below the last are computed along and never looked at.
            tile(Rows.PAD, k, turned, r * BLOCK_K, BLOCK_K, packed, b, edge, 0, Rows.PAD);
            for (int i = 0; i < height; i++) {
                System.arraycopy(edge, i * Rows.PAD, C, first + i * ldc, columns);
            }
        }
    }

    /** Adds {@code n} chains (a power of two) to one number: the upper half to the lower, until one is left. */
    protected final double addChains(int n) {
        for (int half = n / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                chains[i] += chains[i + half];
            }
        }
        return chains[0];
    }
}
