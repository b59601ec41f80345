package dev.unroll.ui.reach;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.insight.Fate;
import dev.unroll.ui.plot.AxisScale;
import dev.unroll.ui.plot.Band;
import dev.unroll.ui.plot.LineChart;
import dev.unroll.ui.plot.LineSeries;
import dev.unroll.ui.plot.LineStyle;
import dev.unroll.ui.plot.PlotExport;
import dev.unroll.ui.plot.ReferenceLine;
import dev.unroll.ui.plot.SeriesSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The card with the decay curve: what is left of a loss's gradient so many characters back. */
public final class DecayView {
    private static final int COLOR = 1;
    private static final int BEFORE_COLOR = 2;

    private final ReachViewModel model;

    private final ViewCard card = new ViewCard(
            "decay-card",
            Messages.get("reach.decay.title"),
            Help.of("reach.decay.help.", Equation.DECAY, Equation.HALF_LIFE));
    private final LineChart chart = new LineChart();

    /**
     * The view.
     *
     * @param model what it shows
     * @param export writes the chart's files
     */
    public DecayView(ReachViewModel model, PlotExport export) {
        chart.setId("decay-chart");
        chart.setTitle(Messages.get("reach.decay.title"));
        chart.setXLabel(Messages.get("reach.lag"));
        chart.setWholeX(true);
        chart.setYScale(AxisScale.LOG);
        chart.setExport(export);
        chart.setEmptyText(Messages.get("reach.decay.empty"));
        card.setContent(chart);
        card.explains(() -> explain(model, -1), () -> {
            double x = chart.getLinkedCursor().getX();
            int lag = (int) Math.rint(x);
            return Double.isNaN(x) ? Optional.empty() : Optional.of(() -> explain(model, lag));
        });
        this.model = model;
        model.pictureProperty().when(Showing.of(card)).subscribe(now -> show());
        model.beforeProperty().when(Showing.of(card)).subscribe(now -> show());
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private static Explained explain(ReachViewModel model, int lag) {
        return model.explain(picture -> DecayExplained.decay(picture, lag), Equation.DECAY, Equation.HALF_LIFE);
    }

    private static Optional<DecayCurve> curve(Optional<RiverPicture> picture) {
        return picture.map(p -> p.insight().window().layers().get(p.layer()).decay());
    }

    private void show() {
        Optional<DecayCurve> decay = curve(model.pictureProperty().get());
        List<LineSeries> lines = new ArrayList<>(decay.map(DecayView::lines).orElse(List.of()));
        curve(model.beforeProperty().get())
                .ifPresent(before -> lines.add(new LineSeries(
                        "before",
                        Messages.get("whatif.before"),
                        source(before.median()),
                        BEFORE_COLOR,
                        LineStyle.DASHED)));
        chart.setSeries(lines);
        chart.setBand(decay.map(curve -> new Band(source(curve.low()), source(curve.high()), COLOR)));
        chart.setReferenceLines(
                decay.isPresent()
                        ? List.of(new ReferenceLine(Messages.get("reach.decay.gone"), DecayCurve.GONE))
                        : List.of());
        card.subtitleProperty().set(decay.map(DecayView::fate).orElse(""));
        chart.refresh();
    }

    private static String fate(DecayCurve decay) {
        String fate = Fate.of(decay);
        return Fate.isUneven(decay) ? Messages.get("fate.uneven", fate) : fate;
    }

    private static List<LineSeries> lines(DecayCurve curve) {
        return List.of(
                new LineSeries("low", Messages.get("reach.decay.low"), source(curve.low()), COLOR, LineStyle.DOTTED)
                        .unlabelled(),
                new LineSeries("high", Messages.get("reach.decay.high"), source(curve.high()), COLOR, LineStyle.DOTTED)
                        .unlabelled(),
                new LineSeries(
                                "median",
                                Messages.get("reach.decay.median"),
                                source(curve.median()),
                                COLOR,
                                LineStyle.SOLID)
                        .unlabelled());
    }

    private static SeriesSource source(double[] values) {
        return SeriesSource.of(
                IntStream.range(0, values.length).mapToDouble(l -> l).toArray(), values);
    }
}
