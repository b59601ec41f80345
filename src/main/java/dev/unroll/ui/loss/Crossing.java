package dev.unroll.ui.loss;

import dev.unroll.session.Series;
import java.util.OptionalLong;

/**
 * Finds where a series first falls below a line. Each value is looked at once however often it is asked, and long
 * stretches through the series' extremes, so that a line that comes late is as cheap as one that was there from the
 * start.
 */
final class Crossing {
    private static final int PARTS = 8;

    private final Series series;
    private final double line;
    private final double[] min = new double[PARTS];
    private final double[] max = new double[PARTS];
    private long seen;
    private boolean found;

    Crossing(Series series, double line) {
        this.series = series;
        this.line = line;
    }

    /**
     * Looks at what has come since.
     *
     * @param length how much of the series to look at
     * @return the index of the first value below the line: once, and then never again
     */
    OptionalLong look(long length) {
        if (found || length <= seen) {
            return OptionalLong.empty();
        }
        OptionalLong first = firstBelow(seen, length);
        found = first.isPresent();
        seen = length;
        return first;
    }

    private OptionalLong firstBelow(long begin, long end) {
        long from = begin;
        long to = end;
        while (to - from > PARTS) {
            series.minMax(from, to, PARTS, min, max);
            int part = 0;
            while (part < PARTS && !(min[part] < line)) {
                part++;
            }
            if (part == PARTS) {
                return OptionalLong.empty();
            }
            long length = to - from;
            to = from + length * (part + 1) / PARTS;
            from += length * part / PARTS;
        }
        for (long i = from; i < to; i++) {
            if (series.get(i) < line) {
                return OptionalLong.of(i);
            }
        }
        return OptionalLong.empty();
    }
}
