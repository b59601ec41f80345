package dev.unroll.store;

/**
 * Where the window was.
 *
 * @param x left edge in screen units; may be negative on a second screen
 * @param y top edge
 * @param width above 0
 * @param height above 0
 * @param maximized whether it filled the screen
 */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {
    /** Checks that this is a place on some screen. */
    public WindowBounds {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !isSize(width) || !isSize(height)) {
            throw new IllegalArgumentException("the window's bounds are no rectangle");
        }
    }

    private static boolean isSize(double value) {
        return value > 0 && Double.isFinite(value);
    }
}
