package dev.unroll.ui.loss;

import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.plot.Mark;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The smoothed loss fell below a baseline for the first time. */
final class Beaten implements Milestone {
    private final Baseline baseline;
    private final double line;
    private final long step;
    private final double loss;
    private final ReadOnlyStringWrapper sample = new ReadOnlyStringWrapper(this, "sample", "");
    private final ReadOnlyStringWrapper sampleHead =
            new ReadOnlyStringWrapper(this, "sampleHead", Messages.get("loss.sample.waiting"));

    /**
     * A crossing.
     *
     * @param line the baseline's loss, nats per character
     * @param step the first step below it, 1-based
     * @param loss the smoothed loss after that step, nats per character
     */
    Beaten(Baseline baseline, double line, long step, double loss) {
        this.baseline = baseline;
        this.line = line;
        this.step = step;
        this.loss = loss;
    }

    @Override
    public Mark mark(LossUnit unit) {
        return new Mark(step, unit.of(loss), baseline.beatenAt(step));
    }

    @Override
    public String meaning(LossUnit unit) {
        return baseline.knowledge(unit.value(line));
    }

    /** What the network wrote at that moment; empty while it has not. */
    ReadOnlyStringProperty sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    /** Says when and how the sample was written, or that it still is. */
    ReadOnlyStringProperty sampleHeadProperty() {
        return sampleHead.getReadOnlyProperty();
    }

    /** Takes what the network wrote. */
    void wrote(Writing writing) {
        sampleHead.set(Messages.get("loss.sample.head", writing.step()));
        sample.set(writing.text());
    }

    /** Nothing will come; the sentence says why. */
    void stayedSilent(String why) {
        sampleHead.set(why);
    }
}
