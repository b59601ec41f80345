package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Panels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.Rows;

/**
 * A part's share of the loop over time. Where there are enough streams, a part has streams of its own and never waits;
 * otherwise it has some columns of every stream, and the parts meet at every time step.
 */
final class TimeShare {
    private TimeShare() {}

    static boolean isByColumns(Tape tape, Part part) {
        return tape.streams() < part.count();
    }

    static int fromStream(Tape tape, Part part) {
        return isByColumns(tape, part) ? 0 : part.from(tape.streams(), 1);
    }

    static int toStream(Tape tape, Part part) {
        return isByColumns(tape, part) ? tape.streams() : part.to(tape.streams(), 1);
    }

    static int fromColumn(Tape tape, Part part) {
        return isByColumns(tape, part) ? part.from(width(tape), Panels.WIDTH) : 0;
    }

    static int toColumn(Tape tape, Part part) {
        return isByColumns(tape, part) ? part.to(width(tape), Panels.WIDTH) : width(tape);
    }

    private static int width(Tape tape) {
        return Rows.padded(tape.shape().hidden());
    }
}
