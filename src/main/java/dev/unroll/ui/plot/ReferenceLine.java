package dev.unroll.ui.plot;

/**
 * A dashed horizontal line to compare with.
 *
 * @param label stands at its right end
 * @param y where it stands, finite
 */
public record ReferenceLine(String label, double y) {
    public ReferenceLine {
        if (!Double.isFinite(y)) {
            throw new IllegalArgumentException("A reference line needs a finite place, not " + y);
        }
    }
}
