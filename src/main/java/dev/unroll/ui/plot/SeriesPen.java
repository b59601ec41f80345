package dev.unroll.ui.plot;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Draws one series with few strokes from arrays that are used again.
 *
 * <p>Columns are drawn twice: a thin zigzag through both extremes of every column, so that a single step that jumps out is
 * seen, and over it, for all but raw lines, a line through the middles that carries the dashes.
 */
final class SeriesPen {

    private static final double[] SOLID = {};

    private double[] px = {};
    private double[] py = {};
    private int points;

    /** Draws a series and returns the pixel of its last visible y, NaN if it ends in a gap or outside. */
    double draw(Surface surface, SeriesBins bins, LineStyle style, Color color, PlotLook look, Axis xs, Axis ys) {
        if (px.length < 2 * bins.size() + 2) {
            px = new double[2 * bins.size() + 2];
            py = new double[px.length];
        }
        boolean raw = style == LineStyle.RAW;
        boolean spread = spread(bins, ys);
        if (raw || spread) {
            double opacity = raw ? look.rawOpacity() : 0.6 * look.rawOpacity();
            surface.stroke(color.deriveColor(0, 1, 1, opacity), Math.max(1, 0.6 * look.lineWidth()), SOLID);
            zigzag(surface.g(), bins, xs, ys);
        }
        if (!raw) {
            surface.stroke(color, look.lineWidth(), style.dashes());
            surface.g().setFill(color);
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

    private void zigzag(GraphicsContext g, SeriesBins bins, Axis xs, Axis ys) {
        points = 0;
        double last = Double.NaN;
        for (int i = 0; i < bins.size(); i++) {
            double high = ys.pixel(bins.max(i));
            double low = ys.pixel(bins.min(i));
            if (Double.isNaN(high)) {
                flush(g, 1);
                last = Double.NaN;
                continue;
            }
            double x = xs.pixel(bins.x(i));
            if (Double.isNaN(low)) {
                low = ys.start();
            }
            if (low == high) {
                add(x, high);
                last = high;
            } else {
                // The nearer extreme first: a steep but smooth line stays a line.
                boolean highFirst = Math.abs(last - high) < Math.abs(last - low);
                add(x, highFirst ? high : low);
                add(x, highFirst ? low : high);
                last = highFirst ? low : high;
            }
        }
        flush(g, 1);
    }

    private void middles(GraphicsContext g, SeriesBins bins, double width, Axis xs, Axis ys) {
        points = 0;
        for (int i = 0; i < bins.size(); i++) {
            double middle = middle(bins, i, ys);
            if (Double.isNaN(middle)) {
                flush(g, width);
            } else {
                add(xs.pixel(bins.x(i)), middle);
            }
        }
        flush(g, width);
    }

    private static double middle(SeriesBins bins, int i, Axis ys) {
        double high = ys.pixel(bins.max(i));
        double low = ys.pixel(bins.min(i));
        return Double.isNaN(low) ? high : (low + high) / 2;
    }

    private static double lastPixel(SeriesBins bins, Axis xs, Axis ys) {
        for (int i = bins.size() - 1; i >= 0; i--) {
            if (bins.x(i) <= xs.range().hi() + 1e-9 * xs.range().length() || i == 0) {
                return bins.x(i) < xs.range().lo() ? Double.NaN : middle(bins, i, ys);
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
