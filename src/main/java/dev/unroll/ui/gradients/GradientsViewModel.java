package dev.unroll.ui.gradients;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.session.Command;
import dev.unroll.session.RunHistory;
import dev.unroll.session.Series;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.insight.ParameterLine;
import dev.unroll.ui.plot.LineSeries;
import dev.unroll.ui.plot.LineStyle;
import dev.unroll.ui.plot.ReferenceLine;
import dev.unroll.ui.plot.Rug;
import dev.unroll.ui.plot.SeriesSource;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** ‖∂L/∂θ‖ of each parameter and of all together, the threshold of clipping, and which steps were clipped. */
public final class GradientsViewModel implements Painter {
    private static final int TOTAL_COLOR = 6;

    private final Consumer<Command> submit;
    private final ReadOnlyObjectWrapper<List<LineSeries>> series =
            new ReadOnlyObjectWrapper<>(this, "series", List.of());
    private final ReadOnlyObjectWrapper<List<ReferenceLine>> lines =
            new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final ReadOnlyObjectWrapper<Optional<Rug>> rug = new ReadOnlyObjectWrapper<>(this, "rug", Optional.empty());
    private final ReadOnlyBooleanWrapper afterClipping = new ReadOnlyBooleanWrapper(this, "afterClipping");
    private final ReadOnlyBooleanWrapper begun = new ReadOnlyBooleanWrapper(this, "begun");
    private final ReadOnlyBooleanWrapper stillborn = new ReadOnlyBooleanWrapper(this, "stillborn");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(this, "version", 0);

    private Optional<ShownRun> shown = Optional.empty();
    private Optional<Snapshot> newest = Optional.empty();
    private GradientClip clip = new GradientClip.None();

    /**
     * A model without a run; the first frame brings it.
     *
     * @param submit takes the commands
     */
    public GradientsViewModel(Consumer<Command> submit) {
        this.submit = submit;
    }

    /** The total first, then W, U, V, b, c; of several layers the first one first. */
    public ReadOnlyObjectProperty<List<LineSeries>> seriesProperty() {
        return series.getReadOnlyProperty();
    }

    /** The threshold, where the norm is what is clipped. */
    public ReadOnlyObjectProperty<List<ReferenceLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** The steps that were clipped. */
    public ReadOnlyObjectProperty<Optional<Rug>> rugProperty() {
        return rug.getReadOnlyProperty();
    }

    /** Whether the total is the one after clipping. */
    public ReadOnlyBooleanProperty afterClippingProperty() {
        return afterClipping.getReadOnlyProperty();
    }

    /** Whether there is a step to draw. */
    public ReadOnlyBooleanProperty begunProperty() {
        return begun.getReadOnlyProperty();
    }

    /** Whether the very first step diverged, so that there will be nothing to draw. */
    public ReadOnlyBooleanProperty stillbornProperty() {
        return stillborn.getReadOnlyProperty();
    }

    /** How many steps were clipped; empty before the first one. */
    public ReadOnlyStringProperty subtitleProperty() {
        return subtitle.getReadOnlyProperty();
    }

    /** Another number whenever the series have grown. */
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /**
     * A norm in its equation.
     *
     * @param column of the line; any other for the total
     * @param x the step; NaN for the newest
     */
    Explained explain(String column, double x) {
        return newest.map(snapshot -> NormExplained.of(snapshot, column, x))
                .orElseGet(() -> Explained.before(Equation.TOTAL_NORM));
    }

    /** Trains. */
    public void train() {
        submit.accept(new Command.Start());
    }

    /** Begins again. */
    public void reset() {
        submit.accept(new Command.Reset());
    }

    /** Shows the total after clipping, or before. */
    public void showAfterClipping(boolean after) {
        afterClipping.set(after);
        drawSeries();
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
        if (!snapshot.experiment().clip().equals(clip)) {
            clip = snapshot.experiment().clip();
            drawThreshold();
        }
        begun.set(now.steps > 0);
        describe();
        stillborn.set(now.steps == 0 && snapshot.diverged().isPresent());
        version.set(snapshot.version());
    }

    private ShownRun begin(Snapshot snapshot) {
        ShownRun now = new ShownRun(
                snapshot.run(), snapshot.history(), snapshot.experiment().layers());
        shown = Optional.of(now);
        rug.set(Optional.of(new Rug(Messages.get("gradients.clipped"), now.source(now.history.clipped()))));
        drawSeries();
        return now;
    }

    private void drawSeries() {
        shown.ifPresent(now -> {
            List<LineSeries> drawn = new ArrayList<>();
            boolean after = afterClipping.get();
            drawn.add(new LineSeries(
                    after ? "clipped_norm" : "gradient_norm",
                    Messages.get(after ? "gradients.total.after" : "gradients.total"),
                    now.source(after ? now.history.clippedNorm() : now.history.gradientNorm()),
                    TOTAL_COLOR,
                    LineStyle.SOLID));
            List<String> names = now.history.names();
            IntStream.range(0, names.size())
                    .mapToObj(i ->
                            ParameterLine.of(names.get(i), now.layers).series(now.source(now.history.blockNorm(i))))
                    .sorted(Comparator.comparingInt(LineSeries::colorIndex))
                    .forEach(drawn::add);
            series.set(List.copyOf(drawn));
        });
    }

    private void drawThreshold() {
        lines.set(
                clip instanceof GradientClip.ByNorm byNorm
                        ? List.of(new ReferenceLine(
                                Messages.get("gradients.threshold", Numbers.significant(byNorm.threshold(), 3)),
                                byNorm.threshold()))
                        : List.of());
    }

    private void describe() {
        double share = shown.map(now -> now.history.clippedShare()).orElse(0.0);
        String percent =
                share > 0 && share < 0.01 ? Messages.get("gradients.few") : Numbers.whole(Math.round(100 * share));
        if (!begun.get()) {
            subtitle.set("");
        } else if (clip instanceof GradientClip.None) {
            subtitle.set(
                    share > 0
                            ? Messages.get("gradients.subtitle.noneNow", percent)
                            : Messages.get("gradients.subtitle.none"));
        } else if (clip instanceof GradientClip.ByValue byValue) {
            subtitle.set(
                    Messages.get("gradients.subtitle.value", percent, Numbers.significant(byValue.threshold(), 3)));
        } else {
            subtitle.set(Messages.get("gradients.subtitle.norm", percent));
        }
    }

    /** The run on the screen, as far as the newest frame has brought it. */
    private static final class ShownRun {
        private final long number;
        private final RunHistory history;
        private final int layers;
        private long steps;

        ShownRun(long number, RunHistory history, int layers) {
            this.number = number;
            this.history = history;
            this.layers = layers;
        }

        SeriesSource source(Series series) {
            return SeriesSource.steps(1, () -> steps, series::get, series::minMax);
        }
    }
}
