package dev.unroll.ui.plot;

/**
 * A point worth noticing, drawn as a dot in the colour of what is marked.
 *
 * @param label stands beside the dot; may be empty
 */
public record Mark(double x, double y, String label) {}
