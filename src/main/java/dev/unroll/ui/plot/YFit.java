package dev.unroll.ui.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Chooses the visible stretch of the y axis. */
final class YFit {

    private static final double PADDING = 0.04;
    /** With fewer columns than these every extreme counts; with more, raw values may lose outliers. */
    private static final int ENOUGH = 60;

    /** What lies so many times the distance of the quartiles outside of them is an outlier. */
    private static final double FAR = 3;
    /** A logarithmic axis reaches no further below the median; lower values are drawn at its floor. */
    private static final double MOST_DECADES = 12;

    private double lo;
    private double hi;
    private double[] scratch = {};

    /**
     * Finds a range, in units of the scale, that shows all smooth lines (logarithmic ones down to a floor), the bulk of the raw ones, and those reference lines
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
        if (scale == AxisScale.LOG && hi - lo > MOST_DECADES) {
            floor(bins);
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

    /** Includes the highest and lowest values that are not far outside of where half of the columns' extremes lie. */
    private void bulk(SeriesBins b, AxisScale scale) {
        int n = sorted(b.size(), i -> scale.forward(b.min(i)));
        if (n > 0) {
            include(Math.max(scratch[0], scratch[n / 4] - FAR * (scratch[3 * n / 4] - scratch[n / 4])));
        }
        n = sorted(b.size(), i -> scale.forward(b.max(i)));
        if (n > 0) {
            include(Math.min(scratch[n - 1], scratch[3 * n / 4] + FAR * (scratch[3 * n / 4] - scratch[n / 4])));
        }
    }

    /** Raises the lower end of a logarithmic range to where it does not squeeze everything else together. */
    private void floor(List<SeriesBins> bins) {
        int n = 0;
        for (SeriesBins b : bins) {
            n += b.size();
        }
        double[] places = new double[n];
        n = 0;
        for (SeriesBins b : bins) {
            for (int i = 0; i < b.size(); i++) {
                double place = AxisScale.LOG.forward(b.max(i));
                if (!Double.isNaN(place)) {
                    places[n++] = place;
                }
            }
        }
        Arrays.sort(places, 0, n);
        lo = n == 0 ? lo : Math.max(lo, places[n / 2] - MOST_DECADES);
    }

    private int sorted(int size, IntToDoubleFunction place) {
        if (scratch.length < size) {
            scratch = new double[size];
        }
        int n = 0;
        for (int i = 0; i < size; i++) {
            double value = place.applyAsDouble(i);
            if (!Double.isNaN(value)) {
                scratch[n++] = value;
            }
        }
        Arrays.sort(scratch, 0, n);
        return n;
    }
}
