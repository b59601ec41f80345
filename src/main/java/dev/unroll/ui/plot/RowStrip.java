package dev.unroll.ui.plot;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The selected row of a heatmap as a line, each point below its column and with the heatmap's range from bottom to top. To
 * stand under the heatmap, equally wide. Hovering reads out the heatmap's cell.
 */
public final class RowStrip extends Plot {

    private static final double GAP = 6;
    private static final double DOT = 2.5;
    private static final double LEAST_COLUMN_WITH_DOT = 7;

    private final Heatmap map;
    private final Axis axis = new Axis();

    public RowStrip(Heatmap map) {
        this.map = map;
        getStyleClass().add("unroll-row-strip");
        setFocusTraversable(false); // what it reads out is the heatmap's, and so are its keys
        setMinSize(80, 30);
        map.cellAreaProperty().addListener((property, before, now) -> refresh());
        map.cursorColumnProperty().addListener((property, before, now) -> refresh());
        map.selectedRowProperty().addListener((property, before, now) -> refresh());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> map.clearCursor());
    }

    private void hover(double x) {
        Rectangle2D cells = map.cellAreaProperty().get();
        if (nothingToShow() || x < cells.getMinX() || x >= cells.getMaxX()) {
            map.clearCursor();
            return;
        }
        int column =
                (int) ((x - cells.getMinX()) / cells.getWidth() * map.grid().columns());
        map.moveCursor(place(), Math.min(map.grid().columns() - 1, column));
    }

    private int place() {
        return map.getSelectedRow() < 0 ? -1 : map.grid().placeOf(map.getSelectedRow());
    }

    @Override
    boolean nothingToShow() {
        return map.grid().isEmpty() || place() < 0;
    }

    @Override
    public void fit() {
        refresh();
    }

    @Override
    public PlotTable table(int mostRows) {
        int count = nothingToShow() ? 0 : Math.min(mostRows, map.grid().columns());
        double[][] rows = new double[count][1];
        int place = place();
        for (int c = 0; c < count; c++) {
            rows[c][0] = map.grid().value(place, c);
        }
        List<String> labels = map.getColumnLabels();
        List<String> names = java.util.stream.IntStream.range(0, count)
                .mapToObj(c -> (c + 1) + (c < labels.size() ? " " + labels.get(c) : ""))
                .toList();
        return new PlotTable(
                List.of(words().get("plot.table.x"), getTitle()),
                names,
                rows,
                nothingToShow() ? 0 : map.grid().columns());
    }

    @Override
    public String textAlternative() {
        if (nothingToShow()) {
            return words().get("plot.chart.alternative.empty", getTitle());
        }
        int last = map.grid().columns() - 1;
        return words().get(
                        "plot.chart.alternative",
                        getTitle(),
                        1,
                        words().get(
                                        "plot.chart.alternative.series",
                                        getTitle(),
                                        numbers().value(map.grid().value(place(), last)),
                                        last + 1));
    }

    @Override
    void paint(Surface surface) {
        Rectangle2D cells = map.cellAreaProperty().get();
        if (nothingToShow() || cells.getWidth() < 8) {
            return;
        }
        double left = cells.getMinX();
        double right = cells.getMaxX();
        axis.show(AxisScale.LINEAR, Range.around(map.grid().min(), map.grid().max()));
        axis.lay(surface.height() - ruler().height() / 2, ruler().height() / 2);
        axis.chooseTicks(surface.height() > 7 * ruler().height() ? 5 : 3, 0, numbers());
        for (int i = 0; i < axis.ticks(); i++) {
            double y = axis.pixel(axis.tick(i));
            surface.hairline(look().grid(), left, surface.hair(y), right, surface.hair(y));
            surface.text(axis.label(i), left - GAP, y + ruler().middle(), look().secondary(), TextAlignment.RIGHT);
        }
        int read = surface.live() ? map.cursorColumn() : -1;
        if (read >= 0) {
            double x = surface.hair(
                    left + (read + 0.5) * (right - left) / map.grid().columns());
            surface.hairline(look().cursor(), x, 0, x, surface.height());
        }
        line(surface, left, right, read);
    }

    private void line(Surface surface, double left, double right, int read) {
        int columns = map.grid().columns();
        int place = place();
        double cell = (right - left) / columns;
        Color color = look().marked();
        surface.stroke(color, look().lineWidth(), new double[0]);
        for (int c = 1; c < columns; c++) {
            double from = axis.pixel(map.grid().value(place, c - 1));
            double to = axis.pixel(map.grid().value(place, c));
            if (!Double.isNaN(from + to)) {
                surface.g().strokeLine(left + (c - 0.5) * cell, from, left + (c + 0.5) * cell, to);
            }
        }
        surface.g().setFill(color);
        for (int c = 0; c < columns; c++) {
            double value = map.grid().value(place, c);
            if (!Double.isNaN(value) && (cell >= LEAST_COLUMN_WITH_DOT || c == read || columns == 1)) {
                double radius = c == read ? DOT + 1.5 : DOT;
                surface.g()
                        .fillOval(left + (c + 0.5) * cell - radius, axis.pixel(value) - radius, 2 * radius, 2 * radius);
            }
        }
        int last = read >= 0 ? read : columns - 1;
        double value = map.grid().value(place, last);
        double y = Double.isNaN(value) ? surface.height() / 2 : axis.pixel(value);
        String number = Double.isFinite(value)
                ? numbers().tick(value, axis.range().length() / 200)
                : numbers().value(value);
        surface.text(number, right + GAP, y + ruler().middle(), look().text(), TextAlignment.LEFT);
    }
}
