package dev.unroll.session;

import dev.unroll.core.train.Checkpoint;
import dev.unroll.core.train.Trainer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The last states that a run can go back to, one every {@value #EVERY} steps. Their memory is taken once and filled
 * again and again; where the heap is short there are fewer of them, or none. So they are no part of what a run needs: no
 * network is refused for their sake.
 */
final class Checkpoints {
    /** Steps from one to the next. */
    static final int EVERY = 100;
    /** So many are kept: enough to go back 200 steps twice. */
    private static final int MOST = 5;
    /** One is made only if so many times its size would be free. */
    private static final double ROOM = 8;

    private final double bytes;
    private final DoubleSupplier free;
    /** The oldest first. */
    private final Deque<At> kept = new ArrayDeque<>();

    private final Deque<Checkpoint> spare = new ArrayDeque<>();
    private int made;

    /**
     * None yet.
     *
     * @param bytes that one takes
     * @param free tells how many bytes of the heap are not used
     */
    Checkpoints(double bytes, DoubleSupplier free) {
        this.bytes = bytes;
        this.free = free;
    }

    /** A state and how many steps of the run were done then. */
    record At(long step, Checkpoint state) {}

    /** Keeps the state of now, if it is time for one. */
    void keep(Trainer trainer, long step) {
        if (step % EVERY == 0 && (kept.isEmpty() || kept.getLast().step != step)) {
            keepNow(trainer, step);
        }
    }

    /** Keeps the state of now. */
    void keepNow(Trainer trainer, long step) {
        room(trainer).ifPresent(state -> {
            trainer.save(state);
            kept.addLast(new At(step, state));
        });
    }

    private Optional<Checkpoint> room(Trainer trainer) {
        if (!spare.isEmpty()) {
            return Optional.of(spare.removeLast());
        }
        if (made < MOST && free.getAsDouble() > ROOM * bytes) {
            try {
                Checkpoint fresh = trainer.newCheckpoint();
                made++;
                return Optional.of(fresh);
            } catch (OutOfMemoryError e) {
                made = MOST; // it must do with what it has
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.removeFirst().state);
    }

    /**
     * {@return the nearest state before a step, so that a step is done again and its window can be seen; the one at that
     * step if there is none before}
     *
     * @param step steps done
     */
    Optional<At> before(long step) {
        Optional<At> found = Optional.empty();
        for (At at : kept) {
            if (at.step < step || (at.step == step && found.isEmpty())) {
                found = Optional.of(at);
            }
        }
        return found;
    }

    /** {@return the earliest step that can be gone back to; the given one if there is none} */
    long earliest(long otherwise) {
        return kept.isEmpty() ? otherwise : kept.getFirst().step;
    }

    /** Forgets the states after a step, which is the last one now. */
    void forgetAfter(long step) {
        for (Iterator<At> all = kept.iterator(); all.hasNext(); ) {
            At at = all.next();
            if (at.step > step) {
                spare.add(at.state);
                all.remove();
            }
        }
    }

    /** Gives all memory away. */
    void clear() {
        kept.clear();
        spare.clear();
        made = 0;
    }
}
