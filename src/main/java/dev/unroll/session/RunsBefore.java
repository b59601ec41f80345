package dev.unroll.session;

import dev.unroll.core.train.ExperimentException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The runs on other texts and tasks that newer ones took the place of: as they were, for who wants to go on there. */
final class RunsBefore {
    /** So many are kept: each holds all that training it takes. */
    private static final int MOST = 3;

    private final Deque<Run> kept = new ArrayDeque<>();

    /**
     * Keeps a run that another one replaces, if it has come anywhere and the other learns something else. Its checkpoints
     * go: they are most of its memory.
     */
    void keep(Run old, Run now) {
        boolean same = old.corpus() == now.corpus()
                && old.experiment().task().equals(now.experiment().task());
        if (!same) {
            push(old);
        }
    }

    private void push(Run old) {
        if (old.steps() > 0 && !old.hasLetGo()) {
            old.forget();
            kept.addFirst(old);
            while (kept.size() > MOST) {
                kept.removeLast();
            }
        }
    }

    /**
     * Takes the newest; the run that it takes the place of is the last to come back.
     *
     * @throws ExperimentException with a sentence, if there is none
     */
    Run swap(Run now) {
        Run back = kept.pollFirst();
        if (back == null) {
            throw new ExperimentException("There is no run on another text or task to go back to.");
        }
        if (now.steps() > 0 && !now.hasLetGo()) {
            now.forget();
            kept.addLast(now);
        }
        return back;
    }

    /** What the next {@link #swap} brings back. */
    Optional<RunBefore> newest() {
        return Optional.ofNullable(kept.peekFirst())
                .map(run -> new RunBefore(run.corpus(), run.experiment().task(), run.steps()));
    }

    /** Lets all go. */
    void clear() {
        kept.clear();
    }
}
