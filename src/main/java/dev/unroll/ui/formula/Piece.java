package dev.unroll.ui.formula;

import java.util.List;

/**
 * A part of a formula that stands on one line. All lengths are in em.
 *
 * @param gap the space before it, which is lost at the beginning of a line
 * @param width without the gap
 * @param ascent above the baseline
 * @param descent below the baseline
 * @param inks what is painted
 */
record Piece(double gap, double width, double ascent, double descent, List<Ink> inks) {
    Piece {
        inks = List.copyOf(inks);
    }
}
