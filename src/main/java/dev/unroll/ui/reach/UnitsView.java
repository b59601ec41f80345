package dev.unroll.ui.reach;

import dev.unroll.core.insight.Distributions;
import dev.unroll.core.insight.Histogram;
import dev.unroll.core.insight.Saturation;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.Topic;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.ColorMap;
import dev.unroll.ui.plot.Heatmap;
import dev.unroll.ui.plot.HistogramPlot;
import dev.unroll.ui.plot.PlotExport;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The card with the saturation of each unit as a strip, and how W, a and ∂L/∂W are distributed. */
public final class UnitsView {
    private final ViewCard card = new ViewCard(
            "units-card",
            Messages.get("reach.units.title"),
            Help.of("reach.units.help.", Equation.TANH, Equation.SATURATED));
    private final Heatmap strip = new Heatmap();
    private final HistogramPlot weights;
    private final HistogramPlot states;
    private final HistogramPlot gradients;

    /**
     * The view.
     *
     * @param model what it shows
     * @param export writes the pictures' files
     */
    public UnitsView(ReachViewModel model, PlotExport export) {
        strip.setId("saturation-strip");
        strip.setTitle(Messages.get("reach.units.strip"));
        strip.getStyleClass().add("saturation-strip");
        strip.setExport(export);
        strip.setColorMap(ColorMap.CIVIDIS);
        strip.setRange(0, 1);
        strip.setCellText((row, unit, share) ->
                Messages.get("reach.units.cell", unit + 1) + "\n" + Messages.get("reach.units.share", percent(share)));
        weights = histogram("histogram-weights", "reach.units.weights", export);
        states = histogram("histogram-states", "reach.units.states", export);
        gradients = histogram("histogram-gradients", "reach.units.gradients", export);
        HBox histograms = new HBox(
                named("reach.units.weights", weights),
                named("reach.units.states", states),
                named("reach.units.gradients", gradients));
        histograms.getStyleClass().add("histograms");
        VBox.setVgrow(histograms, Priority.ALWAYS);
        card.setContent(new VBox(strip, histograms));
        card.explains(() -> saturation(model, -1), () -> {
            int unit = strip.cursorColumnProperty().get();
            return unit < 0 ? Optional.empty() : Optional.of(() -> saturation(model, unit));
        });
        explain(model, weights, "reach.units.weights", UnitsView::sum, Distributions::weights);
        explain(model, states, "reach.units.states", picture -> Equation.STATE, Distributions::states);
        explain(model, gradients, "reach.units.gradients", picture -> Equation.W_TOTAL, Distributions::gradients);
        model.pictureProperty().when(Showing.of(card)).subscribe(this::show);
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private static HistogramPlot histogram(String id, String title, PlotExport export) {
        HistogramPlot plot = new HistogramPlot();
        plot.setId(id);
        plot.setTitle(Messages.get(title));
        plot.setExport(export);
        return plot;
    }

    private static Explained saturation(ReachViewModel model, int unit) {
        return model.explain(picture -> UnitsExplained.saturation(picture, unit), Equation.TANH, Equation.SATURATED);
    }

    private static void explain(
            ReachViewModel model,
            HistogramPlot plot,
            String name,
            Function<RiverPicture, Equation> equation,
            Function<Distributions, Histogram> numbers) {
        IntFunction<Topic.Aim> bin = read -> () -> model.explain(picture -> UnitsExplained.bin(
                Messages.get(name),
                equation.apply(picture),
                numbers.apply(picture.insight().distributions().get(picture.layer())),
                picture,
                read));
        Topic.put(plot, Messages.get("reach.units.title"), bin.apply(-1), () -> {
            int read = plot.readItem();
            return read < 0 ? Optional.empty() : Optional.of(bin.apply(read));
        });
    }

    private static Equation sum(RiverPicture picture) {
        return picture.layer() == 0 ? Equation.SUM : Equation.SUM_UPPER;
    }

    private static Node named(String key, HistogramPlot plot) {
        Label name = new Label(Messages.get(key));
        name.getStyleClass().add("band-caption");
        VBox box = new VBox(name, plot);
        box.setMinWidth(0);
        VBox.setVgrow(plot, Priority.ALWAYS);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(100); // equal shares
        return box;
    }

    private void show(Optional<RiverPicture> picture) {
        card.getCenter().setVisible(picture.isPresent());
        if (picture.isEmpty()) {
            card.subtitleProperty().set("");
        }
        picture.ifPresent(p -> {
            Saturation saturation = p.insight().window().layers().get(p.layer()).saturation();
            double[] perUnit = saturation.perUnit();
            strip.setData(1, perUnit.length, perUnit);
            card.subtitleProperty()
                    .set(Messages.get(
                            "reach.units.subtitle."
                                    + p.insight()
                                            .look()
                                            .experiment()
                                            .activation()
                                            .text(),
                            percent(saturation.share()),
                            Numbers.significant(saturation.meanSlope(), 2)));
            Distributions distributions = p.insight().distributions().get(p.layer());
            bins(weights, distributions.weights());
            bins(states, distributions.states());
            bins(gradients, distributions.gradients());
        });
    }

    private static void bins(HistogramPlot plot, Histogram histogram) {
        plot.setBins(histogram.from(), histogram.to(), histogram.counts());
    }

    private static String percent(double share) {
        return Numbers.decimals(100 * share, 0);
    }
}
