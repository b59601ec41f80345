package dev.unroll.ui.plot;

/** How values become places on an axis: places are proportional to the value itself or to its decimal logarithm. */
public enum AxisScale {
    LINEAR,
    /** Zero, negative values and NaN have no place: they become gaps. */
    LOG;

    /** Returns the value in units of the scale: v, or log₁₀ v; NaN where there is no place for it. */
    double forward(double value) {
        if (this == LINEAR) {
            return Double.isInfinite(value) ? Double.NaN : value;
        }
        return value > 0 && value < Double.POSITIVE_INFINITY ? Math.log10(value) : Double.NaN;
    }

    /** Returns the value at a place: the inverse of {@link #forward}. */
    double inverse(double place) {
        return this == LINEAR ? place : Math.pow(10, place);
    }
}
