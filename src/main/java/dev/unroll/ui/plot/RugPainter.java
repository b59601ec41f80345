package dev.unroll.ui.plot;

import javafx.scene.shape.Rectangle;

/** Draws the ticks along the x axis: short where it happened, tall where it happened to every value of the column. */
final class RugPainter {
    private static final double SHORT = 2;
    private static final double TALL = 4;

    private final SeriesBins bins;

    RugPainter(int mostColumns) {
        bins = new SeriesBins(mostColumns);
    }

    void paint(Surface surface, LineChart chart, Axis xs, Rectangle area) {
        chart.getRug().ifPresent(rug -> {
            bins.read(rug.source(), xs.range());
            surface.g().setFill(chart.look().marked());
            double bottom = area.getY() + area.getHeight();
            ticks(surface, xs, bottom, false);
            ticks(surface, xs, bottom, true);
        });
    }

    private void ticks(Surface surface, Axis xs, double bottom, boolean every) {
        double height = every ? TALL : SHORT;
        double half = bins.size() > 1 ? (xs.pixel(bins.x(1)) - xs.pixel(bins.x(0))) / 2 : 0.5;
        half = Math.max(0.5, Math.min(half, 1.5));
        double from = Double.NaN;
        double last = Double.NaN;
        for (int i = 0; i < bins.size(); i++) {
            if (!((every ? bins.min(i) : bins.max(i)) > 0)) {
                continue;
            }
            double x = xs.pixel(bins.x(i));
            // Neighbours become one rectangle: where it happens always, that is one call.
            if (!(x - last <= 2 * half + 1)) {
                rectangle(surface, from, last, half, bottom, height);
                from = x;
            }
            last = x;
        }
        rectangle(surface, from, last, half, bottom, height);
    }

    private static void rectangle(Surface surface, double from, double to, double half, double bottom, double height) {
        if (!Double.isNaN(from)) {
            surface.g().fillRect(from - half, bottom - height, to - from + 2 * half, height);
        }
    }
}
