package dev.unroll.ui.plot;

import java.util.Comparator;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** The crosshair of a line chart and the values at it. */
final class ChartReadout {

    private static final double[] SOLID = {};
    private static final double DOT = 3;

    private final ReadoutBox box = new ReadoutBox();
    private Optional<Double> pointer = Optional.empty();

    void pointerAt(Optional<Double> y) {
        pointer = y;
    }

    /** The line that is nearest to the pointer; empty while it is elsewhere. */
    Optional<LineSeries> nearest(LineChart chart, Axis ys) {
        double x = chart.getLinkedCursor().getX();
        if (pointer.isEmpty() || Double.isNaN(x)) {
            return Optional.empty();
        }
        double y = pointer.get();
        return chart.getSeries().stream()
                .filter(line -> ys.shows(line.source().valueAt(x)))
                .min(Comparator.comparingDouble(
                        line -> Math.abs(ys.pixel(line.source().valueAt(x)) - y)));
    }

    void paint(Surface surface, LineChart chart, Axis xs, Axis ys, Rectangle area) {
        double x = chart.getLinkedCursor().getX();
        if (Double.isNaN(x) || !xs.shows(x)) {
            return;
        }
        PlotLook look = chart.look();
        double px = surface.hair(xs.pixel(x));
        surface.hairline(look.cursor(), px, area.getY(), px, area.getY() + area.getHeight());
        box.begin((chart.getXLabel() + " " + chart.numbers().value(x)).strip());
        for (LineSeries line : chart.getSeries()) {
            double value = line.source().valueAt(x);
            Color color = look.series(line.colorIndex());
            box.add(line.label(), chart.numbers().value(value), color, line.style());
            if (ys.shows(value)) {
                double py = ys.pixel(value);
                surface.g().setFill(look.background());
                surface.g().fillOval(px - DOT - 1, py - DOT - 1, 2 * DOT + 2, 2 * DOT + 2);
                surface.g().setFill(color);
                surface.g().fillOval(px - DOT, py - DOT, 2 * DOT, 2 * DOT);
            }
        }
        chart.getRug().filter(rug -> rug.source().valueAt(x) > 0).ifPresent(rug -> box.add(rug.label()));
        for (Mark mark : chart.getMarks()) {
            if (!mark.label().isEmpty() && Math.abs(xs.pixel(mark.x()) - px) < 4) {
                box.add(mark.label());
            }
        }
        pointer.ifPresent(y -> {
            double hair = surface.hair(y);
            surface.stroke(look.cursor().deriveColor(0, 1, 1, 0.5), surface.hairWidth(), SOLID);
            surface.g().strokeLine(area.getX(), hair, area.getX() + area.getWidth(), hair);
        });
        box.paint(surface, chart, px, pointer.orElse(area.getY()), area);
    }
}
