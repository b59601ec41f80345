package dev.unroll.ui.reach;

import dev.unroll.core.train.Experiment;
import dev.unroll.ui.controls.EmptyState;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.AxisScale;
import dev.unroll.ui.plot.ColorMap;
import dev.unroll.ui.plot.ColumnBars;
import dev.unroll.ui.plot.Heatmap;
import dev.unroll.ui.plot.PlotExport;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The card with the river: a triangle of how far each loss reaches back, its rays, and the bars of all losses together. */
public final class RiverView {
    private final ReachViewModel model;
    private final ViewCard card =
            new ViewCard("river-card", Messages.get("reach.river.title"), Help.of("reach.river.help."));
    private final Heatmap map = new Heatmap();
    private final ColumnBars bars = new ColumnBars(map);
    private final Label ray = new Label();
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
        map.setId("river-map");
        map.setTitle(Messages.get("reach.river.title"));
        map.setExport(export);
        map.setColorMap(ColorMap.VIRIDIS);
        map.setColorScale(AxisScale.LOG);
        map.setRagged(true);
        map.setCellText((row, column, value) -> picture()
                .filter(p -> column <= row && row < p.steps())
                .map(p -> RiverText.cell(p, row + 1, column + 1))
                .orElse(""));
        map.setOnRowClicked(model::pin);
        map.selectedRowProperty().bind(model.pinnedProperty());
        map.cursorRowProperty().subscribe(row -> sayRay());
        map.cursorColumnProperty().subscribe(column -> sayRay());
        model.pinnedProperty().subscribe(row -> sayRay());
        bars.setId("river-bars");
        bars.setTitle(Messages.get("reach.bars.title"));
        bars.setExport(export);
        bars.setColumnText((column, value) -> picture()
                .filter(p -> column < p.steps())
                .map(p -> RiverText.bar(p, column + 1))
                .orElse(""));
        body = new BorderPane(new StackPane(map, rayBox()));
        body.setMinSize(0, 0);
        body.setBottom(band());
        body.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && model.pinnedProperty().get() >= 0) {
                model.unpin();
                e.consume();
            }
        });
        empty = new EmptyState(Messages.get("reach.empty"), Messages.get("bar.train"), model::train);
        card.addTool(layerChoice());
        model.pictureProperty().when(Showing.of(card)).subscribe(now -> showPicture());
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private Optional<RiverPicture> picture() {
        return model.pictureProperty().get();
    }

    private void showPicture() {
        picture().ifPresentOrElse(this::show, () -> {
            card.subtitleProperty().set("");
            card.setContent(empty);
        });
    }

    private void show(RiverPicture picture) {
        if (picture.insight().look().run() != run) {
            run = picture.insight().look().run();
            range.reset();
        }
        range.show(picture.norms());
        map.setRange(range.min(), range.max());
        map.setColumnLabels(picture.inputSigns());
        map.setRowLabels(picture.targetSigns());
        map.setData(picture.steps(), picture.steps(), picture.norms());
        bars.setValues(picture.accumulated());
        card.subtitleProperty()
                .set(Messages.get(
                        "reach.river.subtitle",
                        Numbers.whole(picture.insight().look().step())));
        sayRay();
        if (body.getParent() == null) {
            card.setContent(body);
        }
    }

    private void sayRay() {
        ray.setText(picture()
                .map(p -> {
                    int row = map.cursorRowProperty().get();
                    int column = map.cursorColumnProperty().get();
                    if (row >= 0 && row < p.steps() && column >= 0 && column <= row) {
                        return RiverText.ray(p, row + 1, column + 1);
                    }
                    int pinned = model.pinnedProperty().get();
                    return pinned >= 0 && pinned < p.steps()
                            ? RiverText.ray(p, pinned + 1)
                            : Messages.get("reach.ray.none");
                })
                .orElse(""));
    }

    /** In the corner that the triangle leaves free. */
    private Node rayBox() {
        ray.setId("river-ray");
        ray.getStyleClass().add("ray-text");
        Label formula = new Label(Messages.get("reach.river.formula"));
        formula.getStyleClass().addAll("formula", "ray-formula");
        VBox box = new VBox(ray, formula);
        box.getStyleClass().add("ray-box");
        box.setMouseTransparent(true);
        box.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        box.maxWidthProperty().bind(map.widthProperty().multiply(0.52));
        StackPane.setAlignment(box, Pos.TOP_RIGHT);
        return box;
    }

    private Node band() {
        Label name = new Label(Messages.get("reach.bars.caption"));
        name.getStyleClass().add("band-caption");
        name.setWrapText(true);
        VBox box = new VBox(name, bars);
        box.getStyleClass().add("band");
        return box;
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
