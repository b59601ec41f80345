package dev.unroll.ui.hidden;

import dev.unroll.core.train.Experiment;
import dev.unroll.ui.controls.Choice;
import dev.unroll.ui.controls.EmptyState;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.plot.ColorMap;
import dev.unroll.ui.plot.Heatmap;
import dev.unroll.ui.plot.PlotExport;
import dev.unroll.ui.plot.RowStrip;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import dev.unroll.ui.pulse.WhileSeen;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** The card with the heatmap of the hidden states, and a strip for the unit that is followed. */
public final class HiddenView implements Painter {
    /** So few rows are high enough for a label each. */
    private static final int FEW_UNITS = 12;

    private final HiddenViewModel model;
    private final ViewCard card = new ViewCard("hidden-card", Messages.get("hidden.title"), help());
    private final Painter painter;
    private final Heatmap map = new Heatmap();
    private final RowStrip strip = new RowStrip(map);
    private final Node empty;
    private final BorderPane body = new BorderPane(map);

    /**
     * The view.
     *
     * @param model what it shows
     * @param export writes the files of the heatmap and the strip
     */
    public HiddenView(HiddenViewModel model, PlotExport export) {
        this.model = model;
        painter = new WhileSeen(card, model);
        empty = new EmptyState(Messages.get("hidden.empty"), Messages.get("bar.train"), model::train);
        map.setExport(export);
        strip.setExport(export);
        map.setId("hidden-map");
        map.setTitle(Messages.get("hidden.title"));
        map.setColorMap(ColorMap.BLUE_ORANGE);
        map.setCellText((unit, t, value) -> model.pictureProperty()
                .get()
                .map(p -> UnitText.cell(p, unit, t))
                .orElse(""));
        map.setOnRowClicked(model::follow);
        map.selectedRowProperty().bind(model.followedProperty());
        body.setMinSize(0, 0);
        body.setBottom(followed());
        body.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        card.explains(() -> model.explain(-1, -1), () -> {
            int unit = map.cursorRowProperty().get();
            int t = map.cursorColumnProperty().get();
            return unit < 0 || t < 0 ? Optional.empty() : Optional.of(() -> model.explain(unit, t));
        });
        card.subtitleProperty().bind(model.subtitleProperty());
        card.addTool(layerChoice());
        card.addTool(sortAgain());
        card.addTool(new Choice<>(
                "hidden-order",
                Messages.get("hidden.order"),
                List.of(UnitOrder.values()),
                UnitOrder::text,
                model.sortingProperty(),
                model::sortBy));
        model.pictureProperty().addListener((observable, before, now) -> showPicture());
        model.orderProperty().addListener((observable, before, now) -> showOrder());
        showOrder();
        showPicture();
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    @Override
    public void frame(Frame frame) {
        painter.frame(frame);
    }

    private void showPicture() {
        model.pictureProperty().get().ifPresentOrElse(this::show, () -> card.setContent(empty));
    }

    private void show(HiddenPicture picture) {
        map.setRange(-picture.limit(), picture.limit());
        map.setColumnLabels(picture.signs());
        map.setData(picture.units(), picture.steps(), picture.rowMajor());
        strip.refresh();
        if (body.getParent() == null) {
            card.setContent(body);
        }
    }

    private void showOrder() {
        int[] order = model.orderProperty().get();
        map.setRowOrder(order);
        map.setRowLabels(labels(order));
        strip.refresh();
    }

    /** The first and the last number say all where units stand as numbered; else each says its own. */
    private List<String> labels(int[] order) {
        int units = order.length;
        if (model.sortingProperty().get() == UnitOrder.INDEX && units > FEW_UNITS) {
            return List.of(Messages.get("hidden.unit", 1), Integer.toString(units));
        }
        return IntStream.rangeClosed(1, units).mapToObj(Integer::toString).toList();
    }

    private Node layerChoice() {
        HBox choice = new HBox(new Label(Messages.get("hidden.layer.choice")));
        choice.setId("hidden-layers");
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
        button.setId("hidden-layer-" + (layer + 1));
        button.setAccessibleText(Messages.get("hidden.layer", layer + 1));
        button.setSelected(model.layerProperty().get() == layer);
        model.layerProperty().addListener((observable, before, now) -> button.setSelected(now == layer));
        button.setOnAction(e -> {
            model.chooseLayer(layer);
            button.setSelected(model.layerProperty().get() == layer); // one is always chosen
        });
        button.visibleProperty().bind(model.layersProperty().greaterThan(layer));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private Node sortAgain() {
        Button again = new Button("", new FontIcon(MaterialDesignR.REFRESH));
        again.setId("hidden-sort-again");
        again.setAccessibleText(Messages.get("hidden.sortAgain"));
        again.setTooltip(new Tooltip(Messages.get("hidden.sortAgain")));
        again.setOnAction(e -> model.sortAgain());
        again.visibleProperty().bind(model.sortingProperty().map(by -> by != UnitOrder.INDEX));
        again.managedProperty().bind(again.visibleProperty());
        return again;
    }

    private Node followed() {
        strip.setId("hidden-strip");
        Label words = new Label();
        words.setId("hidden-followed");
        words.getStyleClass().add("followed-unit");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button stop = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        stop.setId("hidden-stop-following");
        stop.getStyleClass().add("quiet");
        stop.setAccessibleText(Messages.get("hidden.stopFollowing"));
        stop.setTooltip(new Tooltip(Messages.get("hidden.stopFollowing")));
        stop.setOnAction(e -> model.stopFollowing());
        HBox head = new HBox(words, stop);
        head.getStyleClass().add("followed-head");
        VBox box = new VBox(head, strip);
        box.getStyleClass().add("followed");
        words.textProperty().bind(model.followedProperty().flatMap(unit -> model.pictureProperty()
                .map(shown -> shown.filter(p -> unit.intValue() >= 0 && unit.intValue() < p.units())
                        .map(p -> UnitText.followed(p, unit.intValue()))
                        .orElse(""))));
        words.textProperty().addListener((observable, before, now) -> strip.setTitle(now));
        box.visibleProperty().bind(model.followedProperty().greaterThanOrEqualTo(0));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void keyPressed(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && model.followedProperty().get() >= 0) {
            model.stopFollowing();
            e.consume();
        }
    }

    private static HelpCard help() {
        return new HelpCard(
                Messages.get("hidden.help.what"),
                List.of(Equation.STATE, Equation.SUM),
                Messages.get("hidden.help.up"),
                Messages.get("hidden.help.down"),
                Messages.get("hidden.help.try"));
    }
}
