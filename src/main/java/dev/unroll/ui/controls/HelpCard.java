package dev.unroll.ui.controls;

import dev.unroll.ui.equation.Equation;
import java.util.List;

/**
 * What the "?" of a view says.
 *
 * @param what what the picture shows
 * @param equations what it computes; empty for none
 * @param up what it means when it rises, or is large
 * @param down what it means when it falls, or is small
 * @param tryThis an experiment to make
 */
public record HelpCard(String what, List<Equation> equations, String up, String down, String tryThis) {
    public HelpCard {
        equations = List.copyOf(equations);
        if (what.isBlank()) {
            throw new IllegalArgumentException("A help card says what the picture shows.");
        }
    }
}
