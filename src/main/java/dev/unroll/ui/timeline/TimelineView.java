package dev.unroll.ui.timeline;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.session.AppliedCommand;
import dev.unroll.session.Command;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.controls.Topic;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.PhaseEquations;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.Timeline;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/** The strip below the pages: the steps of the run, with its verdicts and what was changed by hand. */
public final class TimelineView implements Painter {
    private static final long READABLE_NANOS = 250_000_000L;

    private final Timeline timeline = new Timeline();
    private final Supplier<List<AppliedCommand>> commands;
    private final ObservableValue<List<Timeline.Event>> others;
    private Optional<Snapshot> newest = Optional.empty();
    private boolean outdated;
    private long shownVersion;
    private long shownNanos;

    /**
     * The strip.
     *
     * @param commands what was applied to the run
     * @param others what else happened
     */
    public TimelineView(Supplier<List<AppliedCommand>> commands, ObservableValue<List<Timeline.Event>> others) {
        this.commands = commands;
        this.others = others;
        others.subscribe(now -> outdated = true);
        timeline.setId("timeline");
        timeline.setTitle(Messages.get("timeline.title"));
        Topic.put(timeline, Messages.get("timeline.title"), this::explain, Optional::empty);
    }

    /** What stands below the pages. */
    public Region strip() {
        return timeline;
    }

    @Override
    public void frame(Frame frame) {
        Snapshot snapshot = frame.snapshot();
        newest = Optional.of(snapshot);
        boolean rushing = snapshot.state() == RunState.RUNNING;
        boolean changed = outdated || snapshot.version() != shownVersion;
        if (!changed || (rushing && frame.nanos() - shownNanos < READABLE_NANOS)) {
            return;
        }
        outdated = false;
        shownVersion = snapshot.version();
        shownNanos = frame.nanos();
        List<Timeline.Event> events = new ArrayList<>(others.getValue());
        for (AppliedCommand applied : commands.get()) {
            label(applied.command()).ifPresent(label -> events.add(new Timeline.Event(applied.step(), label, false)));
        }
        timeline.setEvents(events);
        String step = Numbers.whole(snapshot.step());
        timeline.setLast(snapshot.step(), Messages.get(rushing ? "timeline.live" : "timeline.still", step));
    }

    /** What every step does to the parameters. */
    private Explained explain() {
        return newest.map(snapshot -> Explained.at(
                        snapshot.step(),
                        Messages.get("explain.timeline.about"),
                        Explained.Part.of(
                                PhaseEquations.update(snapshot.experiment().optimizer()),
                                Messages.get(
                                        "explain.timeline.rate",
                                        Numbers.significant(
                                                snapshot.experiment().learningRate(), 3)))))
                .orElseGet(() -> Explained.before(Equation.SGD));
    }

    /** What a command changed; empty for those that change nothing of the run. */
    private static Optional<String> label(Command command) {
        if (command instanceof Command.SetLearningRate set) {
            return Optional.of(Messages.get("timeline.rate", Numbers.significant(set.learningRate(), 3)));
        }
        if (command instanceof Command.SetClip set) {
            return Optional.of(clip(set.clip()));
        }
        return command instanceof Command.EditParameters edited ? Optional.of(edit(edited.edit())) : Optional.empty();
    }

    private static String clip(GradientClip clip) {
        if (clip instanceof GradientClip.ByNorm norm) {
            return Messages.get("timeline.clip", Numbers.significant(norm.threshold(), 3));
        }
        return clip instanceof GradientClip.ByValue value
                ? Messages.get("timeline.clip.value", Numbers.significant(value.threshold(), 3))
                : Messages.get("timeline.clip.none");
    }

    private static String edit(ParameterEdit edit) {
        if (edit instanceof ParameterEdit.ScaleW scale) {
            return Messages.get("timeline.scale", Numbers.significant(scale.gain(), 3));
        }
        if (edit instanceof ParameterEdit.RadiusOfW radius) {
            return Messages.get("timeline.radius", Numbers.significant(radius.radius(), 3));
        }
        if (edit instanceof ParameterEdit.OrthogonalW) {
            return Messages.get("timeline.orthogonal");
        }
        return edit instanceof ParameterEdit.HoldUnit held
                ? Messages.get("timeline.held", held.unit() + 1, Numbers.significant(held.value(), 3))
                : Messages.get("timeline.element");
    }
}
