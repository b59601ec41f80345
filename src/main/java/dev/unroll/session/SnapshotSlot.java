package dev.unroll.session;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A slot for one snapshot: the newest wins, the writer never waits, the reader never sees an older one again. One
 * thread writes, one reads.
 */
final class SnapshotSlot {

    private final AtomicReference<@Nullable Snapshot> untaken = new AtomicReference<>();
    private volatile Snapshot newest;

    SnapshotSlot(Snapshot first) {
        newest = first;
    }

    /** True when the last snapshot was taken: only then is a new one worth its copies. */
    boolean wanted() {
        return untaken.get() == null;
    }

    /** Replaces whatever was not taken yet. */
    void publish(Snapshot snapshot) {
        untaken.set(snapshot);
    }

    /** The newest snapshot; the same instance again when there is nothing new. */
    Snapshot take() {
        Snapshot fresh = untaken.getAndSet(null);
        if (fresh != null) {
            newest = fresh;
        }
        return newest;
    }
}
