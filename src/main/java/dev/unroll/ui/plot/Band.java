package dev.unroll.ui.plot;

/**
 * What lies between two lines over the same few x, filled behind the lines of a chart.
 *
 * @param low the lower line
 * @param high the upper line, as long as the lower one
 * @param colorIndex which of the series colours it takes
 */
public record Band(SeriesSource low, SeriesSource high, int colorIndex) {
    private static final double OPACITY = 0.22;

    /** Fills each stretch in which both lines have values; on a logarithmic scale 0 lies at the axis. */
    void fill(Surface surface, PlotLook look, Axis xs, Axis ys) {
        surface.g().setFill(look.series(colorIndex).deriveColor(0, 1, 1, OPACITY));
        long length = Math.min(low.length(), high.length());
        int from = 0;
        for (int i = 0; i <= length; i++) {
            boolean gap = i == length || Double.isNaN(at(ys, low, i)) || Double.isNaN(at(ys, high, i));
            if (gap) {
                polygon(surface, xs, ys, from, i);
                from = i + 1;
            }
        }
    }

    private static double at(Axis ys, SeriesSource source, long index) {
        return ys.drawn(source.y(index));
    }

    private void polygon(Surface surface, Axis xs, Axis ys, int from, int to) {
        int count = to - from;
        if (count < 2) {
            return;
        }
        double[] x = new double[2 * count];
        double[] y = new double[2 * count];
        for (int i = 0; i < count; i++) {
            x[i] = xs.pixel(high.x(from + i));
            y[i] = at(ys, high, from + i);
            x[2 * count - 1 - i] = x[i];
            y[2 * count - 1 - i] = at(ys, low, from + i);
        }
        surface.g().fillPolygon(x, y, 2 * count);
    }
}
