package dev.unroll.ui.plot;

/** The numbers of a heatmap in the order they are shown: rows may be permuted, the range is known. */
final class HeatGrid {

    private int rows;
    private int columns;
    private double[] values = {};
    /** The values in units of the scale: what the colours follow. */
    private double[] places = {};

    private AxisScale scale = AxisScale.LINEAR;
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
        scaleValues();
        measure();
    }

    void setScale(AxisScale newScale) {
        scale = newScale;
        scaleValues();
        measure();
    }

    AxisScale scale() {
        return scale;
    }

    private void scaleValues() {
        if (scale == AxisScale.LINEAR) {
            places = values;
            return;
        }
        if (places == values || places.length < rows * columns) {
            places = new double[rows * columns];
        }
        for (int i = 0; i < rows * columns; i++) {
            // Zero and infinity lie beyond the ends of the colours, and are drawn there.
            places[i] = values[i] < 0 ? Double.NaN : Math.log10(values[i]);
        }
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

    /** The value at the lower end of the colours. */
    double min() {
        return scale.inverse(min);
    }

    /** The value at the upper end of the colours. */
    double max() {
        return scale.inverse(max);
    }

    /** The ends of the colours in units of the scale. */
    Range range() {
        return Range.around(min, max);
    }

    /** The lower end in units of the scale. */
    double lowest() {
        return min;
    }

    /** The upper end in units of the scale. */
    double highest() {
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

    /** The value shown in a place in units of the scale. */
    double scaled(int place, int column) {
        return places[dataRow(place) * columns + column];
    }

    /** The last column of a place that has a value; -1 if none has. */
    int lastColumn(int place) {
        int column = columns - 1;
        while (column >= 0 && Double.isNaN(value(place, column))) {
            column--;
        }
        return column;
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
            double v = places[i];
            gaps |= Double.isNaN(v);
            if (!Double.isInfinite(v)) {
                lo = v < lo ? v : lo;
                hi = v > hi ? v : hi;
            }
        }
        double givenMin = scale.forward(setMin);
        double givenMax = scale.forward(setMax);
        min = Double.isNaN(givenMin) ? (lo <= hi ? lo : 0) : givenMin;
        max = Double.isNaN(givenMax) ? (lo <= hi ? hi : 1) : givenMax;
    }
}
