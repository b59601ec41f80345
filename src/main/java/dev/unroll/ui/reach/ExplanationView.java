package dev.unroll.ui.reach;

import dev.unroll.core.insight.LayerInsight;
import dev.unroll.core.linalg.Activation;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.insight.Insight;
import dev.unroll.ui.insight.Spectra;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The card that says in sentences what the numbers of the page mean. */
public final class ExplanationView {
    private static final HelpCard HELP =
            new HelpCard(Messages.get("reach.says.help.what"), List.of(), "", "", Messages.get("reach.says.help.try"));

    /** Spectra that take no longer come several times a second. */
    private static final long OFTEN_NANOS = 100_000_000L;

    private final ReachViewModel model;
    private final ViewCard card = new ViewCard("says-card", Messages.get("reach.says.title"), HELP);
    private final Label fate = line("says-fate", "says-fate");
    private final Label factors = line("says-factors", "says-line");
    private final Label product = line("says-product", "formula");
    private final Label causes = line("says-causes", "says-line");

    /**
     * The view.
     *
     * @param model what it explains
     */
    public ExplanationView(ReachViewModel model) {
        this.model = model;
        VBox box = new VBox(fate, factors, product, causes);
        box.getStyleClass().add("says");
        product.managedProperty().bind(product.textProperty().isNotEmpty());
        product.visibleProperty().bind(product.managedProperty());
        ScrollPane scroll = new ScrollPane(box);
        scroll.getStyleClass().add("says-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        card.setContent(scroll);
        model.pictureProperty().when(Showing.of(card)).subscribe(now -> say());
        model.spectraProperty().when(Showing.of(card)).subscribe(now -> say());
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private static Label line(String id, String styleClass) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private void say() {
        Optional<Explanation> says = model.pictureProperty().get().map(this::explain);
        fate.setText(says.map(Explanation::fate).orElse(Messages.get("reach.says.empty")));
        factors.setText(says.map(Explanation::factors).orElse(""));
        product.setText(says.map(Explanation::product).orElse(""));
        causes.setText(says.map(s -> String.join("\n\n", s.causes())).orElse(""));
    }

    /**
     * Of one look: the newest with its spectra. Where these lag behind, the look that they are of, if they come so often that
     * nobody sees the difference; else the newest, and nothing is said of W alone.
     */
    private Explanation explain(RiverPicture picture) {
        Optional<Spectra> spectra = model.spectraProperty()
                .get()
                .filter(s -> s.look().run() == picture.insight().look().run())
                .filter(s -> s.look().equals(picture.insight().look()) || (model.isLive() && s.nanos() < OFTEN_NANOS));
        Insight insight = spectra.map(Spectra::insight).orElse(picture.insight());
        LayerInsight layer = insight.window().layers().get(picture.layer());
        Activation activation = insight.look().experiment().activation();
        return picture.layer() == insight.layers() - 1
                ? ofTop(layer, activation, spectra, picture.layer())
                : Explanation.ofLower(layer, activation);
    }

    private static Explanation ofTop(LayerInsight layer, Activation activation, Optional<Spectra> spectra, int index) {
        Explanation says = Explanation.of(
                layer, activation, spectra.flatMap(s -> s.layers().get(index)));
        return spectra.flatMap(s -> s.products().get(index))
                .map(product -> says.beside(product.lyapunovExponent(), layer.decay()))
                .orElse(says);
    }
}
