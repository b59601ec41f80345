package dev.unroll.ui.reach;

import dev.unroll.core.insight.StretchAndDamping;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.FactorBars;
import dev.unroll.ui.plot.PlotExport;
import java.util.Optional;

/** The card that says why: at each step back, by how much Wᵀ stretches the gradient and the slope damps it. */
public final class WhyView {
    private static final double[] NONE = {};

    private final ViewCard card = new ViewCard(
            "why-card", Messages.get("reach.why.title"), Help.of("reach.why.help.", Equation.STRETCH, Equation.DAMPED));
    private final FactorBars bars = new FactorBars();

    /**
     * The view.
     *
     * @param model what it shows
     * @param export writes the picture's files
     */
    public WhyView(ReachViewModel model, PlotExport export) {
        bars.setId("why-bars");
        bars.setTitle(Messages.get("reach.why.title"));
        bars.setNames(Messages.get("reach.why.stretch"), Messages.get("reach.why.damping"), Messages.get("reach.lag"));
        bars.setExport(export);
        bars.setEmptyText(Messages.get("reach.why.empty"));
        bars.setFactorText((lag, stretch, damping) -> Messages.get("reach.why.head", lag - 1, lag)
                + "\n"
                + Messages.get("reach.why.stretches", number(stretch))
                + "\n"
                + Messages.get("reach.why.damps", number(damping))
                + "\n"
                + Messages.get("reach.why.product", rough(stretch * damping)));
        card.setContent(bars);
        card.explains(() -> explain(model, 0), () -> {
            int lag = bars.readItem() + 1;
            return lag < 1 ? Optional.empty() : Optional.of(() -> explain(model, lag));
        });
        model.pictureProperty().when(Showing.of(card)).subscribe(this::show);
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    /**
     * Stretch and damping in their equation.
     *
     * @param lag from 1; 0 for all
     */
    public static Explained explain(ReachViewModel model, int lag) {
        return model.explain(picture -> DecayExplained.why(picture, lag), Equation.STRETCH, Equation.DAMPED);
    }

    private void show(Optional<RiverPicture> picture) {
        Optional<StretchAndDamping> why =
                picture.map(p -> p.insight().window().layers().get(p.layer()).why());
        bars.setFactors(
                why.map(StretchAndDamping::stretch).orElse(NONE),
                why.map(StretchAndDamping::damping).orElse(NONE));
        card.subtitleProperty()
                .set(why.filter(factors -> !Double.isNaN(factors.meanStretch()))
                        .map(factors -> Messages.get(
                                "reach.why.subtitle",
                                number(factors.meanStretch()),
                                number(factors.meanDamping()),
                                rough(factors.meanStretch() * factors.meanDamping())))
                        .orElse(""));
    }

    /** With a digit less than its factors, so that they make it. */
    private static String rough(double product) {
        return Numbers.significant(product, 2);
    }

    private static String number(double factor) {
        return Numbers.significant(factor, 3);
    }
}
