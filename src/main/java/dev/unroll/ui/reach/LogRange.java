package dev.unroll.ui.reach;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/** The ends of logarithmic colours, so calm that a moving picture can be compared with the one before. */
final class LogRange {
    /** What is smaller by so many decades has the lowest colour: more of them could not be told apart. */
    private static final double MOST_DECADES = 6;

    private static final double LEAST_DECADES = 1;
    private static final double STEP = 0.5;
    /** An end moves inward only when so many decades are empty. */
    private static final double SLACK = 1;

    private double low = Double.NaN;
    private double high = Double.NaN;

    /** Forgets the run before. */
    void reset() {
        low = Double.NaN;
        high = Double.NaN;
    }

    /** Takes the values of the next picture. */
    void show(DoubleStream values) {
        DoubleSummaryStatistics ends = values.filter(value -> value > 0 && value < Double.POSITIVE_INFINITY)
                .summaryStatistics();
        if (ends.getCount() == 0) {
            return;
        }
        double least = ends.getMin();
        double most = ends.getMax();
        double top = Math.ceil(Math.log10(most) / STEP) * STEP;
        double bottom = Math.floor(Math.max(Math.log10(least), top - MOST_DECADES) / STEP) * STEP;
        bottom = Math.min(bottom, top - LEAST_DECADES);
        high = top > high || top < high - SLACK || Double.isNaN(high) ? top : high;
        low = bottom < low || bottom > low + SLACK || Double.isNaN(low) ? bottom : low;
        low = Math.max(low, high - MOST_DECADES - SLACK);
    }

    /** The value with the lowest colour; NaN before the first picture. */
    double min() {
        return Math.pow(10, low);
    }

    /** The value with the highest colour. */
    double max() {
        return Math.pow(10, high);
    }
}
