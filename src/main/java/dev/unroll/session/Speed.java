package dev.unroll.session;

/**
 * How fast a running service steps.
 *
 * @param stepsPerSecond 1 … 1000 windows a second, or infinity for as fast as the machine allows
 */
public record Speed(double stepsPerSecond) {

    public static final double SLOWEST = 1;
    public static final double FASTEST = 1000;
    public static final Speed UNLIMITED = new Speed(Double.POSITIVE_INFINITY);

    public Speed {
        boolean limited = stepsPerSecond >= SLOWEST && stepsPerSecond <= FASTEST;
        if (!limited && stepsPerSecond != Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "The speed is 1 to 1000 steps a second or unlimited, not " + stepsPerSecond + ".");
        }
    }

    /** Time from one step to the next in nanoseconds; 0 when unlimited. */
    long intervalNanos() {
        return Math.round(1e9 / stepsPerSecond);
    }
}
