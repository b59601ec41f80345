package dev.unroll.ui.plot;

/**
 * The visible part of one series: its points while they are few, else the extremes of columns and a value for a line
 * through them: the mean of some of the column's points, equally spaced, or of all where they are few. Series over the
 * same steps are averaged over the same points, zeros included, so that what is larger at every step also lies higher in
 * every column.
 *
 * <p>Columns are a power of two wide and start at the series' own beginning, so that a growing series keeps its columns from
 * frame to frame instead of shimmering.
 */
final class SeriesBins {

    /** So many points stand for a column; the band around the line shows the extremes of all. */
    private static final int SAMPLES = 8;

    private final double[] x;
    private final double[] min;
    private final double[] max;
    private final double[] middle;
    private final int most;
    private int size;

    SeriesBins(int most) {
        this.most = most;
        x = new double[most + 4];
        min = new double[most + 4];
        max = new double[most + 4];
        middle = new double[most + 4];
    }

    int most() {
        return most;
    }

    int size() {
        return size;
    }

    double x(int i) {
        return x[i];
    }

    double min(int i) {
        return min[i];
    }

    double max(int i) {
        return max[i];
    }

    /** The value of a line at a column; NaN where the column has none. */
    double middle(int i) {
        return middle[i];
    }

    /** Reads what the source has in a range. */
    void read(SeriesSource source, Range range) {
        size = 0;
        long length = source.length();
        if (length == 0) {
            return;
        }
        // One point more on either side, so that lines run on to the edge.
        long from = Math.max(0, source.indexAt(range.lo()) - 1);
        long to = Math.min(length, source.indexAt(range.hi()) + 1);
        if (to - from <= most) {
            for (long i = from; i < to; i++) {
                x[size] = source.x(i);
                min[size] = source.y(i);
                max[size] = min[size];
                middle[size] = min[size];
                size++;
            }
        } else {
            readColumns(source, range, source.x(0), source.x(length - 1));
        }
    }

    private void readColumns(SeriesSource source, Range range, double first, double last) {
        double left = Math.max(range.lo(), first);
        double right = Math.min(range.hi(), last);
        double width = powerOfTwoAtLeast((right - left) / most);
        double start = first + Math.floor((left - first) / width) * width;
        size = (int) Math.min(most + 2, Math.floor((right - start) / width) + 1);
        source.minMax(start, start + size * width, size, min, max);
        for (int i = 0; i < size; i++) {
            x[i] = start + (i + 0.5) * width;
            middle[i] = mean(source, start + i * width, start + (i + 1) * width);
        }
        // The ends stand where the series really begins and ends, not half a column inside.
        if (start == first) {
            x[0] = first;
        }
        x[size - 1] = Math.min(last, start + size * width);
    }

    private static double mean(SeriesSource source, double x0, double x1) {
        long from = source.indexAt(x0);
        long to = source.indexAt(x1);
        long stride = Math.max(1, (to - from + SAMPLES - 1) / SAMPLES);
        double sum = 0;
        int count = 0;
        for (long i = from; i < to; i += stride) {
            double y = source.y(i);
            if (!Double.isNaN(y)) {
                sum += y;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double powerOfTwoAtLeast(double v) {
        double power = Math.scalb(1.0, Math.getExponent(v));
        return power < v ? 2 * power : power;
    }
}
