package dev.unroll.ui.reach;

import dev.unroll.core.insight.JacobianProduct;
import dev.unroll.core.insight.WeightSpectrum;
import dev.unroll.core.linalg.Eigenvalue;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.insight.Spectra;
import dev.unroll.ui.plot.ComplexPlane;
import dev.unroll.ui.plot.PlotExport;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** The card with the eigenvalues of W and the unit circle. */
public final class SpectrumView {
    private static final double[] NONE = {};

    private final ViewCard card = new ViewCard(
            "spectrum-card",
            Messages.get("reach.spectrum.title"),
            Help.of("reach.spectrum.help.", Equation.SPECTRAL_RADIUS, Equation.LYAPUNOV, Equation.JACOBIAN));
    private final ComplexPlane plane = new ComplexPlane();
    private final Label lyapunov = new Label();
    private final ReachViewModel model;

    /**
     * The view.
     *
     * @param model what it shows
     * @param export writes the picture's files
     */
    public SpectrumView(ReachViewModel model, PlotExport export) {
        this.model = model;
        plane.setId("spectrum-plane");
        plane.setTitle(Messages.get("reach.spectrum.title"));
        plane.setExport(export);
        plane.setPointText((re, im) ->
                "λ = " + SpectrumExplained.complex(re, im) + "\n|λ| = " + number(Math.hypot(re, im)) + step());
        lyapunov.setId("spectrum-lyapunov");
        lyapunov.getStyleClass().add("plane-caption");
        lyapunov.setMouseTransparent(true);
        StackPane.setAlignment(lyapunov, Pos.BOTTOM_LEFT);
        card.explains(() -> model.explainSpectra(-1), () -> {
            int point = plane.readItem();
            return point < 0 ? Optional.empty() : Optional.of(() -> model.explainSpectra(point));
        });
        card.setContent(new StackPane(plane, lyapunov));
        model.spectraProperty().when(Showing.of(card)).subscribe(now -> show());
        model.layerProperty().subscribe(now -> show());
        model.pictureProperty().when(Showing.of(card)).subscribe(now -> explainNothing());
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private void show() {
        Optional<Spectra> spectra = model.spectraProperty()
                .get()
                .filter(s -> model.layerProperty().get() < s.layers().size());
        Optional<WeightSpectrum> spectrum =
                spectra.flatMap(s -> s.layers().get(model.layerProperty().get()));
        Optional<JacobianProduct> product =
                spectra.flatMap(s -> s.products().get(model.layerProperty().get()));
        plane.setPoints(
                spectrum.map(s -> s.eigenvalues().stream()
                                .mapToDouble(Eigenvalue::re)
                                .toArray())
                        .orElse(NONE),
                spectrum.map(s -> s.eigenvalues().stream()
                                .mapToDouble(Eigenvalue::im)
                                .toArray())
                        .orElse(NONE));
        card.subtitleProperty()
                .set(spectrum.map(
                                s -> Messages.get("reach.spectrum.subtitle", number(s.radius()), number(s.sigmaMax())))
                        .orElse(""));
        lyapunov.setText(product.map(p -> Messages.get("reach.spectrum.lyapunov", number(p.lyapunovExponent())))
                .orElse(""));
        explainNothing();
    }

    /** Why there are no eigenvalues. */
    private void explainNothing() {
        boolean large = model.pictureProperty()
                .get()
                .filter(p -> p.insight().look().experiment().hidden() > model.mostUnits())
                .isPresent();
        if (large) {
            plane.setEmptyText(
                    Messages.get(model.isLive() ? "reach.spectrum.large" : "reach.spectrum.whatif", model.mostUnits()));
        } else {
            boolean tried = model.spectraProperty().get().isPresent();
            plane.setEmptyText(Messages.get(tried ? "reach.spectrum.none" : "reach.spectrum.empty"));
        }
    }

    /** Of which step they are: they come less often than the rest. */
    private String step() {
        return model.spectraProperty()
                .get()
                .map(s -> "\n"
                        + Messages.get(
                                "reach.spectrum.step", Numbers.whole(s.look().step())))
                .orElse("");
    }

    private static String number(double value) {
        return Numbers.significant(value, 3);
    }
}
