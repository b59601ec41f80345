package dev.unroll.ui.plot;

import java.util.Arrays;

/** One axis as it lies on the screen: places of values, and its ticks with their labels. Rewritten for each painting. */
final class Axis {

    private AxisScale scale = AxisScale.LINEAR;
    private Range range = new Range(0, 1);
    private boolean floored;
    private double start;
    private double end = 1;
    private Ticks ticks = Ticks.linear(0, 1, 2, 0);
    private String[] labels = {};

    /** Sets which part of which scale is shown; the range is in units of the scale. */
    void show(AxisScale newScale, Range newRange) {
        scale = newScale;
        range = newRange;
    }

    /** Sets whether what lies below the range is drawn at its lower end. */
    void floor(boolean isFloored) {
        floored = isFloored;
    }

    /** Sets the pixels of the range's lower and upper end. */
    void lay(double newStart, double newEnd) {
        start = newStart;
        end = newEnd;
    }

    AxisScale scale() {
        return scale;
    }

    Range range() {
        return range;
    }

    double start() {
        return start;
    }

    double end() {
        return end;
    }

    /** The pixel of a value; NaN if it has no place on this scale. */
    double pixel(double value) {
        return pixelOfPlace(scale.forward(value));
    }

    /**
     * The pixel at which a line is drawn for a value. On an axis with a floor, what lies below it, zero included, is drawn
     * there rather than lost. To be used for y, whose pixels grow downward.
     */
    double drawn(double value) {
        if (!floored) {
            return pixel(value);
        }
        return value == 0 ? start : Math.min(start, pixel(value));
    }

    /** The pixel of a value in units of the scale, held within a screen's reach so that drawing stays exact. */
    double pixelOfPlace(double place) {
        double pixel = start + (place - range.lo()) / range.length() * (end - start);
        return Math.max(-1e5, Math.min(1e5, pixel));
    }

    /** The place, in units of the scale, at a pixel. */
    double placeAt(double pixel) {
        return range.lo() + (pixel - start) / (end - start) * range.length();
    }

    boolean shows(double value) {
        return range.contains(scale.forward(value));
    }

    /** Chooses ticks; labels are made anew only when the ticks changed. */
    void chooseTicks(int most, double leastStep, NumberText numbers) {
        Ticks now = scale == AxisScale.LINEAR
                ? Ticks.linear(range.lo(), range.hi(), Math.max(2, most), leastStep)
                : Ticks.log(range.lo(), range.hi(), Math.max(2, most));
        if (!now.equals(ticks) || labels.length != now.size()) {
            ticks = now;
            labels = Arrays.stream(now.values())
                    .mapToObj(value -> numbers.tick(value, now.step()))
                    .toArray(String[]::new);
        }
    }

    int ticks() {
        return labels.length;
    }

    double tick(int i) {
        return ticks.value(i);
    }

    String label(int i) {
        return labels[i];
    }

    double widestLabel(TextRuler ruler) {
        double widest = 0;
        for (String label : labels) {
            widest = Math.max(widest, ruler.width(label));
        }
        return widest;
    }
}
