package dev.unroll.core.linalg;

import org.ejml.data.DMatrixRMaj;

/**
 * The right factor of a product, in the order in which kernels read it: its columns in panels of {@value #WIDTH}, each
 * panel's rows one after the other. A kernel then goes through memory from one end to the other, however wide the matrix.
 */
public final class Panels {
    /** Columns of a panel: four of the widest vectors. The last panel is as wide. */
    public static final int WIDTH = 32;

    private static final int PAD = Rows.PAD;
    private final int rows;
    private final int columns;
    private final double[] data;

    /**
     * Creates a matrix of zeros.
     *
     * @param rows how many rows
     * @param columns how many columns; the last panel is filled up with zeros
     */
    public Panels(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        data = new double[size(rows, columns)];
    }

    /** {@return how many rows} */
    public int rows() {
        return rows;
    }

    /** {@return how many columns, without those that fill up the last panel} */
    public int columns() {
        return columns;
    }

    double[] data() {
        return data;
    }

    static int size(int rows, int columns) {
        return Math.multiplyExact(rows, (columns + WIDTH - 1) / WIDTH * WIDTH);
    }

    /** Where the element in a column of row 0 is, in a matrix of so many rows. */
    public static int place(int rows, int column) {
        return column / WIDTH * WIDTH * rows + column % WIDTH;
    }

    /**
     * Takes over some columns of a matrix of the same size.
     *
     * @param A rows × columns or wider
     * @param from first column, a multiple of {@link Rows#PAD}
     * @param to column after the last, a multiple of {@link Rows#PAD} or the last one
     * @param kernels what copies
     */
    public void copy(DMatrixRMaj A, int from, int to, Kernels kernels) {
        copy(A, 0, rows, from, to, data, kernels);
    }

    /** Takes over rows {@code row .. row+count} of A, in columns {@code from .. to}, as a matrix of {@code count} rows. */
    static void copy(DMatrixRMaj A, int row, int count, int from, int to, double[] panels, Kernels kernels) {
        int stride = A.numCols;
        int j = from;
        for (; j + PAD <= to; j += PAD) {
            kernels.copyGroups(count, A.data, row * stride + j, stride, panels, place(count, j), WIDTH);
        }
        for (int i = 0; i < count && j < to; i++) {
            System.arraycopy(A.data, (row + i) * stride + j, panels, place(count, j) + i * WIDTH, to - j);
        }
    }

    /**
     * Takes over some columns of Aᵀ.
     *
     * @param A columns × rows
     * @param from first column here, a multiple of {@link Rows#PAD}
     * @param to column after the last, a multiple of {@link Rows#PAD} or the last one
     */
    public void transpose(DMatrixRMaj A, int from, int to) {
        int j = from;
        for (; j + PAD <= to; j += PAD) {
            eightRows(A.data, j * A.numCols, A.numCols, rows, data, place(rows, j));
        }
        for (int last = j; last < to; last++) {
            for (int i = 0, d = place(rows, last); i < rows; i++, d += WIDTH) {
                data[d] = A.data[last * A.numCols + i];
            }
        }
    }

    /** Eight rows of A become eight columns. */
    private static void eightRows(double[] A, int a, int stride, int count, double[] panels, int to) {
        int a1 = a + stride;
        int a2 = a1 + stride;
        int a3 = a2 + stride;
        int a4 = a3 + stride;
        int a5 = a4 + stride;
        int a6 = a5 + stride;
        int a7 = a6 + stride;
        for (int i = 0; i < count; i++) {
            int d = to + i * WIDTH;
            panels[d] = A[a + i];
            panels[d + 1] = A[a1 + i];
            panels[d + 2] = A[a2 + i];
            panels[d + 3] = A[a3 + i];
            panels[d + 4] = A[a4 + i];
            panels[d + 5] = A[a5 + i];
            panels[d + 6] = A[a6 + i];
            panels[d + 7] = A[a7 + i];
        }
    }
}
