package dev.unroll.ui.plot;

/** The numbers of a heatmap in the order they are shown: rows may be permuted, the range is known. */
final class HeatGrid {

    private int rows;
    private int columns;
    private double[] values = {};
    private int[] order = {};
    private double setMin = Double.NaN;
    private double setMax = Double.NaN;
    private double min;
    private double max = 1;
    private boolean gaps;

    void setData(int newRows, int newColumns, double[] rowMajor) {
        if (newRows < 0 || newColumns < 0 || rowMajor.length < (long) newRows * newColumns) {
            throw new IllegalArgumentException(
                    newRows + " × " + newColumns + " cells need as many values, not " + rowMajor.length);
        }
        rows = newRows;
        columns = newColumns;
        values = rowMajor;
        measure();
    }

    void setOrder(int[] newOrder) {
        order = newOrder.clone();
    }

    void setRange(double newMin, double newMax) {
        setMin = newMin;
        setMax = newMax;
        measure();
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    boolean isEmpty() {
        return rows == 0 || columns == 0;
    }

    /** Whether some cell has no value. */
    boolean hasGaps() {
        return gaps;
    }

    /** The row of the data that is shown in a place. An order that does not fit the data is no order. */
    int dataRow(int place) {
        return order.length == rows ? order[place] : place;
    }

    /** The place in which a row of the data is shown, -1 if it is none. */
    int placeOf(int dataRow) {
        for (int place = 0; place < rows; place++) {
            if (dataRow(place) == dataRow) {
                return place;
            }
        }
        return -1;
    }

    /** The value shown in a place. */
    double value(int place, int column) {
        return values[dataRow(place) * columns + column];
    }

    /** The values of these rows of the data as they are now; the data are not written to, so they need no copy. */
    PlotTable.Values valuesOf(int[] dataRows, int firstColumn) {
        double[] now = values;
        int width = columns;
        return (row, column) -> now[dataRows[row] * width + firstColumn + column];
    }

    private void measure() {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        gaps = false;
        for (int i = 0; i < rows * columns; i++) {
            double v = values[i];
            gaps |= Double.isNaN(v);
            if (!Double.isInfinite(v)) {
                lo = v < lo ? v : lo;
                hi = v > hi ? v : hi;
            }
        }
        min = Double.isNaN(setMin) ? (lo <= hi ? lo : 0) : setMin;
        max = Double.isNaN(setMax) ? (lo <= hi ? hi : 1) : setMax;
    }
}
