package dev.unroll.ui.plot;

/**
 * A stretch of an axis, in units of its scale.
 *
 * @param lo the lower end, finite
 * @param hi the upper end, finite and greater than the lower
 */
record Range(double lo, double hi) {

    Range {
        if (!(lo < hi) || Double.isInfinite(lo) || Double.isInfinite(hi)) {
            throw new IllegalArgumentException(
                    "A range needs finite ends in ascending order, not " + lo + " and " + hi);
        }
    }

    /** A range around two values in any order, widened where they are too close to tell apart. */
    static Range around(double a, double b) {
        double lo = Math.min(a, b);
        double hi = Math.max(a, b);
        double least = Math.max(Math.abs(lo), Math.abs(hi)) * 1e-9 + Double.MIN_NORMAL;
        if (hi - lo >= least) {
            return new Range(lo, hi);
        }
        double half = lo == 0 && hi == 0 ? 0.5 : Math.max(Math.abs(lo) * 0.05, least);
        return new Range(lo - half, hi + half);
    }

    double length() {
        return hi - lo;
    }

    boolean contains(double v) {
        return v >= lo && v <= hi;
    }

    /** Scales the range about a fixed point: a factor below 1 shows less, so zooms in. */
    Range zoom(double fixed, double factor) {
        return new Range(fixed - (fixed - lo) * factor, fixed + (hi - fixed) * factor);
    }

    Range pan(double by) {
        return new Range(lo + by, hi + by);
    }

    /** Keeps at least a third of this range over the given one and its length within the given bounds. */
    Range within(Range all, double shortest, double longest) {
        double length = Math.min(longest, Math.max(shortest, length()));
        double middle = lo + length() / 2;
        double slack = length / 6;
        double centre = Math.min(all.hi + slack, Math.max(all.lo - slack, middle));
        return new Range(centre - length / 2, centre + length / 2);
    }
}
