package dev.unroll.ui.gradients;

import dev.unroll.ui.controls.EmptyState;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.plot.AxisScale;
import dev.unroll.ui.plot.LineChart;
import dev.unroll.ui.plot.LineSeries;
import dev.unroll.ui.plot.LinkedCursor;
import dev.unroll.ui.plot.PlotExport;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** The norm of each parameter's gradient over the steps, with the threshold and the steps that were clipped. */
public final class GradientsView {
    private final GradientsViewModel model;
    private final LineChart chart = new LineChart();
    private final ViewCard card;

    /**
     * The view.
     *
     * @param model what it shows
     * @param cursor the step that is looked at, in all charts
     * @param export writes the chart's files
     */
    public GradientsView(GradientsViewModel model, LinkedCursor cursor, PlotExport export) {
        this.model = model;
        String title = Messages.get("gradients.title");
        card = new ViewCard("gradients-card", title, help());
        card.subtitleProperty().bind(model.subtitleProperty());
        card.explains(() -> model.explain("", Double.NaN), () -> {
            double x = chart.getLinkedCursor().getX();
            String column = chart.pointedSeries().map(LineSeries::id).orElse("");
            return Double.isNaN(x) ? Optional.empty() : Optional.of(() -> model.explain(column, x));
        });
        card.addTool(clippedButton());
        chart.setId("gradients-chart");
        chart.setTitle(title);
        chart.setXLabel(Messages.get("gradients.step"));
        chart.setYLabel(Messages.get("gradients.norm"));
        chart.setWholeX(true);
        chart.setYScale(AxisScale.LOG);
        chart.setLinkedCursor(cursor);
        chart.setExport(export);
        chart.visibleProperty().bind(model.begunProperty());
        follow();
        card.setContent(new StackPane(
                chart,
                state(
                        "gradients.empty",
                        "bar.train",
                        model::train,
                        model.begunProperty().or(model.stillbornProperty()).not()),
                state("gradients.stillborn", "bar.reset", model::reset, model.stillbornProperty())));
    }

    /** The card to put on a page. */
    public ViewCard card() {
        return card;
    }

    private void follow() {
        ObservableValue<Boolean> showing = Showing.of(card);
        model.seriesProperty().when(showing).subscribe(chart::setSeries);
        model.linesProperty().when(showing).subscribe(chart::setReferenceLines);
        model.rugProperty().when(showing).subscribe(chart::setRug);
        model.versionProperty().when(showing).subscribe(version -> chart.refresh());
    }

    private static Node state(String sentence, String action, Runnable run, ObservableValue<Boolean> visible) {
        EmptyState state = new EmptyState(Messages.get(sentence), Messages.get(action), run);
        state.visibleProperty().bind(visible);
        return state;
    }

    private ToggleButton clippedButton() {
        ToggleButton clipped = new ToggleButton(Messages.get("gradients.toggle"));
        clipped.setId("gradients-clipped");
        clipped.setTooltip(new Tooltip(Messages.get("gradients.toggle.help")));
        clipped.setAccessibleText(Messages.get("gradients.toggle.help"));
        clipped.setOnAction(e -> model.showAfterClipping(clipped.isSelected()));
        clipped.setSelected(model.afterClippingProperty().get());
        return clipped;
    }

    private static HelpCard help() {
        return new HelpCard(
                Messages.get("gradients.help.what"),
                List.of(Equation.GRADIENT_NORM, Equation.TOTAL_NORM),
                Messages.get("gradients.help.up"),
                Messages.get("gradients.help.down"),
                Messages.get("gradients.help.try"));
    }
}
