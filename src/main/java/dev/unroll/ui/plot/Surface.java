package dev.unroll.ui.plot;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/**
 * What a plot is painted on: a canvas on the screen, or one that becomes a picture.
 *
 * @param g draws in logical pixels from (0, 0)
 * @param width in logical pixels
 * @param height in logical pixels
 * @param scale device pixels to a logical one
 * @param live whether this is the screen: pictures show no cursor and no focus
 */
record Surface(GraphicsContext g, double width, double height, double scale, boolean live) {

    private static final double[] SOLID = {};

    /** The nearest edge between device pixels. */
    double edge(double v) {
        return Math.rint(v * scale) / scale;
    }

    /** The nearest place where a line one logical pixel wide is crisp. */
    double hair(double v) {
        double device = Math.max(1, Math.rint(scale));
        return (Math.floor(v * scale) + (device % 2) / 2) / scale;
    }

    /** The width of a hair line: one logical pixel, in whole device pixels. */
    double hairWidth() {
        return Math.max(1, Math.rint(scale)) / scale;
    }

    /** Prepares to stroke; an empty array of dashes is a solid line. */
    void stroke(Color color, double lineWidth, double[] dashes) {
        g.setStroke(color);
        g.setLineWidth(lineWidth);
        g.setLineDashes(dashes);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.BEVEL);
    }

    void hairline(Color color, double x0, double y0, double x1, double y1) {
        stroke(color, hairWidth(), SOLID);
        g.strokeLine(x0, y0, x1, y1);
    }

    /** Writes on a baseline. */
    void text(String text, double x, double y, Color color, TextAlignment align) {
        g.setFill(color);
        g.setTextAlign(align);
        g.setTextBaseline(VPos.BASELINE);
        g.fillText(text, x, y);
    }

    /** Restricts drawing until {@link #unclip}; on whole device pixels, where clipping costs nothing. */
    void clip(double left, double top, double right, double bottom) {
        g.save();
        g.beginPath();
        g.rect(edge(left), edge(top), edge(right) - edge(left), edge(bottom) - edge(top));
        g.clip();
    }

    void unclip() {
        g.restore();
    }
}
