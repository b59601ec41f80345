package dev.unroll.session;

import dev.unroll.core.linalg.Team;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.TextStreams;
import dev.unroll.core.train.Checkpoint;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.train.MemoryNeed;
import dev.unroll.core.train.Trainer;
import dev.unroll.core.train.TrainingState;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Builds runs, one after the other, and refuses in a sentence what memory does not hold. */
final class RunFactory {

    private static final double MB = 1024.0 * 1024;
    private static final double GB = 1024 * MB;

    private final Team team;
    private final ChunkPool pool;
    private final DoubleSupplier free;
    private final RunsBefore runsBefore = new RunsBefore();
    private long runs;

    RunFactory(Team team, ChunkPool pool) {
        this(team, pool, RunFactory::freeHeap);
    }

    /**
     * @param free tells how many bytes of the heap are not used
     */
    RunFactory(Team team, ChunkPool pool, DoubleSupplier free) {
        this.team = team;
        this.pool = pool;
        this.free = free;
    }

    /**
     * Builds the next run, beside the one that goes on until then or, where memory does not hold both, in its place.
     *
     * @param before the run that the next one replaces; only if there was no room beside it does it let go
     * @throws ExperimentException with a sentence, if the experiment does not fit the text or the memory
     */
    Run create(Experiment experiment, Corpus corpus, Optional<Run> before) {
        return create(
                experiment,
                corpus,
                before.filter(old -> textHolds(experiment, corpus)),
                () -> new Trainer(experiment, corpus, team));
    }

    /**
     * Builds the next run from weights that are there, and from where their training stood, as above.
     *
     * @throws ExperimentException as above, or if the parameters' shape or the state does not fit
     */
    Run create(
            Experiment experiment,
            Corpus corpus,
            Parameters parameters,
            Optional<TrainingState> state,
            Optional<Run> before) {
        boolean fits = textHolds(experiment, corpus)
                && parameters
                        .shape()
                        .equals(experiment.shape(corpus.vocabulary().size()));
        return create(
                experiment,
                corpus,
                before.filter(old -> fits),
                () -> new Trainer(experiment, corpus, team, parameters, state));
    }

    /**
     * Builds a run of the first steps of another one, which lets go for it.
     *
     * @param from the run
     * @param to how many steps
     * @param abandoned whether nobody waits for it any more
     * @throws ExperimentException with a sentence, if the states of then are not kept
     */
    Run goBack(Run from, long to, BooleanSupplier abandoned) {
        Run run = from.goBack(to, runs + 1, pool, abandoned);
        run.setBefore(runsBefore.newest());
        runs++;
        return run;
    }

    /** Keeps a run that another one has replaced, where there is a reason to come back to it. */
    void keep(Run old, Run now) {
        runsBefore.keep(old, now);
        now.setBefore(runsBefore.newest());
    }

    /**
     * Brings the run back that was replaced last, under the next number, and keeps the one that goes.
     *
     * @throws ExperimentException with a sentence, if there is none
     */
    Run comeBack(Run now) {
        Run back = runsBefore.swap(now);
        runs++;
        back.comeBack(runs);
        back.setBefore(runsBefore.newest());
        return back;
    }

    /** A task reads no text. Where this is false the trainer refuses, so no run must let go for it. */
    private static boolean textHolds(Experiment experiment, Corpus corpus) {
        return experiment.task().isPresent()
                || experiment.window() <= TextStreams.longestWindow(corpus.length(), experiment.streams());
    }

    Run create(Experiment experiment, Corpus corpus, Optional<Run> before, Supplier<Trainer> trainer) {
        MemoryNeed need = need(experiment, corpus);
        if (need.bytes() > free.getAsDouble()) {
            runsBefore.clear();
            before.ifPresent(Run::forget);
            // What looks used may be the garbage of a run that is gone; a new experiment is rare enough to find out.
            System.gc();
            makeRoom(need, before);
        }
        try {
            Trainer made = trainer.get();
            RunHistory history = new RunHistory(made.parameters().names(), pool.lease());
            double bytes = Checkpoint.bytes(experiment, corpus.vocabulary().size());
            Run run = new Run(runs + 1, made, history, new Checkpoints(bytes, free));
            runs++;
            run.begin();
            return run;
        } catch (OutOfMemoryError e) {
            throw new ExperimentException("This network needs " + amount(need.bytes())
                    + " of memory, more than is free now: choose fewer hidden units, a shorter window or fewer"
                    + " streams." + fate(before));
        } catch (ArithmeticException e) {
            throw new ExperimentException("The initial weights cannot be computed (" + e.getMessage()
                    + "): choose another seed, another number of hidden units or another kind of initial weights."
                    + fate(before));
        }
    }

    private void makeRoom(MemoryNeed need, Optional<Run> before) {
        double beside = free.getAsDouble();
        double held = before.filter(old -> !old.hasLetGo())
                .map(old -> need(old.experiment(), old.corpus()).bytes())
                .orElse(0.0);
        need.requireFits(beside + held);
        if (need.bytes() > beside) {
            before.ifPresent(Run::letGo);
        }
    }

    private static String fate(Optional<Run> before) {
        return before.filter(Run::hasLetGo)
                .map(old -> " The run before has given its memory away for it: reset it to begin again.")
                .orElse("");
    }

    private static MemoryNeed need(Experiment experiment, Corpus corpus) {
        return MemoryNeed.of(experiment, corpus.vocabulary().size());
    }

    private static String amount(double bytes) {
        return bytes < GB
                ? String.format(Locale.ROOT, "%.0f MB", Math.ceil(bytes / MB))
                : String.format(Locale.ROOT, "%.1f GB", bytes / GB);
    }

    private static double freeHeap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (double) (runtime.totalMemory() - runtime.freeMemory());
    }
}
