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
    // 128 rows of a tile's columns of B fill a third of a first-level cache, 64 × 128 elements of A a part of a second.
    private static final int BLOCK_K = 128;
    private static final int BLOCK_ROWS = 64;

    private final double[] edge = new double[TILE_ROWS * Rows.PAD];

    /** Sums on their way to become one. */
    protected final double[] chains = new double[CHAINS];

    /** {@return how many columns a tile has at most, a multiple of the vectors' length} */
    protected abstract int tileColumns();

    /**
     * Adds k products to each element of a tile: C[r, j] += Σ_i A[a + r·aRow + i·aK] · B[b + i·ldb + j].
     *
     * @param columns of the tile, a multiple of {@link Rows#PAD} or {@link #tileColumns}
     */
    protected abstract void tile(
            int columns,
            int k,
            double[] A,
            int a,
            int aRow,
            int aK,
            double[] B,
            int b,
            int ldb,
            double[] C,
            int c,
            int ldc);

    /**
     * Adds k products to each element of one row.
     *
     * @param columns of the row, a multiple of {@link Rows#PAD}
     */
    protected abstract void row(
            int columns, int k, double[] A, int a, int aK, double[] B, int b, int ldb, double[] C, int c);

    @Override
    public final void multiplyAdd(
            DMatrixRMaj A, int a, int rows, DMatrixRMaj B, DMatrixRMaj C, int c, int from, int to) {
        require(B.numRows <= A.numCols, "B's rows are columns of A");
        require(B.numCols == C.numCols, "B and C are equally wide");
        require(a >= 0 && c >= 0 && rows <= A.numRows - a && rows <= C.numRows - c, "the rows lie in A and in C");
        require(from >= 0 && to <= B.numCols && (to - from) % Rows.PAD == 0, "the columns are whole groups of B's");
        product(
                rows,
                B.numRows,
                to - from,
                A.data,
                a * A.numCols,
                A.numCols,
                1,
                B.data,
                from,
                B.numCols,
                C.data,
                c * C.numCols + from,
                C.numCols);
    }

    @Override
    public final void transposedMultiplyAdd(
            DMatrixRMaj A, int a, DMatrixRMaj B, int b, int rows, DMatrixRMaj C, int from, int to) {
        require(C.numRows <= A.numCols, "C's rows are columns of A");
        require(Rows.padded(C.numCols) <= B.numCols, "C's columns, padded, are columns of B");
        require(a >= 0 && b >= 0 && rows <= A.numRows - a && rows <= B.numRows - b, "the rows lie in A and in B");
        require(from >= 0 && to <= C.numRows, "the rows lie in C");
        product(
                to - from,
                rows,
                C.numCols,
                A.data,
                a * A.numCols + from,
                1,
                A.numCols,
                B.data,
                b * B.numCols,
                B.numCols,
                C.data,
                from * C.numCols,
                C.numCols);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("shapes do not fit: " + rule);
        }
    }

    private void product(
            int rows,
            int k,
            int columns,
            double[] A,
            int a,
            int aRow,
            int aK,
            double[] B,
            int b,
            int ldb,
            double[] C,
            int c,
            int ldc) {
        int whole = columns - columns % Rows.PAD;
        if (rows < TILE_ROWS) {
            for (int r = 0; r < rows; r++) {
                row(whole, k, A, a + r * aRow, aK, B, b, ldb, C, c + r * ldc);
            }
            edge(rows, k, columns - whole, A, a, aRow, aK, B, b + whole, ldb, C, c + whole, ldc);
            return;
        }
        for (int i = 0; i < k; i += BLOCK_K) {
            int block = Math.min(BLOCK_K, k - i);
            for (int r = 0; r < rows; r += BLOCK_ROWS) {
                int height = Math.min(BLOCK_ROWS, rows - r);
                int from = a + r * aRow + i * aK;
                tiles(height, block, whole, A, from, aRow, aK, B, b + i * ldb, ldb, C, c + r * ldc, ldc);
                edge(
                        height,
                        block,
                        columns - whole,
                        A,
                        from,
                        aRow,
                        aK,
                        B,
                        b + i * ldb + whole,
                        ldb,
                        C,
                        c + r * ldc + whole,
                        ldc);
            }
        }
    }

    private void tiles(
            int rows,
            int k,
            int columns,
            double[] A,
            int a,
            int aRow,
            int aK,
            double[] B,
            int b,
            int ldb,
            double[] C,
            int c,
            int ldc) {
        int wide = tileColumns();
        for (int j = 0; j < columns; j += wide) {
            int width = Math.min(wide, columns - j);
            int r = 0;
            for (; r + TILE_ROWS <= rows; r += TILE_ROWS) {
                tile(width, k, A, a + r * aRow, aRow, aK, B, b + j, ldb, C, c + r * ldc + j, ldc);
            }
            for (; r < rows; r++) {
                row(width, k, A, a + r * aRow, aK, B, b + j, ldb, C, c + r * ldc + j);
            }
        }
    }

    /** The columns of a matrix without padding that fill no group: they are computed beside it. */
    private void edge(
            int rows,
            int k,
            int columns,
            double[] A,
            int a,
            int aRow,
            int aK,
            double[] B,
            int b,
            int ldb,
            double[] C,
            int c,
            int ldc) {
        if (columns == 0) {
            return;
        }
        for (int r = 0; r < rows; r += TILE_ROWS) {
            int height = Math.min(TILE_ROWS, rows - r);
            for (int i = 0; i < height; i++) {
                System.arraycopy(C, c + (r + i) * ldc, edge, i * Rows.PAD, columns);
            }
            tiles(height, k, Rows.PAD, A, a + r * aRow, aRow, aK, B, b, ldb, edge, 0, Rows.PAD);
            for (int i = 0; i < height; i++) {
                System.arraycopy(edge, i * Rows.PAD, C, c + (r + i) * ldc, columns);
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
