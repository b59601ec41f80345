package dev.unroll.ui.controls;

/**
 * What the "?" of a view says.
 *
 * @param what what the picture shows
 * @param formula its formula in the names of the screen; empty for none
 * @param up what it means when it rises, or is large
 * @param down what it means when it falls, or is small
 * @param tryThis an experiment to make
 */
public record HelpCard(String what, String formula, String up, String down, String tryThis) {
    public HelpCard {
        if (what.isBlank()) {
            throw new IllegalArgumentException("A help card says what the picture shows.");
        }
    }
}
