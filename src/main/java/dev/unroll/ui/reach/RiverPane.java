package dev.unroll.ui.reach;

import dev.unroll.ui.controls.Topic;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.formula.FormulaView;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.plot.AxisScale;
import dev.unroll.ui.plot.ColorMap;
import dev.unroll.ui.plot.ColumnBars;
import dev.unroll.ui.plot.Heatmap;
import dev.unroll.ui.plot.PlotExport;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One river: its triangle, the ray that is lit in words and numbers, and below it the bars of all losses together. */
final class RiverPane extends BorderPane {
    /** The share of the width that a triangle leaves free in its first rows. */
    private static final double CORNER = 0.52;

    /** Beside the formula, for the colour bar's labels. */
    private static final double AIR = 60;

    private final ReachViewModel model;
    private final Heatmap map = new Heatmap();
    private final ColumnBars bars = new ColumnBars(map);
    private final Label ray = new Label();
    private final VBox rayBox;
    private final StackPane middle;
    private Optional<RiverPicture> picture = Optional.empty();
    private final BooleanProperty rayEquation = new SimpleBooleanProperty(this, "rayEquation", true);
    private int[] rows = {};

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
                .map(p -> RiverText.cell(p, rows[row], column + 1))
                .orElse(""));
        map.setOnRowClicked(row -> model.pin(rows[row]));
        map.cursorRowProperty().subscribe(row -> sayRay());
        map.cursorColumnProperty().subscribe(column -> sayRay());
        model.pinnedProperty().subscribe(t -> light());
        bars.setId(id + "-bars");
        bars.setTitle(Messages.get("reach.bars.title"));
        bars.setExport(export);
        bars.setColumnText((column, value) -> picture.filter(p -> column < p.steps())
                .map(p -> RiverText.bar(p, column + 1))
                .orElse(""));
        Topic.put(map, title, () -> explainCell(0, 0), this::cell);
        Topic.put(bars, Messages.get("reach.bars.title"), () -> explainBar(0), this::bar);
        rayBox = rayBox(id, compares);
        middle = new StackPane(map, rayBox);
        setCenter(middle);
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
        rows = now.rows();
        rayEquation.set(now.hasRayEquation());
        placeRay(2 * rows[0] <= now.steps());
        map.setColumnLabels(now.inputSigns());
        map.setRowLabels(now.rowSigns());
        map.setData(rows.length, now.steps(), now.rowNorms());
        bars.setValues(now.accumulated());
        light();
    }

    /**
     * A cell in its equation.
     *
     * @param t of the loss, from 1; 0 for none
     * @param k of the character, from 1; 0 for none
     */
    Explained explainCell(int t, int k) {
        return explain(shown -> RiverExplained.cell(shown, t, k), Equation.RIVER, Equation.RIVER_STEP);
    }

    private Explained explainBar(int t) {
        return explain(shown -> RiverExplained.bar(shown, t), Equation.STATE_GRADIENT);
    }

    private Explained explain(Function<RiverPicture, Explained> say, Equation... otherwise) {
        return picture.filter(shown -> model.pictureProperty().get().isPresent())
                .map(say)
                .map(said -> model.beforeProperty().get().equals(picture) ? said : model.orWhatIf(said))
                .orElseGet(() -> Explained.before(otherwise));
    }

    private Optional<Topic.Aim> cell() {
        int row = map.cursorRowProperty().get();
        int k = map.cursorColumnProperty().get() + 1;
        if (row < 0 || row >= rows.length || k < 1) {
            return Optional.empty();
        }
        int t = rows[row];
        return Optional.of(() -> explainCell(t, k));
    }

    private Optional<Topic.Aim> bar() {
        int t = bars.readItem() + 1;
        return t < 1 ? Optional.empty() : Optional.of(() -> explainBar(t));
    }

    /** In the corner that the triangle leaves free; above it, where a task's few rows leave none. */
    private void placeRay(boolean inCorner) {
        if (inCorner != middle.getChildren().contains(rayBox)) {
            if (inCorner) {
                setTop(null);
                middle.getChildren().add(rayBox);
                rayBox.maxWidthProperty().bind(map.widthProperty().multiply(CORNER));
            } else {
                middle.getChildren().remove(rayBox);
                setTop(rayBox);
                rayBox.maxWidthProperty().bind(map.widthProperty());
                BorderPane.setAlignment(rayBox, Pos.TOP_RIGHT);
            }
        }
    }

    /** A window without any loss says so anywhere along its rows. */
    private boolean isOnRay(RiverPicture picture, int row, int column) {
        return row < rows.length && (column < rows[row] || !picture.asks(rows[row]));
    }

    private void light() {
        map.setSelectedRow(Arrays.binarySearch(rows, model.pinnedProperty().get()));
        sayRay();
    }

    private void sayRay() {
        ray.setText(picture.map(p -> {
                    int row = map.cursorRowProperty().get();
                    int column = map.cursorColumnProperty().get();
                    if (row >= 0 && column >= 0 && isOnRay(p, row, column)) {
                        return RiverText.ray(p, rows[row], column + 1);
                    }
                    int pinned = model.pinnedProperty().get();
                    int lit = pinned > 0 ? pinned : rows.length == 1 ? rows[0] : 0;
                    return lit > 0 && lit <= p.steps() ? RiverText.ray(p, lit) : Messages.get("reach.ray.none");
                })
                .orElse(""));
    }

    private VBox rayBox(String id, ObservableValue<Boolean> compares) {
        ray.setId(id + "-ray");
        ray.getStyleClass().add("ray-text");
        ray.setMinHeight(Label.USE_PREF_SIZE);
        FormulaView formula = new FormulaView(Equation.RIVER_RAY.latex(), Equation.RIVER_RAY.spoken());
        formula.setMaxWidth(FormulaView.USE_PREF_SIZE); // beside the text that is set to the right
        formula.getStyleClass().add("ray-formula");
        formula.visibleProperty()
                .bind(rayEquation.and(BooleanExpression.booleanExpression(
                        map.widthProperty().map(width -> width.doubleValue() * CORNER > formula.prefWidth(-1) + AIR))));
        formula.managedProperty().bind(formula.visibleProperty());
        VBox box = new VBox(ray, formula);
        box.getStyleClass().add("ray-box");
        box.visibleProperty().bind(compares.map(is -> !is));
        box.managedProperty().bind(box.visibleProperty());
        box.setMouseTransparent(true);
        box.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        box.maxWidthProperty().bind(map.widthProperty().multiply(CORNER));
        StackPane.setAlignment(box, Pos.TOP_RIGHT);
        return box;
    }
}
