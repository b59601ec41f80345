package dev.unroll.ui.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/** Draws marks as dots, each with its label on a side where it is neither clipped nor over another one. */
final class MarkPainter {

    private static final double RADIUS = 4.5;
    private static final double GAP = 7;
    /** Labels beyond these would say nothing any more; their dots are drawn. */
    private static final int MOST_LABELS = 40;

    private final List<Bounds> taken = new ArrayList<>();

    void paint(Surface surface, LineChart chart, Axis xs, Axis ys, Rectangle area) {
        taken.clear();
        List<Mark> visible = new ArrayList<>();
        for (Mark mark : chart.getMarks()) {
            if (xs.shows(mark.x()) && ys.shows(mark.y())) {
                visible.add(mark);
                double x = xs.pixel(mark.x());
                double y = ys.pixel(mark.y());
                taken.add(new BoundingBox(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
                surface.g().setFill(chart.look().background());
                surface.g().fillOval(x - RADIUS - 1.5, y - RADIUS - 1.5, 2 * RADIUS + 3, 2 * RADIUS + 3);
                surface.g().setFill(chart.look().marked());
                surface.g().fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
            }
        }
        int labels = 0;
        for (Mark mark : visible) {
            if (!mark.label().isEmpty() && labels++ < MOST_LABELS) {
                label(surface, chart, mark.label(), xs.pixel(mark.x()), ys.pixel(mark.y()), area);
            }
        }
    }

    private void label(Surface surface, LineChart chart, String text, double x, double y, Rectangle area) {
        TextRuler ruler = chart.ruler();
        double width = ruler.width(text) + 4;
        double height = ruler.height();
        double[] lefts = {x + GAP, x - GAP - width, x + GAP, x - GAP - width, x - width / 2, x - width / 2};
        double[] tops = {y - GAP - height, y - GAP - height, y + GAP, y + GAP, y - 2 * GAP - height, y + 2 * GAP};
        for (int i = 0; i < lefts.length; i++) {
            Bounds box = new BoundingBox(lefts[i], tops[i], width, height);
            if (area.getLayoutBounds().contains(box) && taken.stream().noneMatch(box::intersects)) {
                write(surface, chart, text, box);
                return;
            }
        }
        double left = Math.max(area.getX(), Math.min(area.getX() + area.getWidth() - width, x + GAP));
        double top = Math.max(area.getY(), Math.min(area.getY() + area.getHeight() - height, y - GAP - height));
        Bounds squeezed = new BoundingBox(left, top, width, height);
        // Rather no label than one over another; the dot still reads out under the pointer.
        if (taken.stream().noneMatch(squeezed::intersects)) {
            write(surface, chart, text, squeezed);
        }
    }

    private void write(Surface surface, LineChart chart, String text, Bounds box) {
        taken.add(box);
        Color ground = chart.look().background();
        surface.g().setFill(ground.deriveColor(0, 1, 1, 0.75));
        surface.g().fillRoundRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), 4, 4);
        surface.text(
                text,
                box.getMinX() + 2,
                box.getMinY() + chart.ruler().ascent(),
                chart.look().text(),
                TextAlignment.LEFT);
    }
}
