package dev.unroll.ui.reach;

import dev.unroll.core.train.Experiment;
import dev.unroll.session.Look;
import dev.unroll.ui.controls.EmptyState;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.PlotExport;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The card with the river; while a what-if is shown, with the river before beside it, in the same colours. */
public final class RiverView {
    private final ReachViewModel model;
    private final ViewCard card = new ViewCard(
            "river-card",
            Messages.get("reach.river.title"),
            Help.of("reach.river.help.", Equation.RIVER, Equation.RIVER_STEP));
    private final RiverPane now;
    private final RiverPane before;
    private final LogRange range = new LogRange();
    private final BorderPane body;
    private final EmptyState empty;
    private long run;

    /**
     * The view.
     *
     * @param model what it shows
     * @param export writes the files of its pictures
     */
    public RiverView(ReachViewModel model, PlotExport export) {
        this.model = model;
        ObservableValue<Boolean> compares = model.beforeProperty().map(Optional::isPresent);
        now = new RiverPane("river", Messages.get("reach.river.title"), model, export, compares);
        before = new RiverPane("river-before", Messages.get("reach.river.before"), model, export, compares);
        Node left = named("whatif.before", before, compares);
        left.visibleProperty().bind(compares);
        left.managedProperty().bind(compares);
        body = new BorderPane(new HBox(left, named("whatif.after", now, compares)));
        body.setMinSize(0, 0);
        body.setBottom(caption());
        body.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && model.pinnedProperty().get() != ReachViewModel.NONE) {
                model.unpin();
                e.consume();
            }
        });
        card.explains(() -> now.explainCell(0, 0));
        empty = new EmptyState(Messages.get("reach.empty"), Messages.get("bar.train"), model::train);
        card.addTool(layerChoice());
        model.pictureProperty().when(Showing.of(card)).subscribe(shown -> showPicture());
        model.beforeProperty().when(Showing.of(card)).subscribe(shown -> showPicture());
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private static Node named(String key, RiverPane pane, ObservableValue<Boolean> compares) {
        Label name = new Label(Messages.get(key));
        name.getStyleClass().add("band-caption");
        name.visibleProperty().bind(compares);
        name.managedProperty().bind(compares);
        VBox box = new VBox(name, pane);
        box.setMinWidth(0);
        box.setPrefWidth(100); // equal shares
        VBox.setVgrow(pane, Priority.ALWAYS);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void showPicture() {
        model.pictureProperty().get().ifPresentOrElse(this::show, () -> {
            card.subtitleProperty().set("");
            card.setContent(empty);
        });
    }

    private void show(RiverPicture picture) {
        if (picture.insight().look().run() != run) {
            run = picture.insight().look().run();
            range.reset();
        }
        Optional<RiverPicture> compared = model.beforeProperty().get();
        range.show(DoubleStream.concat(
                Arrays.stream(picture.norms()), compared.stream().flatMapToDouble(old -> Arrays.stream(old.norms()))));
        compared.ifPresent(old -> before.show(old, range));
        now.show(picture, range);
        card.subtitleProperty().set(subtitle(picture));
        if (body.getParent() == null) {
            card.setContent(body);
        }
    }

    /** Which step, and what of its windows, where it is not all. */
    private static String subtitle(RiverPicture picture) {
        Look look = picture.insight().look();
        String step = Messages.get("reach.river.subtitle", Numbers.whole(look.step()));
        String stream = look.experiment().streams() > 1
                ? Messages.get("reach.river.stream", look.experiment().streams())
                : "";
        int all = look.experiment().window();
        // The text that a what-if reads may have any length.
        String part = look.experiment().task().isPresent() ? "reach.river.end" : "reach.river.part";
        boolean cut = picture.steps() < all && look.frozen().input().window() < all;
        return step + stream + (cut ? Messages.get(part, picture.steps(), all) : "");
    }

    private static Node caption() {
        Label caption = new Label(Messages.get("reach.bars.caption"));
        caption.getStyleClass().addAll("band-caption", "band");
        caption.setWrapText(true);
        return caption;
    }

    private Node layerChoice() {
        HBox choice = new HBox(new Label(Messages.get("hidden.layer.choice")));
        choice.getStyleClass().add("layer-choice");
        for (int layer = 0; layer < Experiment.MAX_LAYERS; layer++) {
            choice.getChildren().add(layerButton(layer));
        }
        choice.visibleProperty().bind(model.layersProperty().greaterThan(1));
        choice.managedProperty().bind(choice.visibleProperty());
        return choice;
    }

    private Node layerButton(int layer) {
        ToggleButton button = new ToggleButton(Integer.toString(layer + 1));
        button.setId("river-layer-" + (layer + 1));
        button.setAccessibleText(Messages.get("hidden.layer", layer + 1));
        model.layerProperty().subscribe(now -> button.setSelected(now == layer));
        button.setOnAction(e -> {
            model.chooseLayer(layer);
            button.setSelected(model.layerProperty().get() == layer); // one is always chosen
        });
        button.visibleProperty().bind(model.layersProperty().greaterThan(layer));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }
}
