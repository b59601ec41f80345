package dev.unroll.ui.plot;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Draws one series with few strokes from arrays that are used again.
 *
 * <p>Where columns hold more than one value, they are filled from extreme to extreme, so that a single step that jumps out is
 * seen; rectangles on whole pixels cost a fraction of what a zigzag of the same shape costs a software renderer. Over them,
 * for all but raw lines, runs a line through the means that carries the dashes. Values are averaged, not their pixels: on
 * a logarithmic axis zeros would drop out of those, of one line more than of another.
 */
final class SeriesPen {

    /** Dashing and joining more points costs time and shows nothing more. */
    private static final int MOST_POINTS = 320;

    private double[] px = {};
    private double[] py = {};
    private int points;

    /** Draws a series and returns the pixel of its last visible y, NaN if it ends in a gap or outside. */
    double draw(Surface surface, SeriesBins bins, LineStyle style, Color color, PlotLook look, Axis xs, Axis ys) {
        if (px.length < bins.size()) {
            px = new double[bins.size()];
            py = new double[px.length];
        }
        boolean raw = style == LineStyle.RAW;
        boolean spread = bins.size() > 0 && spread(bins, ys);
        Color faint = color.deriveColor(0, 1, 1, raw ? look.rawOpacity() : 0.6 * look.rawOpacity());
        if (spread) {
            surface.g().setFill(faint);
            band(surface, bins, xs, ys);
        }
        if (!raw || !spread) {
            surface.stroke(raw ? faint : color, raw ? 1 : look.lineWidth(), style.dashes());
            middles(surface.g(), bins, look.lineWidth(), xs, ys);
        }
        return lastPixel(bins, xs, ys);
    }

    /** Whether any column is taller than a line is thick. */
    private boolean spread(SeriesBins bins, Axis ys) {
        for (int i = 0; i < bins.size(); i++) {
            if (bins.min(i) != bins.max(i) && !(Math.abs(ys.pixel(bins.min(i)) - ys.pixel(bins.max(i))) < 1)) {
                return true;
            }
        }
        return false;
    }

    /** Spans from extreme to extreme, each stretched to touch the one before, so that they read as one band. */
    private static void band(Surface surface, SeriesBins bins, Axis xs, Axis ys) {
        double highBefore = Double.NaN;
        double lowBefore = Double.NaN;
        double left = surface.edge(edgeBefore(bins, 0, xs));
        for (int i = 0; i < bins.size(); i++) {
            double right = Math.max(left, surface.edge(edgeBefore(bins, i + 1, xs)));
            double high = ys.drawn(bins.max(i));
            double low = Double.isNaN(ys.drawn(bins.min(i))) ? ys.start() : ys.drawn(bins.min(i));
            if (!Double.isNaN(high) && right > left) {
                // Pixels grow downward: the high value has the small pixel.
                double top = Double.isNaN(lowBefore) ? high : Math.min(high, lowBefore);
                double bottom = Double.isNaN(highBefore) ? low : Math.max(low, highBefore);
                top = Math.max(top, ys.end() - 2);
                bottom = Math.min(bottom, ys.start() + 2);
                if (bottom >= top) {
                    top = surface.edge(top - 0.5);
                    surface.g().fillRect(left, top, right - left, Math.max(1, surface.edge(bottom + 0.5) - top));
                }
            }
            highBefore = high;
            lowBefore = Double.isNaN(high) ? Double.NaN : low;
            left = right;
        }
    }

    /** The pixel halfway between a column and the one before it. */
    private static double edgeBefore(SeriesBins bins, int i, Axis xs) {
        if (i == 0) {
            return xs.pixel(bins.x(0));
        }
        return i == bins.size() ? xs.pixel(bins.x(i - 1)) : xs.pixel((bins.x(i - 1) + bins.x(i)) / 2);
    }

    /** A line through the middles of columns, of several together where there are more than a line needs. */
    private void middles(GraphicsContext g, SeriesBins bins, double width, Axis xs, Axis ys) {
        points = 0;
        int stride = (bins.size() + MOST_POINTS - 1) / MOST_POINTS;
        for (int from = 0; from < bins.size(); from += stride) {
            int to = Math.min(bins.size(), from + stride);
            double sum = 0;
            int count = 0;
            for (int i = from; i < to; i++) {
                double middle = bins.middle(i);
                if (!Double.isNaN(middle)) {
                    sum += middle;
                    count++;
                }
            }
            if (count == 0) {
                flush(g, width);
            } else {
                // Reaches out to the very ends of the series.
                double x = from == 0 ? bins.x(0) : bins.x(to - 1);
                x = from == 0 || to == bins.size() ? x : (bins.x(from) + x) / 2;
                double y = ys.drawn(sum / count);
                if (Double.isNaN(y)) {
                    flush(g, width);
                } else {
                    add(xs.pixel(x), y);
                }
            }
        }
        flush(g, width);
    }

    private static double lastPixel(SeriesBins bins, Axis xs, Axis ys) {
        for (int i = bins.size() - 1; i >= 0; i--) {
            if (bins.x(i) <= xs.range().hi() + 1e-9 * xs.range().length() || i == 0) {
                return bins.x(i) < xs.range().lo() ? Double.NaN : ys.drawn(bins.middle(i));
            }
        }
        return Double.NaN;
    }

    private void add(double x, double y) {
        px[points] = x;
        py[points] = y;
        points++;
    }

    private void flush(GraphicsContext g, double width) {
        if (points == 1) {
            // A single value between two gaps would leave no trace as a line.
            double radius = Math.max(1.5, width);
            g.setFill(g.getStroke());
            g.fillOval(px[0] - radius, py[0] - radius, 2 * radius, 2 * radius);
        } else if (points > 1) {
            g.strokePolyline(px, py, points);
        }
        points = 0;
    }
}
