package dev.unroll.core.walk;

import org.ejml.data.DMatrixRMaj;

/**
 * A quantity of a phase with its numbers.
 *
 * @param symbol what it is
 * @param t the time step it belongs to, 0 … T; 0 too where it belongs to none
 * @param layer 0 … ℓ-1
 * @param block index of the parameter it belongs to; {@link Phase#NO_BLOCK} if to none
 * @param values the numbers, a column where it is a vector; not to be written
 */
public record Quantity(Symbol symbol, int t, int layer, int block, DMatrixRMaj values) {
    /** A number that belongs to the whole step. */
    static Quantity number(Symbol symbol, double value) {
        DMatrixRMaj one = new DMatrixRMaj(1, 1);
        one.data[0] = value;
        return new Quantity(symbol, 0, 0, Phase.NO_BLOCK, one);
    }

    /** A vector of one time step. */
    static Quantity vector(Symbol symbol, int t, int layer, double[] values) {
        return new Quantity(symbol, t, layer, Phase.NO_BLOCK, new DMatrixRMaj(values.length, 1, true, values));
    }

    /** One matrix of each parameter. */
    static Quantity block(Symbol symbol, int layer, int block, DMatrixRMaj values) {
        return new Quantity(symbol, 0, layer, block, values);
    }

    /** {@return how many rows} */
    public int rows() {
        return values.numRows;
    }

    /** {@return how many columns} */
    public int columns() {
        return values.numCols;
    }

    /** {@return all numbers, row after row; not to be written} */
    public double[] numbers() {
        return values.data;
    }

    /**
     * {@return a number of it}
     *
     * @param row from 0
     * @param column from 0
     */
    public double get(int row, int column) {
        return values.data[row * values.numCols + column];
    }

    /** {@return a number of a vector} */
    public double get(int row) {
        return get(row, 0);
    }
}
