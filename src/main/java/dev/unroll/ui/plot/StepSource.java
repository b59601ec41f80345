package dev.unroll.ui.plot;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** Equally spaced points whose extremes come from a pyramid over their indices. */
final class StepSource implements SeriesSource {

    private final double firstX;
    private final LongSupplier length;
    private final StepValue value;
    private final StepExtremes extremes;
    private final double[] oneMin = new double[1];
    private final double[] oneMax = new double[1];

    StepSource(double firstX, LongSupplier length, StepValue value, StepExtremes extremes) {
        this.firstX = firstX;
        this.length = length;
        this.value = value;
        this.extremes = extremes;
    }

    @Override
    public long length() {
        return length.getAsLong();
    }

    @Override
    public double x(long index) {
        return firstX + index;
    }

    @Override
    public double y(long index) {
        return value.at(index);
    }

    @Override
    public long indexAt(double x) {
        return Math.max(0, Math.min(length(), (long) Math.ceil(x - firstX)));
    }

    @Override
    public void minMax(double x0, double x1, int columns, double[] min, double[] max) {
        double bin = (x1 - x0) / columns;
        // The pyramid splits whole indices. Columns that begin between two indices hold those from the next one on,
        // which
        // is the same shift for all of them as long as a column is a whole number of steps wide.
        if (bin < 1 || bin != Math.rint(bin)) {
            SeriesSource.super.minMax(x0, x1, columns, min, max);
            return;
        }
        Arrays.fill(min, 0, columns, Double.NaN);
        Arrays.fill(max, 0, columns, Double.NaN);
        long width = (long) bin;
        long end = length();
        long from = (long) Math.ceil(x0 - firstX);
        int before = (int) Math.min(columns, from < 0 ? (-from + width - 1) / width : 0);
        long whole = end - (from + before * width);
        int full = (int) Math.max(0, Math.min(columns - before, whole / width));
        if (before > 0) {
            one(0, Math.min(end, from + before * width), before - 1, min, max);
        }
        if (full > 0 && before == 0) {
            extremes.minMax(from, from + full * width, full, min, max);
        } else {
            for (int c = before; c < before + full; c++) {
                one(from + c * width, from + (c + 1) * width, c, min, max);
            }
        }
        if (before + full < columns) {
            one(from + (before + full) * width, end, before + full, min, max);
        }
    }

    private void one(long from, long to, int column, double[] min, double[] max) {
        if (from < to && from >= 0) {
            extremes.minMax(from, to, 1, oneMin, oneMax);
            min[column] = oneMin[0];
            max[column] = oneMax[0];
        }
    }
}
