package dev.unroll.ui.plot;

/**
 * The part of a heatmap's rows or columns that is shown, in cells; all of them until it is zoomed. It never reaches
 * beyond the cells, for there is nothing to see there.
 */
final class CellSpan {

    /** So few cells are large enough: no zoom goes further. */
    private static final int FEWEST = 4;

    private int cells;
    private double from;
    private double length;

    /** Shows all of so many cells. */
    void fit(int all) {
        cells = all;
        from = 0;
        length = all;
    }

    static CellSpan of(int all) {
        CellSpan span = new CellSpan();
        span.fit(all);
        return span;
    }

    int cells() {
        return cells;
    }

    boolean isWhole() {
        return length == cells;
    }

    /** Where it begins, in cells from the first one's edge. */
    double from() {
        return from;
    }

    double length() {
        return length;
    }

    /** The first cell that can be seen, be it in part. */
    int first() {
        return (int) from;
    }

    /** The cell after the last that can be seen. */
    int end() {
        return (int) Math.min(cells, Math.ceil(from + length));
    }

    /** The first cell to label, where only every so-maniest one is: labels must not jump while the cells move. */
    int firstOfEvery(int stride) {
        return (first() + stride - 1) / stride * stride;
    }

    boolean shows(int cell) {
        return cell >= first() && cell < end();
    }

    /** Shows so much more or less around a place that stays where it is; a factor below 1 shows less. */
    void zoom(double fixed, double factor) {
        double wanted = Math.max(Math.min(FEWEST, cells), length * factor);
        if (wanted >= cells) {
            fit(cells);
        } else {
            moveTo(fixed - (fixed - from) * wanted / length, wanted);
        }
    }

    void pan(double by) {
        moveTo(from + by, length);
    }

    /** Moves just so far that a cell is shown as a whole. */
    void reveal(int cell) {
        moveTo(Math.min(cell, Math.max(cell + 1 - length, from)), length);
    }

    private void moveTo(double start, double newLength) {
        length = newLength;
        from = Math.max(0, Math.min(cells - newLength, start));
    }

    /** The place, in cells, at a share 0 … 1 of what is shown. */
    double placeAt(double share) {
        return from + share * length;
    }

    /** The cell that a pixel's upper or left edge falls into, where so many pixels show this span. */
    int cellAt(int pixel, int pixels) {
        return (int) Math.min(cells, Math.floor(from + pixel * length / pixels));
    }

    /** The first pixel that belongs to a cell. */
    int pixelAt(int cell, int pixels) {
        return (int) Math.max(0, Math.min(pixels, Math.ceil((cell - from) * pixels / length)));
    }
}
