package dev.unroll.core.walk;

import java.util.List;

/**
 * What goes into a phase and what comes out of it.
 *
 * @param phase which
 * @param inputs in the order in which its equation names them
 * @param output what it computes
 */
public record PhaseNumbers(Phase phase, List<Quantity> inputs, Quantity output) {
    /** Copies the list. */
    public PhaseNumbers {
        inputs = List.copyOf(inputs);
    }

    /**
     * {@return the input of a kind; the first if there are several}
     *
     * @param symbol of which there is one
     */
    public Quantity input(Symbol symbol) {
        return inputs.stream()
                .filter(quantity -> quantity.symbol() == symbol)
                .findFirst()
                .orElseThrow();
    }
}
