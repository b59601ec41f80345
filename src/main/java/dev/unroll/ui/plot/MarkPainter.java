package dev.unroll.ui.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/**
 * Draws marks as dots, each with its label on a side where it is neither clipped, nor too close to another one, nor beside
 * another dot, whose label it would seem to be.
 */
final class MarkPainter {

    private static final double RADIUS = 4.5;
    private static final double GAP = 7;
    /** Labels beyond these would say nothing any more; their dots are drawn. */
    private static final int MOST_LABELS = 40;

    /** Between two labels. */
    private static final double APART = 3;

    private final List<Bounds> dots = new ArrayList<>();
    private final List<Bounds> taken = new ArrayList<>();

    void paint(Surface surface, LineChart chart, Axis xs, Axis ys, Rectangle area) {
        taken.clear();
        dots.clear();
        List<Mark> visible = new ArrayList<>();
        for (Mark mark : chart.getMarks()) {
            if (xs.shows(mark.x()) && ys.shows(mark.y())) {
                visible.add(mark);
                double x = xs.pixel(mark.x());
                double y = ys.pixel(mark.y());
                dots.add(new BoundingBox(x, y, 0, 0));
                surface.g().setFill(chart.look().background());
                surface.g().fillOval(x - RADIUS - 1.5, y - RADIUS - 1.5, 2 * RADIUS + 3, 2 * RADIUS + 3);
                surface.g().setFill(chart.look().marked());
                surface.g().fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
            }
        }
        int labels = 0;
        for (int i = 0; i < visible.size(); i++) {
            Mark mark = visible.get(i);
            if (!mark.label().isEmpty() && labels++ < MOST_LABELS) {
                label(surface, chart, mark.label(), dots.get(i), area);
            }
        }
    }

    private void label(Surface surface, LineChart chart, String text, Bounds dot, Rectangle area) {
        double x = dot.getMinX();
        double y = dot.getMinY();
        TextRuler ruler = chart.ruler();
        double width = ruler.width(text) + 4;
        double height = ruler.height();
        double[] lefts = {x + GAP, x - GAP - width, x + GAP, x - GAP - width, x - width / 2, x - width / 2};
        double[] tops = {y - GAP - height, y - GAP - height, y + GAP, y + GAP, y - 2 * GAP - height, y + 2 * GAP};
        for (int i = 0; i < lefts.length; i++) {
            Bounds box = new BoundingBox(lefts[i], tops[i], width, height);
            if (area.getLayoutBounds().contains(box) && free(box, dot)) {
                write(surface, chart, text, box);
                return;
            }
        }
        double left = Math.max(area.getX(), Math.min(area.getX() + area.getWidth() - width, x + GAP));
        double top = Math.max(area.getY(), Math.min(area.getY() + area.getHeight() - height, y - GAP - height));
        Bounds squeezed = new BoundingBox(left, top, width, height);
        // Rather no label than one over another; the dot still reads out under the pointer.
        if (free(squeezed, dot)) {
            write(surface, chart, text, squeezed);
        }
    }

    private boolean free(Bounds box, Bounds own) {
        // From another dot twice the distance that the own one has.
        Bounds wide = around(box, 2 * GAP, RADIUS + APART);
        return taken.stream().noneMatch(box::intersects)
                && !around(box, RADIUS, RADIUS).contains(own)
                && dots.stream().noneMatch(dot -> !dot.equals(own) && wide.contains(dot));
    }

    private static Bounds around(Bounds box, double byX, double byY) {
        return new BoundingBox(
                box.getMinX() - byX, box.getMinY() - byY, box.getWidth() + 2 * byX, box.getHeight() + 2 * byY);
    }

    private void write(Surface surface, LineChart chart, String text, Bounds box) {
        taken.add(around(box, APART, APART));
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
