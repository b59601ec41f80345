package dev.unroll.ui.loss;

import dev.unroll.core.train.Diverged;
import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Symbols;
import dev.unroll.ui.plot.Mark;

/**
 * The run diverged.
 *
 * @param diverged what was not finite any more
 * @param lastStep the last good step: the curve ends there
 * @param lastLoss the smoothed loss after it, nats per character
 */
record Ended(Diverged diverged, long lastStep, double lastLoss) implements Milestone {
    @Override
    public Mark mark(LossUnit unit) {
        return new Mark(lastStep, unit.of(lastLoss), Messages.get("loss.diverged", diverged.step()));
    }

    @Override
    public String meaning(LossUnit unit) {
        return Messages.get("loss.diverged.meaning", diverged.step(), Symbols.quantity(diverged.quantity()));
    }
}
