package dev.unroll.session;

/** What the service is doing. */
public enum RunState {
    /** A new run that has not taken a step. */
    READY,
    /** Stepping at the chosen speed. */
    RUNNING,
    /** Stopped between two steps; it can go on. */
    PAUSED,
    /** Stopped before an update whose gradient jumped; it can go on all the same, or back. */
    HELD,
    /** A number stopped being finite; the last good parameters are kept and only going back or a new run goes on. */
    DIVERGED
}
