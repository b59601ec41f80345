package dev.unroll.ui.plot;

import java.util.Arrays;

/**
 * Where the ticks of an axis stand: multiples of 1, 2 or 5 times a power of ten, or decades of a logarithmic axis.
 *
 * <p>Ticks depend on nothing but the arguments, lie inside the range, ascend, and are never more than asked for.
 */
final class Ticks {

    private static final double[] MANTISSAS = {1, 2, 5, 10};

    private final double[] values;
    private final double step;

    private Ticks(double[] values, double step) {
        this.values = values;
        this.step = step;
    }

    /**
     * Ticks of a linear axis.
     *
     * @param lo the lower end
     * @param hi the upper end, greater than the lower
     * @param most the greatest number of ticks, at least 1
     * @param leastStep the smallest distance of two ticks, for example 1 where only whole numbers mean something, else 0
     */
    static Ticks linear(double lo, double hi, int most, double leastStep) {
        double step = niceStep(lo, hi, most, leastStep);
        // A hair of tolerance, so that rounding does not lose a tick that stands exactly at an end.
        double first = Math.ceil(lo / step - 1e-9);
        double last = Math.floor(hi / step + 1e-9);
        int count = (int) Math.max(0, Math.min(most, last - first + 1));
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = multiple(first + i, step);
        }
        return new Ticks(values, step);
    }

    /** Returns the smallest 1-2-5 step with which no more than {@code most} ticks fall into the range. */
    static double niceStep(double lo, double hi, int most, double leastStep) {
        double rough = Math.max(Math.max((hi - lo) / Math.max(1, most), leastStep), Double.MIN_NORMAL);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (int decade = 0; decade < 2; decade++) {
            for (double mantissa : MANTISSAS) {
                double step = mantissa * power;
                boolean fits = Math.floor(hi / step + 1e-9) - Math.ceil(lo / step - 1e-9) + 1 <= most;
                if (fits && step >= leastStep * (1 - 1e-9)) {
                    return step;
                }
            }
            power *= 10;
        }
        return power;
    }

    /**
     * Ticks of a logarithmic axis: whole decades, every second, third, fifth … of them where they would crowd, with 2 and 5
     * between them where there is room, and a linear sequence where the range is shorter than that.
     *
     * @param lo log₁₀ of the lower end
     * @param hi log₁₀ of the upper end, greater than the lower
     * @param most the greatest number of ticks, at least 1
     */
    static Ticks log(double lo, double hi, int most) {
        double decades = Math.floor(hi + 1e-9) - Math.ceil(lo - 1e-9) + 1;
        if (decades < 2) {
            double[] between = subdivided(lo, hi);
            if (between.length >= 2 && between.length <= most) {
                return new Ticks(between, 0);
            }
            if (hi - lo < 2) {
                return linear(Math.pow(10, lo), Math.pow(10, hi), most, 0);
            }
        }
        if (decades <= 3 && decades * 3 <= most) {
            double[] between = subdivided(lo, hi);
            if (between.length <= most) {
                return new Ticks(between, 0);
            }
        }
        double every = Math.max(1, niceStep(lo, hi, most, 1));
        Ticks exponents = linear(lo, hi, most, every);
        return new Ticks(
                Arrays.stream(exponents.values).map(e -> powerOfTen((int) e)).toArray(), 0);
    }

    /** How many ticks there are. */
    int size() {
        return values.length;
    }

    /** The value at a tick. */
    double value(int i) {
        return values[i];
    }

    /** The distance between ticks, or 0 where it differs from tick to tick. */
    double step() {
        return step;
    }

    double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ticks ticks && ticks.step == step && Arrays.equals(ticks.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    private static double[] subdivided(double lo, double hi) {
        int from = (int) Math.floor(lo);
        int to = (int) Math.ceil(hi);
        double[] values = new double[3 * (to - from + 1)];
        int count = 0;
        for (int e = from; e <= to; e++) {
            for (int m = 0; m < 3; m++) {
                double value = MANTISSAS[m] * powerOfTen(e);
                double place = Math.log10(value);
                if (place >= lo - 1e-9 && place <= hi + 1e-9) {
                    values[count++] = value;
                }
            }
        }
        return Arrays.copyOf(values, count);
    }

    /** k·step without the error of a product with an inexact 0.1: divided by the exact inverse where step is below 1. */
    private static double multiple(double k, double step) {
        double value = step < 1 ? k / Math.rint(1 / step) : k * step;
        // 1/step is a whole number for 1, 2 and 5 times a power of ten, but not once it leaves the exact integers.
        return step < 1e-15 ? k * step : value == 0 ? 0.0 : value;
    }

    private static double powerOfTen(int exponent) {
        return exponent >= 0 ? Math.pow(10, exponent) : 1 / Math.pow(10, -exponent);
    }
}
