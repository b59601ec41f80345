package dev.unroll.session;

/**
 * Characters a second over the last two seconds. At speeds where fewer than two steps fall into that time it measures
 * from the last step before. It reads no clock: the caller says what time it is, in nanoseconds.
 */
final class RateMeter {

    private static final long WINDOW = 2_000_000_000L;
    private static final long SPACING = 50_000_000;
    /** One mark per spacing, and some more so that the oldest one in the window is never overwritten. */
    private static final int MARKS = (int) (WINDOW / SPACING) + 8;

    private final long[] times = new long[MARKS];
    private final long[] counts = new long[MARKS];
    private int oldest;
    private int size;
    private long lastTime;
    private long lastCount;

    /** Begins to measure when {@code characters} have been read. */
    void restart(long now, long characters) {
        oldest = 0;
        size = 0;
        mark(now, characters);
        lastTime = now;
        lastCount = characters;
    }

    /** Forgets everything: the rate is 0 until the next start. */
    void stop() {
        size = 0;
    }

    /** A step has ended. */
    void stepped(long now, long characters) {
        if (size == 0) {
            return;
        }
        if (lastTime - times[index(size - 1)] >= SPACING) {
            mark(lastTime, lastCount);
        }
        lastTime = now;
        lastCount = characters;
        while (size > 1 && now - times[index(1)] >= WINDOW) {
            oldest = index(1);
            size--;
        }
    }

    /** Characters a second; 0 before the first step and while stopped. */
    double charactersPerSecond() {
        if (size == 0 || lastTime == times[oldest]) {
            return 0;
        }
        return (lastCount - counts[oldest]) * 1e9 / (lastTime - times[oldest]);
    }

    private void mark(long time, long count) {
        if (size == MARKS) {
            oldest = index(1);
            size--;
        }
        times[index(size)] = time;
        counts[index(size)] = count;
        size++;
    }

    private int index(int offset) {
        return (oldest + offset) % MARKS;
    }
}
