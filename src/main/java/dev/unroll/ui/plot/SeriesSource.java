package dev.unroll.ui.plot;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Points of a line, in ascending order of x. A NaN value is a gap. Sources may grow; points that exist don't move.
 *
 * <p>Read on the JavaFX thread. The defaults search and scan; a source that knows better overrides {@link #indexAt} and
 * {@link #minMax}.
 */
public interface SeriesSource {

    /** How many points there are. */
    long length();

    /** The x of a point; finite, ascending with the index. */
    double x(long index);

    /** The y of a point, NaN for a gap. */
    double y(long index);

    /** Returns the index of the first point whose x is not below the given one; {@link #length()} if there is none. */
    default long indexAt(double x) {
        long lo = 0;
        long hi = length();
        while (lo < hi) {
            long middle = (lo + hi) >>> 1;
            if (x(middle) < x) {
                lo = middle + 1;
            } else {
                hi = middle;
            }
        }
        return lo;
    }

    /**
     * Finds the extremes in equal columns of [x0, x1), so that no single point is lost in a picture. A column without a value
     * gets NaN in both arrays.
     *
     * @param columns how many columns; the arrays have at least this length
     */
    default void minMax(double x0, double x1, int columns, double[] min, double[] max) {
        Arrays.fill(min, 0, columns, Double.NaN);
        Arrays.fill(max, 0, columns, Double.NaN);
        long end = length();
        for (long i = indexAt(x0); i < end; i++) {
            double x = x(i);
            if (x >= x1) {
                break;
            }
            int column = (int) Math.min(columns - 1, (x - x0) / (x1 - x0) * columns);
            double y = y(i);
            // Negated, so that a NaN in the array gives way and a NaN value does not.
            if (!(min[column] <= y) && !Double.isNaN(y)) {
                min[column] = y;
            }
            if (!(max[column] >= y) && !Double.isNaN(y)) {
                max[column] = y;
            }
        }
    }

    /** Returns the index of the point nearest to x, or -1 if there is none or x lies outside of the points. */
    default long nearest(double x) {
        long length = length();
        if (length == 0 || Double.isNaN(x)) {
            return -1;
        }
        long after = indexAt(x);
        if (after < length && (after == 0 || x(after) - x <= x - x(after - 1))) {
            return after > 0 || x(0) - x <= 0.5 * spacing() ? after : -1;
        }
        return after < length || x - x(length - 1) <= 0.5 * spacing() ? after - 1 : -1;
    }

    /** Returns the value of the point nearest to x, NaN outside of the points. */
    default double valueAt(double x) {
        long index = nearest(x);
        return index < 0 ? Double.NaN : y(index);
    }

    private double spacing() {
        long length = length();
        return length < 2 ? 1 : (x(length - 1) - x(0)) / (length - 1);
    }

    /** The points (x[i], y[i]) of two arrays of equal length, which are not copied. */
    static SeriesSource of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("Lengths differ: " + x.length + " x and " + y.length + " y");
        }
        return new SeriesSource() {
            @Override
            public long length() {
                return x.length;
            }

            @Override
            public double x(long index) {
                return x[(int) index];
            }

            @Override
            public double y(long index) {
                return y[(int) index];
            }
        };
    }

    /**
     * A history of equally spaced steps: point i stands at x = firstX + i.
     *
     * @param length how many steps there are now
     * @param value the value at an index
     * @param extremes the extremes of equal bins of an index range, as a pyramid finds them fast
     */
    static SeriesSource steps(double firstX, LongSupplier length, StepValue value, StepExtremes extremes) {
        return new StepSource(firstX, length, value, extremes);
    }

    /** The value at an index. */
    @FunctionalInterface
    interface StepValue {
        double at(long index);
    }

    /** Splits the indices [from, to) into equal bins and finds the extremes of each; NaN where a bin holds no value. */
    @FunctionalInterface
    interface StepExtremes {
        void minMax(long from, long to, int columns, double[] min, double[] max);
    }
}
