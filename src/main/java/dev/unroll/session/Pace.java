package dev.unroll.session;

/** When the next step is due. It reads no clock: the caller says what time it is, in nanoseconds. */
final class Pace {

    /** A machine that fell behind by more than this does not catch up in a burst. */
    private static final long LARGEST_DEBT = 100_000_000;

    private long interval;
    private long due;

    Pace(Speed speed) {
        interval = speed.intervalNanos();
    }

    /** The next step is due at once. */
    void restart(long now) {
        due = now;
    }

    /** Keeps the time of the last step and measures the new interval from there. */
    void setSpeed(Speed speed) {
        due -= interval;
        interval = speed.intervalNanos();
        due += interval;
    }

    /** Nanoseconds until the next step; 0 or less when it is due. */
    long untilDue(long now) {
        return interval == 0 ? 0 : due - now;
    }

    /** A step begins now: the next one is due an interval after this one was. */
    void stepped(long now) {
        due = (now - due > LARGEST_DEBT || interval == 0 ? now : due) + interval;
    }
}
