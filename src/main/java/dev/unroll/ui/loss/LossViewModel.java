package dev.unroll.ui.loss;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.NgramBaselines;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.ModelCopy;
import dev.unroll.session.RunHistory;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.LineSeries;
import dev.unroll.ui.plot.LineStyle;
import dev.unroll.ui.plot.Mark;
import dev.unroll.ui.plot.ReferenceLine;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The loss of a run, the baselines of its text, and the milestones where the smoothed loss first fell below one of
 * them. Watches for these whether or not anybody looks: the sample of that moment cannot be had later.
 */
public final class LossViewModel implements Painter {
    private static final int COLOR = 1;

    private final Consumer<Command> submit;
    private final ObservableValue<LossUnit> unit;
    private final BaselineCount count;
    private final Moments moments;
    private final ReadOnlyObjectWrapper<List<LineSeries>> series =
            new ReadOnlyObjectWrapper<>(this, "series", List.of());
    private final ReadOnlyObjectWrapper<List<ReferenceLine>> lines =
            new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final ReadOnlyObjectWrapper<List<Mark>> marks = new ReadOnlyObjectWrapper<>(this, "marks", List.of());
    private final ReadOnlyBooleanWrapper begun = new ReadOnlyBooleanWrapper(this, "begun");
    private final ReadOnlyBooleanWrapper stillborn = new ReadOnlyBooleanWrapper(this, "stillborn");
    private final ReadOnlyStringWrapper unitName = new ReadOnlyStringWrapper(this, "unitName", "");
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(this, "version", 0);

    private final ReadOnlyStringWrapper right = new ReadOnlyStringWrapper(this, "right", "");

    private final Map<Baseline, Double> baselines = new EnumMap<>(Baseline.class);
    private final Map<Baseline, Crossing> crossings = new EnumMap<>(Baseline.class);
    private final List<Milestone> milestones = new ArrayList<>();
    private Optional<Corpus> corpus = Optional.empty();
    private Optional<ShownRun> shown = Optional.empty();
    private Optional<Snapshot> newest = Optional.empty();

    /**
     * A model without a run; the first frame brings it.
     *
     * @param submit takes the commands
     * @param unit in which losses are said
     * @param copies gives a copy of the network as it is now
     * @param kernels makes what computes the samples
     * @param work counts the text and writes the samples
     */
    public LossViewModel(
            Consumer<Command> submit,
            ObservableValue<LossUnit> unit,
            Supplier<CompletableFuture<ModelCopy>> copies,
            Supplier<Kernels> kernels,
            BackgroundWork work,
            Failures failures) {
        this.submit = submit;
        this.unit = unit;
        count = new BaselineCount(work, failures);
        moments = new Moments(copies, kernels, work, failures);
        unit.addListener((observable, before, now) -> {
            drawSeries();
            drawLines();
            drawMarks();
        });
    }

    /** Raw and smoothed loss; empty before the first frame. */
    public ReadOnlyObjectProperty<List<LineSeries>> seriesProperty() {
        return series.getReadOnlyProperty();
    }

    /** The baselines that are known by now. */
    public ReadOnlyObjectProperty<List<ReferenceLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** Where a baseline was beaten, or the run ended. */
    public ReadOnlyObjectProperty<List<Mark>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /** Whether there is a step to draw. */
    public ReadOnlyBooleanProperty begunProperty() {
        return begun.getReadOnlyProperty();
    }

    /** Whether the very first step diverged, so that there will be nothing to draw. */
    public ReadOnlyBooleanProperty stillbornProperty() {
        return stillborn.getReadOnlyProperty();
    }

    /** What y is. */
    public ReadOnlyStringProperty unitNameProperty() {
        return unitName.getReadOnlyProperty();
    }

    /** The share of right answers in words; empty where the text is learnt. */
    public ReadOnlyStringProperty rightProperty() {
        return right.getReadOnlyProperty();
    }

    /** Another number whenever the series have grown. */
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** What is learnt in place of the text, if anything is. */
    Optional<Task> task() {
        return shown.flatMap(ShownRun::task);
    }

    /**
     * The loss of a step in its equation.
     *
     * @param x the step; NaN for the newest
     */
    public Explained explain(double x) {
        return newest.map(snapshot -> LossExplained.of(snapshot, x, unit()))
                .orElseGet(() -> Explained.before(Equation.MEAN_LOSS));
    }

    /** Trains. */
    public void train() {
        submit.accept(new Command.Start());
    }

    /** Begins again. */
    public void reset() {
        submit.accept(new Command.Reset());
    }

    /** What a mark stands for. */
    Optional<Milestone> milestone(Mark mark) {
        return milestones.stream()
                .filter(milestone -> milestone.mark(unit()).equals(mark))
                .findFirst();
    }

    /** What a milestone means, in the chosen unit. */
    String meaning(Milestone milestone) {
        return milestone.meaning(unit());
    }

    @Override
    public void frame(Frame frame) {
        if (!frame.fresh()) {
            return;
        }
        Snapshot snapshot = frame.snapshot();
        ShownRun now = shown.filter(run -> run.number == snapshot.run()).orElseGet(() -> begin(snapshot));
        now.steps = snapshot.step();
        newest = Optional.of(snapshot);
        watch(now);
        snapshot.diverged().filter(any -> !now.ended).ifPresent(diverged -> end(now, diverged));
        begun.set(now.steps > 0);
        stillborn.set(now.steps == 0 && now.ended);
        right.set(
                Double.isNaN(snapshot.accuracy())
                        ? ""
                        : Messages.get("loss.right", Numbers.decimals(100 * snapshot.accuracy(), 0)));
        version.set(snapshot.version());
    }

    private ShownRun begin(Snapshot snapshot) {
        ShownRun now = new ShownRun(snapshot);
        shown = Optional.of(now);
        milestones.clear();
        drawMarks();
        drawSeries();
        if (now.task().isPresent()) {
            crossings.clear();
            drawLines();
            return now;
        }
        if (corpus.filter(same -> same == snapshot.corpus()).isEmpty()) {
            corpus = Optional.of(snapshot.corpus());
            baselines.clear();
            // Nothing needs to be counted for this one.
            baselines.put(
                    Baseline.UNIFORM, Math.log(snapshot.corpus().vocabulary().size()));
            count.count(snapshot.corpus(), this::counted);
        }
        drawLines();
        watchFor(now);
        return now;
    }

    private void counted(NgramBaselines counted) {
        for (Baseline baseline : Baseline.values()) {
            if (Double.isFinite(baseline.in(counted))) {
                baselines.put(baseline, baseline.in(counted));
            }
        }
        drawLines();
        shown.filter(now -> now.task().isEmpty()).ifPresent(now -> {
            watchFor(now);
            watch(now); // it may stand still, and no fresh frame come
        });
    }

    private void watchFor(ShownRun now) {
        crossings.clear();
        baselines.forEach((baseline, loss) -> {
            // The smoothed loss starts at the uniform line: to leave it is no achievement.
            if (baseline != Baseline.UNIFORM) {
                crossings.put(baseline, new Crossing(now.history.smoothLoss(), loss));
            }
        });
    }

    private void watch(ShownRun now) {
        now.solving.ifPresent(solving -> solving.look(now.steps).ifPresent(index -> {
            milestones.add(new Solved(
                    solving.line(), index + 1, now.history.smoothLoss().get(index)));
            drawMarks();
        }));
        List<Beaten> beaten = new ArrayList<>();
        crossings.forEach((baseline, crossing) -> crossing.look(now.steps)
                .ifPresent(index -> beaten.add(new Beaten(
                        baseline,
                        baselines.getOrDefault(baseline, Double.NaN),
                        index + 1,
                        now.history.smoothLoss().get(index)))));
        if (beaten.isEmpty()) {
            return;
        }
        milestones.addAll(beaten);
        drawMarks();
        moments.write(
                writing -> beaten.forEach(milestone -> {
                    if (writing.run() == now.number) {
                        milestone.wrote(writing);
                    } else {
                        milestone.stayedSilent(Messages.get("loss.sample.none"));
                    }
                }),
                why -> beaten.forEach(milestone -> milestone.stayedSilent(why)));
    }

    private void end(ShownRun now, Diverged diverged) {
        now.ended = true;
        if (now.steps > 0) {
            milestones.add(
                    new Ended(diverged, now.steps, now.history.smoothLoss().get(now.steps - 1)));
            drawMarks();
        }
    }

    private void drawSeries() {
        LossUnit in = unit();
        shown.ifPresent(now -> unitName.set(in.axis(now.experiment)));
        shown.ifPresent(now -> series.set(List.of(
                new LineSeries(
                        "loss",
                        Messages.get("loss.raw"),
                        LossCurve.of(now.history.loss(), in, now::steps),
                        COLOR,
                        LineStyle.RAW,
                        false),
                new LineSeries(
                        "smooth_loss",
                        Messages.get("loss.smooth"),
                        LossCurve.of(now.history.smoothLoss(), in, now::steps),
                        COLOR,
                        LineStyle.SOLID,
                        false))));
    }

    /** The chosen unit, or the only one there is. */
    private LossUnit unit() {
        return shown.map(now -> unit.getValue().in(now.experiment)).orElseGet(unit::getValue);
    }

    private void drawLines() {
        LossUnit in = unit();
        Optional<Task> task = task();
        if (task.isPresent()) {
            double baseline = task.get().baseline();
            double solved = task.get().solved();
            lines.set(List.of(
                    new ReferenceLine(Messages.get("loss.line.nothing", in.number(baseline)), in.of(baseline)),
                    new ReferenceLine(Messages.get("loss.line.solved", in.number(solved)), in.of(solved))));
            return;
        }
        lines.set(baselines.entrySet().stream()
                .map(entry ->
                        new ReferenceLine(entry.getKey().label(in.number(entry.getValue())), in.of(entry.getValue())))
                .toList());
    }

    private void drawMarks() {
        marks.set(milestones.stream().map(milestone -> milestone.mark(unit())).toList());
    }

    /** The run on the screen, as far as the newest frame has brought it. */
    private static final class ShownRun {
        private final long number;
        private final RunHistory history;
        private final Experiment experiment;
        private final Optional<Solving> solving;
        private long steps;
        private boolean ended;

        ShownRun(Snapshot snapshot) {
            number = snapshot.run();
            history = snapshot.history();
            experiment = snapshot.experiment();
            solving = task().map(asked -> new Solving(history.loss(), asked.solved()));
        }

        Optional<Task> task() {
            return experiment.task();
        }

        long steps() {
            return steps;
        }
    }
}
