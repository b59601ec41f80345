package dev.unroll.ui.loss;

import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.plot.Mark;

/**
 * The task was solved for the first time.
 *
 * @param line the loss of a solved task
 * @param step the last of the first hundred steps whose mean loss is below it, 1-based
 * @param loss the smoothed loss after that step
 */
record Solved(double line, long step, double loss) implements Milestone {
    @Override
    public Mark mark(LossUnit unit) {
        return new Mark(step, unit.of(loss), Messages.get("loss.solved", step));
    }

    @Override
    public String meaning(LossUnit unit) {
        return Messages.get("loss.solved.meaning", Solving.WINDOWS, unit.value(line));
    }
}
