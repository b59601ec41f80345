package dev.unroll.ui.loss;

import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.plot.Mark;

/** A step worth a mark on the curve, and what there is to say about it. */
sealed interface Milestone permits Beaten, Solved, Ended {
    /** The point on the curve. */
    Mark mark(LossUnit unit);

    /** What it means, in a sentence or two. */
    String meaning(LossUnit unit);
}
