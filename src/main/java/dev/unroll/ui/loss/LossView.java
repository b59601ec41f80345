package dev.unroll.ui.loss;

import dev.unroll.core.task.Task;
import dev.unroll.ui.controls.EmptyState;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.PopCard;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.plot.AxisScale;
import dev.unroll.ui.plot.LineChart;
import dev.unroll.ui.plot.LinkedCursor;
import dev.unroll.ui.plot.Mark;
import dev.unroll.ui.plot.PlotExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.PopOver;

/** The loss over the steps, with the baselines of the text and a mark where one of them is beaten. */
public final class LossView {
    private final LossViewModel model;
    private final LineChart chart = new LineChart();
    private final ViewCard card;
    private Optional<PopOver> open = Optional.empty();

    /**
     * The view.
     *
     * @param model what it shows
     * @param cursor the step that is looked at, in all charts
     * @param export writes the chart's files
     */
    public LossView(LossViewModel model, LinkedCursor cursor, PlotExport export) {
        this.model = model;
        String title = Messages.get("loss.title");
        card = new ViewCard("loss-card", title, () -> help(model.task()));
        String raw = Messages.get("loss.subtitle");
        card.subtitleProperty().bind(model.rightProperty().map(right -> right.isEmpty() ? raw : right + " · " + raw));
        card.explains(() -> model.explain(Double.NaN), () -> {
            double x = chart.getLinkedCursor().getX();
            return Double.isNaN(x) ? Optional.empty() : Optional.of(() -> model.explain(x));
        });
        card.addTool(logButton());
        chart.setId("loss-chart");
        chart.setTitle(title);
        chart.setXLabel(Messages.get("loss.step"));
        chart.setWholeX(true);
        chart.setLinkedCursor(cursor);
        chart.setExport(export);
        chart.setOnMark(this::tell);
        chart.visibleProperty().bind(model.begunProperty());
        follow();
        card.setContent(new StackPane(
                chart,
                state("loss.empty", "bar.train", model::train, waiting()),
                state("loss.stillborn", "bar.reset", model::reset, model.stillbornProperty())));
    }

    /** The card to put on a page. */
    public ViewCard card() {
        return card;
    }

    private void follow() {
        ObservableValue<Boolean> showing = Showing.of(card);
        model.seriesProperty().when(showing).subscribe(chart::setSeries);
        model.linesProperty().when(showing).subscribe(chart::setReferenceLines);
        model.marksProperty().when(showing).subscribe(chart::setMarks);
        model.unitNameProperty().when(showing).subscribe(chart::setYLabel);
        model.versionProperty().when(showing).subscribe(version -> chart.refresh());
    }

    private ObservableValue<Boolean> waiting() {
        return model.begunProperty().or(model.stillbornProperty()).not();
    }

    private static Node state(String sentence, String action, Runnable run, ObservableValue<Boolean> visible) {
        EmptyState state = new EmptyState(Messages.get(sentence), Messages.get(action), run);
        state.visibleProperty().bind(visible);
        return state;
    }

    private ToggleButton logButton() {
        ToggleButton log = new ToggleButton(Messages.get("loss.log"));
        log.setId("loss-log");
        log.setTooltip(new Tooltip(Messages.get("loss.log.help")));
        log.setAccessibleText(Messages.get("loss.log.help"));
        chart.yScaleProperty().subscribe(scale -> log.setSelected(scale == AxisScale.LOG));
        log.setOnAction(e -> chart.setYScale(log.isSelected() ? AxisScale.LOG : AxisScale.LINEAR));
        return log;
    }

    /** Tells what a mark means, and what the network wrote then. */
    private void tell(Mark mark, double screenX, double screenY) {
        open.ifPresent(PopOver::hide);
        open = model.milestone(mark).map(milestone -> {
            List<Node> lines = new ArrayList<>();
            lines.add(PopCard.line(model.meaning(milestone)));
            if (milestone instanceof Beaten beaten) {
                Label head = PopCard.line("", "pop-name");
                head.textProperty().bind(beaten.sampleHeadProperty());
                Label sample = PopCard.line("", "sample-text");
                sample.setId("loss-sample");
                sample.textProperty().bind(beaten.sampleProperty());
                sample.managedProperty().bind(sample.textProperty().isNotEmpty());
                lines.add(head);
                lines.add(sample);
            }
            return PopCard.showAt(chart, screenX, screenY, mark.label(), lines);
        });
    }

    /** A task has other lines than a text, and a number for an answer has another loss. */
    static HelpCard help(Optional<Task> task) {
        String key = task.isPresent() ? "loss.help.task." : "loss.help.";
        boolean squared = task.filter(Task::isRegression).isPresent();
        return new HelpCard(
                Messages.get(key + "what"),
                List.of(
                        squared ? Equation.LOSS_SQUARED : Equation.LOSS,
                        task.isPresent() ? Equation.MEAN_LOSS_ASKED : Equation.MEAN_LOSS),
                Messages.get(key + "up"),
                Messages.get(key + "down"),
                Messages.get(key + "try"));
    }
}
