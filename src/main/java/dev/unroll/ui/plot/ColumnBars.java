package dev.unroll.ui.plot;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/**
 * One bar for each column of a heatmap, to stand under it, equally wide, on a logarithmic scale. Hovering, or the
 * arrow keys, read a bar out. Bars of 0 are not drawn.
 */
public final class ColumnBars extends ItemPlot {
    private static final double GAP = 6;
    private static final int MOST_TICKS = 3;
    /** The bars begin a little below the smallest value, so that it has one too. */
    private static final double BELOW = 0.3;

    private final Heatmap map;
    private final Axis axis = new Axis();
    private double[] values = {};
    private ColumnText text = (column, value) -> numbers().value(value);

    public ColumnBars(Heatmap map) {
        this.map = map;
        getStyleClass().add("unroll-column-bars");
        setMinSize(80, 30);
        map.cellAreaProperty().addListener((property, before, now) -> refresh());
        map.cursorColumnProperty().addListener((property, before, now) -> refresh());
    }

    /** Sets one value a column; not copied, so not to be written to. */
    public void setValues(double[] newValues) {
        values = newValues;
        itemsChanged();
    }

    /** Sets what is read out of a bar. */
    public void setColumnText(ColumnText newText) {
        text = newText;
        refresh();
    }

    @Override
    int items() {
        return values.length;
    }

    @Override
    int itemAt(double x, double y) {
        return nothingToShow() ? -1 : map.columnUnder(x);
    }

    /** Those that are shown. */
    @Override
    IntStream keyOrder() {
        return IntStream.range(map.columnSpan().first(), map.columnSpan().end());
    }

    @Override
    boolean nothingToShow() {
        return values.length == 0 || values.length != map.grid().columns();
    }

    /** Its columns are the heatmap's, so that shows all of them. */
    @Override
    public void fit() {
        map.fit();
    }

    @Override
    public PlotTable table(int mostRows) {
        double[] now = values;
        int count = Math.min(mostRows, now.length);
        return new PlotTable(
                List.of(words().get("plot.table.x"), getTitle()),
                IntStream.range(0, count).mapToObj(map::columnName).toList(),
                count,
                (row, column) -> now[row],
                now.length);
    }

    @Override
    public String textAlternative() {
        if (nothingToShow()) {
            return words().get("plot.chart.alternative.empty", getTitle());
        }
        return words().get(
                        "plot.bars.alternative",
                        getTitle(),
                        values.length,
                        numbers().value(values[0]),
                        numbers().value(values[values.length - 1]));
    }

    @Override
    void paint(Surface surface) {
        Rectangle2D cells = map.cellAreaProperty().get();
        if (nothingToShow() || cells.getWidth() < 8) {
            return;
        }
        double left = cells.getMinX();
        double right = cells.getMaxX();
        double bottom = surface.edge(surface.height() - 2);
        axis.show(AxisScale.LOG, range());
        axis.lay(bottom, surface.edge(ruler().height() / 2));
        axis.chooseTicks(MOST_TICKS, 0, numbers());
        for (int i = 0; i < axis.ticks(); i++) {
            double y = axis.pixel(axis.tick(i));
            surface.hairline(look().grid(), left, surface.hair(y), right, surface.hair(y));
            surface.text(axis.label(i), right + GAP, y + ruler().middle(), look().secondary(), TextAlignment.LEFT);
        }
        CellSpan columns = map.columnSpan();
        double cell = (right - left) / columns.length();
        double air = cell > 6 ? 1 : 0;
        int read = read(surface);
        int marked = read >= 0 || !surface.live() ? read : map.cursorColumn();
        for (int c = columns.first(); c < columns.end(); c++) {
            if (values[c] > 0) {
                double x0 = Math.max(left, surface.edge(left + (c - columns.from()) * cell) + air);
                double x1 = Math.min(right, surface.edge(left + (c + 1 - columns.from()) * cell));
                double y = surface.edge(Double.isInfinite(values[c]) ? axis.end() : axis.pixel(values[c]));
                surface.g().setFill(c == marked ? look().marked() : look().accent());
                surface.g().fillRect(x0, y, Math.max(0.5, x1 - x0), Math.max(0, bottom - y));
            }
        }
        if (read >= 0 && columns.shows(read)) {
            paintReadout(
                    surface,
                    text.of(read, values[read]),
                    left + (read + 1 - columns.from()) * cell,
                    surface.height() / 2,
                    new Rectangle(left, 0, right - left, surface.height()));
        }
        paintFocus(surface);
    }

    private Range range() {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            double place = AxisScale.LOG.forward(value);
            if (!Double.isNaN(place)) {
                lo = Math.min(lo, place);
                hi = Math.max(hi, place);
            }
        }
        return lo > hi ? new Range(-1, 0) : new Range(lo - BELOW, Math.max(hi, lo + BELOW));
    }

    /** Words for a bar, by its column and its value; a line feed begins a new line. */
    @FunctionalInterface
    public interface ColumnText {
        String of(int column, double value);
    }
}
