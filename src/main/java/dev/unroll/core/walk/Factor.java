package dev.unroll.core.walk;

/**
 * A number in a sum, and where it stands.
 *
 * @param quantity one of a phase's inputs
 * @param row in it, from 0
 * @param column in it, from 0
 */
public record Factor(Quantity quantity, int row, int column) {
    /** {@return the number} */
    public double value() {
        return quantity.get(row, column);
    }
}
