package dev.unroll.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.shape.Rectangle;

/**
 * A matrix as coloured cells, with a colour bar at its right and a label under each column.
 *
 * <p>Hovering reads a cell out, clicking calls back with its row. The wheel zooms around the pointer (with Shift the rows
 * only, with Control the columns only), dragging pans, a double click fits. New data of the same shape keep what is shown;
 * another shape fits. By keyboard: arrows move the cell that is read out, Enter clicks its row, Escape ends it, Shift and an
 * arrow pan, + and - zoom, 0 fits.
 */
public final class Heatmap extends Plot {

    private final HeatGrid grid = new HeatGrid();
    private final CellSpan rowSpan = new CellSpan();
    private final CellSpan columnSpan = new CellSpan();
    private final HeatmapPainter painter = new HeatmapPainter(this);
    private final HeatmapGestures gestures = new HeatmapGestures(this, painter);
    private final IntegerProperty selectedRow = new SimpleIntegerProperty(this, "selectedRow", -1);
    private ColorMap colorMap = ColorMap.VIRIDIS;
    private List<String> columnLabels = List.of();
    private List<String> rowLabels = List.of();
    private CellText cellText = this::plainCell;
    private IntConsumer onRowClicked = row -> {};
    private boolean ragged;
    private final ReadOnlyIntegerWrapper cursorRow = new ReadOnlyIntegerWrapper(this, "cursorRow", -1);
    private int cursorPlace = -1;
    private final ReadOnlyIntegerWrapper cursorColumn = new ReadOnlyIntegerWrapper(this, "cursorColumn", -1);
    private final ReadOnlyObjectWrapper<Rectangle2D> cellArea =
            new ReadOnlyObjectWrapper<>(this, "cellArea", Rectangle2D.EMPTY);

    public Heatmap() {
        getStyleClass().add("unroll-heatmap");
        selectedRow.addListener((property, before, now) -> refresh());
        gestures.install();
    }

    /**
     * Sets the cells.
     *
     * @param rowMajor the value of row r and column c at r · columns + c, NaN for none; not copied, so not to be written to
     */
    public void setData(int rows, int columns, double[] rowMajor) {
        grid.setData(rows, columns, rowMajor);
        if (cursorPlace >= rows || cursorColumn.get() >= columns) {
            clearCursor();
        } else if (cursorPlace >= 0) {
            moveCursor(cursorPlace, cursorColumn.get());
        }
        if (rows != rowSpan.cells() || columns != columnSpan.cells()) {
            fit();
        }
        refresh();
    }

    /** Sets the values at the ends of the colours, NaN to fit that end to the data. A diverging map wants −m and m. */
    public void setRange(double min, double max) {
        grid.setRange(min, max);
        refresh();
    }

    /** Sets whether the colours follow the values or their logarithms; then zeros have the lowest colour. */
    public void setColorScale(AxisScale scale) {
        grid.setScale(scale);
        refresh();
    }

    /**
     * Says that a row ends with its last value, as those of a triangle do: what follows is no cell, but ground. The row
     * under the pointer is then outlined like the selected one, anywhere along it. A row without any value is all ground,
     * and read out all the same.
     */
    public void setRagged(boolean isRagged) {
        ragged = isRagged;
        refresh();
    }

    boolean isRagged() {
        return ragged;
    }

    public void setColorMap(ColorMap map) {
        colorMap = map;
        refresh();
    }

    public ColorMap getColorMap() {
        return colorMap;
    }

    /** Sets what stands under the columns, one label each, in a monospaced font; empty for none. */
    public void setColumnLabels(List<String> labels) {
        columnLabels = List.copyOf(labels);
        refresh();
    }

    public List<String> getColumnLabels() {
        return columnLabels;
    }

    /**
     * Sets what stands left of the rows: one label for each row of the data, which stand where there is room for them, or two
     * for the first and the last row, or none. Where a part of the rows is shown, those without a label of their own have
     * their number.
     */
    public void setRowLabels(List<String> labels) {
        rowLabels = List.copyOf(labels);
        refresh();
    }

    public List<String> getRowLabels() {
        return rowLabels;
    }

    /** Sets which row of the data is shown in each place from the top; empty for their own order. */
    public void setRowOrder(int... order) {
        int[] sorted = order.clone();
        java.util.Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] != i) {
                throw new IllegalArgumentException(
                        "A row order names each row from 0 to " + (order.length - 1) + " once");
            }
        }
        grid.setOrder(order);
        refresh();
    }

    /** Sets what is read out of a cell. */
    public void setCellText(CellText text) {
        cellText = text;
        refresh();
    }

    /** Takes the row of the data that was clicked. */
    public void setOnRowClicked(IntConsumer handler) {
        onRowClicked = handler;
    }

    /** The row of the data with an outline, -1 for none. */
    public IntegerProperty selectedRowProperty() {
        return selectedRow;
    }

    public int getSelectedRow() {
        return selectedRow.get();
    }

    public void setSelectedRow(int row) {
        selectedRow.set(row);
    }

    HeatmapPainter painter() {
        return painter;
    }

    HeatmapGestures gestures() {
        return gestures;
    }

    /** The rows that are shown, in places from the top. */
    CellSpan rowSpan() {
        return rowSpan;
    }

    /** The columns that are shown. */
    CellSpan columnSpan() {
        return columnSpan;
    }

    /** Whether a part of the cells is shown. */
    public boolean isZoomed() {
        return !rowSpan.isWhole() || !columnSpan.isWhole();
    }

    HeatGrid grid() {
        return grid;
    }

    boolean hasCursor() {
        return cursorPlace >= 0;
    }

    int cursorPlace() {
        return cursorPlace;
    }

    int cursorColumn() {
        return cursorColumn.get();
    }

    /** The row of the data that is read out, -1 for none. */
    public ReadOnlyIntegerProperty cursorRowProperty() {
        return cursorRow.getReadOnlyProperty();
    }

    /** The column that is read out, -1 for none. */
    public ReadOnlyIntegerProperty cursorColumnProperty() {
        return cursorColumn.getReadOnlyProperty();
    }

    /** Where the cells were painted last, in the plot's own pixels, so that others can be aligned with the columns. */
    public ReadOnlyObjectProperty<Rectangle2D> cellAreaProperty() {
        return cellArea.getReadOnlyProperty();
    }

    /** Reads a cell out, by the place of its row. */
    void moveCursor(int place, int wantedColumn) {
        int last = ragged && place >= 0 ? grid.lastColumn(place) : -1;
        int column = last >= 0 ? Math.min(wantedColumn, last) : wantedColumn;
        if (place != cursorPlace || column != cursorColumn.get()) {
            cursorPlace = place;
            cursorColumn.set(column);
            cursorRow.set(place < 0 ? -1 : grid.dataRow(place));
            refresh();
        }
    }

    void clearCursor() {
        moveCursor(-1, -1);
    }

    void clickRow(int place) {
        onRowClicked.accept(grid.dataRow(place));
    }

    /** What is read out of the cell at the cursor; empty without one. */
    public String readout() {
        if (cursorPlace < 0 || cursorColumn.get() < 0) {
            return "";
        }
        return cellText.of(grid.dataRow(cursorPlace), cursorColumn.get(), grid.value(cursorPlace, cursorColumn.get()));
    }

    private String plainCell(int row, int column, double value) {
        return words().get("plot.map.cell", row + 1, column + 1, numbers().value(value));
    }

    /** Shows all rows and columns. */
    @Override
    public void fit() {
        rowSpan.fit(grid.rows());
        columnSpan.fit(grid.columns());
        refresh();
    }

    @Override
    boolean nothingToShow() {
        return grid.isEmpty();
    }

    @Override
    public PlotTable table(int mostRows) {
        List<String> columns = new ArrayList<>();
        columns.add(words().get("plot.table.row"));
        int firstRow = rowSpan.first();
        int firstColumn = columnSpan.first();
        for (int c = firstColumn; c < columnSpan.end(); c++) {
            columns.add(columnName(c));
        }
        int shownRows = rowSpan.end() - firstRow;
        int count = Math.min(mostRows, shownRows);
        int[] rows = IntStream.range(0, count)
                .map(r -> grid.dataRow(firstRow + (int) PlotTable.strided(r, count, shownRows)))
                .toArray();
        return new PlotTable(
                columns,
                IntStream.of(rows).mapToObj(this::rowName).toList(),
                count,
                grid.valuesOf(rows, firstColumn),
                shownRows);
    }

    /** The column at a pixel of this map or of a plot aligned with it, -1 beside them. */
    int columnUnder(double x) {
        Rectangle2D cells = cellArea.get();
        if (grid.isEmpty() || x < cells.getMinX() || x >= cells.getMaxX()) {
            return -1;
        }
        int column = (int) columnSpan.placeAt((x - cells.getMinX()) / cells.getWidth());
        return Math.min(grid.columns() - 1, column);
    }

    /** The number of a column, from 1, with its label where it has one. */
    String columnName(int column) {
        return (column + 1) + (column < columnLabels.size() ? " " + columnLabels.get(column) : "");
    }

    /** Whether each row that is shown has a label, where there is room; else the first and the last one have. */
    boolean labelsEveryRow() {
        return rowLabels.size() == grid.rows() || !rowSpan.isWhole();
    }

    /** The label of a row of the data; its number where it has none. */
    String rowName(int dataRow) {
        return rowLabels.size() == grid.rows() ? rowLabels.get(dataRow) : Integer.toString(dataRow + 1);
    }

    @Override
    public String textAlternative() {
        if (grid.isEmpty()) {
            return words().get("plot.map.alternative.empty", getTitle());
        }
        String all = words().get(
                        "plot.map.alternative",
                        getTitle(),
                        grid.rows(),
                        grid.columns(),
                        numbers().value(grid.min()),
                        numbers().value(grid.max()));
        return isZoomed()
                ? all
                        + words().get(
                                        "plot.map.alternative.part",
                                        rowSpan.end() - rowSpan.first(),
                                        columnSpan.end() - columnSpan.first())
                : all;
    }

    @Override
    void paint(Surface surface) {
        painter.paint(surface);
        if (surface.live()) {
            Rectangle area = painter.area();
            cellArea.set(new Rectangle2D(area.getX(), area.getY(), area.getWidth(), area.getHeight()));
        }
    }

    /** Words for a cell, by its row of the data, its column and its value; a line feed begins a new line. */
    @FunctionalInterface
    public interface CellText {
        String of(int row, int column, double value);
    }
}
