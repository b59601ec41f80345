package dev.unroll.ui.plot;

import java.util.Arrays;
import java.util.List;

/** Chooses the visible stretch of the y axis. */
final class YFit {

    private static final double PADDING = 0.04;
    /** With fewer columns than these every extreme counts; with more, raw values may lose the outermost fiftieth. */
    private static final int ENOUGH = 60;

    private double lo;
    private double hi;
    private double[] scratch = {};

    /**
     * Finds a range, in units of the scale, that shows all smooth lines, the bulk of the raw ones, and those reference lines
     * that are not so far away that nothing of the lines would be left.
     */
    Range fit(List<LineSeries> series, List<SeriesBins> bins, List<ReferenceLine> references, AxisScale scale) {
        lo = Double.POSITIVE_INFINITY;
        hi = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < series.size(); s++) {
            SeriesBins b = bins.get(s);
            if (series.get(s).style() == LineStyle.RAW && b.size() >= ENOUGH) {
                bulk(b, scale);
            } else {
                for (int i = 0; i < b.size(); i++) {
                    include(scale.forward(b.min(i)));
                    include(scale.forward(b.max(i)));
                }
            }
        }
        if (hi < lo) {
            return new Range(0, 1);
        }
        double span = scale == AxisScale.LOG ? Math.max(hi - lo, 1) : Math.max(hi - lo, 0.5 * Math.abs(hi));
        double lowest = lo - 4 * span;
        double highest = hi + 4 * span;
        for (ReferenceLine reference : references) {
            double place = scale.forward(reference.y());
            if (place >= lowest && place <= highest) {
                include(place);
            }
        }
        return padded(scale);
    }

    private Range padded(AxisScale scale) {
        boolean positive = scale == AxisScale.LINEAR && lo >= 0;
        Range tight = Range.around(lo, hi);
        double pad = tight.length() * PADDING;
        double from = tight.lo() - pad;
        double to = tight.hi() + pad;
        // Rounded outward, so that the axis moves seldom while values come in.
        double grain = Ticks.niceStep(from, to, 6, 0) / 5;
        from = Math.floor(from / grain) * grain;
        to = Math.ceil(to / grain) * grain;
        return new Range(positive ? Math.max(0, from) : from, to);
    }

    private void include(double place) {
        if (place < lo) {
            lo = place;
        }
        if (place > hi) {
            hi = place;
        }
    }

    private void bulk(SeriesBins b, AxisScale scale) {
        if (scratch.length < 2 * b.size()) {
            scratch = new double[2 * b.size()];
        }
        int n = 0;
        for (int i = 0; i < b.size(); i++) {
            double low = scale.forward(b.min(i));
            double high = scale.forward(b.max(i));
            if (!Double.isNaN(low)) {
                scratch[n++] = low;
            }
            if (!Double.isNaN(high)) {
                scratch[n++] = high;
            }
        }
        if (n > 0) {
            Arrays.sort(scratch, 0, n);
            int cut = n / 50;
            include(scratch[cut]);
            include(scratch[n - 1 - cut]);
        }
    }
}
