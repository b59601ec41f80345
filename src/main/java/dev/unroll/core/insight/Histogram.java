package dev.unroll.core.insight;

/**
 * How often values fall into each of equally wide bins between two ends.
 *
 * @param from lower end of the first bin
 * @param to upper end of the last one
 * @param counts of the bins; a value on an edge belongs to the bin above, the upper end to the last one
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the array is what it is for
public record Histogram(double from, double to, long[] counts) {
    /**
     * {@return the histogram of some values, over a range as wide on both sides of 0 as they need}
     *
     * @param bins how many, odd, so that 0 is the middle of one
     * @param values any; those that are not finite are left out
     */
    public static Histogram around0(int bins, double... values) {
        double most = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                most = Math.max(most, Math.abs(value));
            }
        }
        double end = most == 0 ? 1 : most;
        return of(-end, end, bins, values);
    }

    /**
     * {@return the histogram of some values}
     *
     * @param from lower end
     * @param to upper end, larger
     * @param bins how many, at least 1
     * @param values those outside the range and those that are not finite are left out
     */
    public static Histogram of(double from, double to, int bins, double... values) {
        if (!(from < to) || bins < 1) {
            throw new IllegalArgumentException(bins + " bins from " + from + " to " + to);
        }
        long[] counts = new long[bins];
        for (double value : values) {
            if (value >= from && value <= to) {
                counts[Math.min(bins - 1, (int) ((value - from) / (to - from) * bins))]++;
            }
        }
        return new Histogram(from, to, counts);
    }

    /** {@return how many values were counted} */
    public long total() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** {@return the largest count} */
    public long most() {
        long most = 0;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }

    /**
     * {@return where a bin begins; one more than the last gives the upper end}
     *
     * @param bin from 0
     */
    public double edge(int bin) {
        return from + (to - from) * bin / counts.length;
    }
}
