package dev.unroll.ui.plot;

/** How a line looks, besides its colour. */
public enum LineStyle {
    /** Faint and thin, every extreme of a column drawn: for values before smoothing. */
    RAW,
    SOLID,
    DASHED(7, 4),
    LONG_DASHED(14, 4),
    DOTTED(1.5, 3),
    DASH_DOT(7, 3, 1.5, 3);

    // Never written to; the canvas wants an array.
    @SuppressWarnings("ImmutableEnumChecker")
    private final double[] dashes;

    LineStyle(double... dashes) {
        this.dashes = dashes;
    }

    /** The dashes and gaps in pixels; shared, not to be written to. */
    double[] dashes() {
        return dashes;
    }
}
