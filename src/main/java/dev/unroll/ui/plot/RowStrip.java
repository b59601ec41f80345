package dev.unroll.ui.plot;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseButton;
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
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            // The first of two clicks may have been the heatmap's, which gave way to this strip.
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                map.gestures().secondClick();
            }
        });
    }

    private void hover(double x) {
        int column = nothingToShow() ? -1 : map.columnUnder(x);
        if (column < 0) {
            map.clearCursor();
        } else {
            map.moveCursor(place(), column);
        }
    }

    private int place() {
        return map.getSelectedRow() < 0 ? -1 : map.grid().placeOf(map.getSelectedRow());
    }

    @Override
    boolean nothingToShow() {
        return map.grid().isEmpty() || place() < 0;
    }

    /** Its columns are the heatmap's, so that shows all of them. */
    @Override
    public void fit() {
        map.fit();
    }

    @Override
    public PlotTable table(int mostRows) {
        int count = nothingToShow() ? 0 : Math.min(mostRows, map.grid().columns());
        double[] values = new double[count];
        int place = place();
        for (int c = 0; c < count; c++) {
            values[c] = map.grid().value(place, c);
        }
        return new PlotTable(
                List.of(words().get("plot.table.x"), getTitle()),
                IntStream.range(0, count).mapToObj(map::columnName).toList(),
                count,
                (row, column) -> values[row],
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
        int read = surface.live() && map.columnSpan().shows(map.cursorColumn()) ? map.cursorColumn() : -1;
        if (read >= 0) {
            double x = surface.hair(middle(read, left, right));
            surface.hairline(look().cursor(), x, 0, x, surface.height());
        }
        line(surface, left, right, read);
    }

    /** Where the middle of a column stands. */
    private double middle(int column, double left, double right) {
        CellSpan columns = map.columnSpan();
        return left + (column + 0.5 - columns.from()) * (right - left) / columns.length();
    }

    private void line(Surface surface, double left, double right, int read) {
        CellSpan columns = map.columnSpan();
        int place = place();
        surface.g().save();
        surface.g().beginPath();
        surface.g().rect(left, 0, right - left, surface.height());
        surface.g().clip();
        Color color = look().marked();
        surface.stroke(color, look().lineWidth(), new double[0]);
        // One column more at each end, for the line leads on to it.
        for (int c = Math.max(1, columns.first()); c < Math.min(columns.cells(), columns.end() + 1); c++) {
            double from = axis.pixel(map.grid().value(place, c - 1));
            double to = axis.pixel(map.grid().value(place, c));
            if (!Double.isNaN(from + to)) {
                surface.g().strokeLine(middle(c - 1, left, right), from, middle(c, left, right), to);
            }
        }
        double cell = (right - left) / columns.length();
        surface.g().setFill(color);
        for (int c = columns.first(); c < columns.end(); c++) {
            double value = map.grid().value(place, c);
            if (!Double.isNaN(value) && (cell >= LEAST_COLUMN_WITH_DOT || c == read || columns.cells() == 1)) {
                double radius = c == read ? DOT + 1.5 : DOT;
                surface.g()
                        .fillOval(middle(c, left, right) - radius, axis.pixel(value) - radius, 2 * radius, 2 * radius);
            }
        }
        surface.g().restore();
        int last = read >= 0 ? read : columns.end() - 1;
        double value = map.grid().value(place, last);
        double y = Double.isNaN(value) ? surface.height() / 2 : axis.pixel(value);
        String number = Double.isFinite(value)
                ? numbers().tick(value, axis.range().length() / 200)
                : numbers().value(value);
        surface.text(number, right + GAP, y + ruler().middle(), look().text(), TextAlignment.LEFT);
    }
}
