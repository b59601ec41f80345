package dev.unroll.ui.reach;

import dev.unroll.ui.controls.Topic;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.formula.FormulaView;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.plot.AxisScale;
import dev.unroll.ui.plot.ColorMap;
import dev.unroll.ui.plot.ColumnBars;
import dev.unroll.ui.plot.Heatmap;
import dev.unroll.ui.plot.PlotExport;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One river: its triangle, the ray that is lit in words and numbers, and below it the bars of all losses together. */
final class RiverPane extends BorderPane {
    private final ReachViewModel model;
    private final Heatmap map = new Heatmap();
    private final ColumnBars bars = new ColumnBars(map);
    private final Label ray = new Label();
    private Optional<RiverPicture> picture = Optional.empty();

    /**
     * An empty river.
     *
     * @param id what the ids of its parts begin with
     * @param title of its pictures
     * @param model whose ray is pinned
     * @param export writes the pictures' files
     * @param compares whether another river stands beside it, so that there is little room for words
     */
    RiverPane(String id, String title, ReachViewModel model, PlotExport export, ObservableValue<Boolean> compares) {
        this.model = model;
        setMinSize(0, 0);
        map.setId(id + "-map");
        map.setTitle(title);
        map.setExport(export);
        map.setColorMap(ColorMap.VIRIDIS);
        map.setColorScale(AxisScale.LOG);
        map.setRagged(true);
        map.setCellText((row, column, value) -> picture.filter(p -> isOnRay(p, row, column))
                .map(p -> RiverText.cell(p, row + 1, column + 1))
                .orElse(""));
        map.setOnRowClicked(model::pin);
        map.selectedRowProperty().bind(model.pinnedProperty());
        map.cursorRowProperty().subscribe(row -> sayRay());
        map.cursorColumnProperty().subscribe(column -> sayRay());
        model.pinnedProperty().subscribe(row -> sayRay());
        bars.setId(id + "-bars");
        bars.setTitle(Messages.get("reach.bars.title"));
        bars.setExport(export);
        bars.setColumnText((column, value) -> picture.filter(p -> column < p.steps())
                .map(p -> RiverText.bar(p, column + 1))
                .orElse(""));
        Topic.put(bars, Messages.get("reach.bars.title"), () -> {
            int column = bars.readItem();
            return () -> model.explain(shown -> RiverExplained.bar(shown, column + 1), Equation.STATE_GRADIENT);
        });
        setCenter(new StackPane(map, rayBox(id, compares)));
        setBottom(bars);
    }

    /**
     * Shows a river.
     *
     * @param now what to show
     * @param range the ends of the colours
     */
    void show(RiverPicture now, LogRange range) {
        picture = Optional.of(now);
        map.setRange(range.min(), range.max());
        map.setColumnLabels(now.inputSigns());
        map.setRowLabels(now.targetSigns());
        map.setData(now.steps(), now.steps(), now.norms());
        bars.setValues(now.accumulated());
        sayRay();
    }

    /** The row that is pointed at, from 0; the pinned one where none is; -1 for none. */
    int pointedRow() {
        int row = map.cursorRowProperty().get();
        return row >= 0 ? row : model.pinnedProperty().get();
    }

    /** The column that is pointed at, from 0; -1 for none. */
    int pointedColumn() {
        return map.cursorColumnProperty().get();
    }

    /** Where nothing is asked for the row is empty, and says so anywhere along it. */
    private static boolean isOnRay(RiverPicture picture, int row, int column) {
        return row < picture.steps() && (column <= row || !picture.asks(row + 1));
    }

    private void sayRay() {
        ray.setText(picture.map(p -> {
                    int row = map.cursorRowProperty().get();
                    int column = map.cursorColumnProperty().get();
                    if (row >= 0 && column >= 0 && isOnRay(p, row, column)) {
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
    private Node rayBox(String id, ObservableValue<Boolean> compares) {
        ray.setId(id + "-ray");
        ray.getStyleClass().add("ray-text");
        FormulaView formula = new FormulaView(Equation.RIVER_RAY.latex(), Equation.RIVER_RAY.spoken());
        formula.setMaxWidth(FormulaView.USE_PREF_SIZE); // beside the text that is set to the right
        formula.getStyleClass().add("ray-formula");
        VBox box = new VBox(ray, formula);
        box.getStyleClass().add("ray-box");
        box.visibleProperty().bind(compares.map(is -> !is));
        box.setMouseTransparent(true);
        box.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        box.maxWidthProperty().bind(map.widthProperty().multiply(0.52));
        StackPane.setAlignment(box, Pos.TOP_RIGHT);
        return box;
    }
}
