package dev.unroll.ui.shell;

import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.session.Speed;
import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the tool bar shows and asks for. */
public final class ToolBarViewModel implements Painter {
    /** Numbers that change faster cannot be read. */
    private static final long READABLE_NANOS = 80_000_000L;

    private final Consumer<Command> submit;
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(this, "state", RunState.READY);
    private final ReadOnlyObjectWrapper<Speed> speed = new ReadOnlyObjectWrapper<>(this, "speed", Speed.UNLIMITED);
    private final ReadOnlyObjectWrapper<LossUnit> lossUnit =
            new ReadOnlyObjectWrapper<>(this, "lossUnit", LossUnit.NATS);
    private final ReadOnlyBooleanWrapper worse = new ReadOnlyBooleanWrapper(this, "worse");
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper(this, "step", "");
    private final ReadOnlyStringWrapper passes = new ReadOnlyStringWrapper(this, "passes", "");
    private final ReadOnlyStringWrapper loss = new ReadOnlyStringWrapper(this, "loss", "");
    private final ReadOnlyStringWrapper lossCaption = new ReadOnlyStringWrapper(this, "lossCaption", "");
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper(this, "rate", "");
    private LossUnit chosen = LossUnit.NATS;
    private Optional<Snapshot> newest = Optional.empty();
    private boolean stale = true;
    private long written;

    public ToolBarViewModel(Consumer<Command> submit) {
        this.submit = submit;
    }

    /** What the training is doing. */
    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the last windows cost more than guessing would have. */
    public ReadOnlyBooleanProperty worseProperty() {
        return worse.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Speed> speedProperty() {
        return speed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LossUnit> lossUnitProperty() {
        return lossUnit.getReadOnlyProperty();
    }

    /** Steps done. */
    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** How often the text was gone through. */
    public ReadOnlyStringProperty passesProperty() {
        return passes.getReadOnlyProperty();
    }

    /** The smoothed loss in the chosen unit. */
    public ReadOnlyStringProperty lossProperty() {
        return loss.getReadOnlyProperty();
    }

    /** What the loss is, and the same in another unit. */
    public ReadOnlyStringProperty lossCaptionProperty() {
        return lossCaption.getReadOnlyProperty();
    }

    /** Characters a second. */
    public ReadOnlyStringProperty rateProperty() {
        return rate.getReadOnlyProperty();
    }

    /** The snapshot that is shown; empty before the first frame. */
    public Optional<Snapshot> newest() {
        return newest;
    }

    /** Trains, or pauses. */
    public void toggle() {
        submit.accept(state.get() == RunState.RUNNING ? new Command.Pause() : new Command.Start());
    }

    /** One window, then stands still. */
    public void stepOnce() {
        submit.accept(new Command.Step());
    }

    /** Back to step 0, same text and seed. */
    public void reset() {
        submit.accept(new Command.Reset());
    }

    /** Trains at another speed, at once. */
    public void changeSpeed(Speed wanted) {
        if (!wanted.equals(speed.get())) {
            speed.set(wanted);
            submit.accept(new Command.SetSpeed(wanted));
        }
    }

    /** Nats, bits, perplexity, nats …; a squared error has no other. */
    public void nextLossUnit() {
        if (lossUnit.get() == LossUnit.SQUARED_ERROR) {
            return;
        }
        chosen = chosen.next();
        lossUnit.set(chosen);
        write();
    }

    @Override
    public void frame(Frame frame) {
        Snapshot snapshot = frame.snapshot();
        if (frame.fresh()) {
            newest = Optional.of(snapshot);
            lossUnit.set(chosen.in(snapshot.experiment()));
            stale = true;
        }
        boolean turned = snapshot.state() != state.get();
        if (turned) {
            state.set(snapshot.state());
        }
        boolean still = snapshot.state() != RunState.RUNNING;
        if (stale && (turned || still || frame.nanos() - written >= READABLE_NANOS)) {
            written = frame.nanos();
            write();
        }
    }

    private void write() {
        newest.ifPresent(snapshot -> {
            stale = false;
            worse.set(RecentLoss.of(snapshot).worseThanGuessing());
            step.set(Numbers.whole(snapshot.step()));
            passes.set(progress(snapshot));
            loss.set(lossUnit.get().value(snapshot.smoothLoss()));
            lossCaption.set(lossUnit.get().caption(snapshot.smoothLoss()));
            rate.set(
                    snapshot.charactersPerSecond() > 0
                            ? Numbers.significant(snapshot.charactersPerSecond(), 3)
                            : Messages.get("bar.none"));
        });
    }

    /** Passes over the text; a task has no end, so its sequences are counted, or what stands in its endless one. */
    private static String progress(Snapshot snapshot) {
        Experiment experiment = snapshot.experiment();
        return experiment
                .task()
                .map(task -> {
                    long sequences = snapshot.step() * experiment.streams();
                    return task.length().isPresent()
                            ? Messages.get("bar.step.sequences", sequences)
                            : Messages.get("bar.step.bits", sequences * experiment.window());
                })
                .orElseGet(() -> Messages.get("bar.step.caption", Numbers.decimals(snapshot.passes(), 2)));
    }
}
