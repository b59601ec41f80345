package dev.unroll.ui.formula;

/**
 * The outlines of all that has one colour.
 *
 * @param mark which colour: a style class; empty for that of the text
 * @param outline the content of an SVG path, in thousandths of an em, with the baseline at 0
 */
record Ink(String mark, String outline) {
    /** Outlines are written in whole parts of this size, so that they stay short. */
    static final double PER_EM = 1000;
}
