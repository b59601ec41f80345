package dev.unroll.session;

import dev.unroll.core.linalg.Team;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.train.MemoryNeed;
import dev.unroll.core.train.Trainer;
import dev.unroll.core.train.TrainingState;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Builds runs, one after the other, and refuses in a sentence what memory does not hold. */
final class RunFactory {

    private static final double GIB = 1024.0 * 1024 * 1024;

    private final Team team;
    private final ChunkPool pool;
    private long runs;

    RunFactory(Team team, ChunkPool pool) {
        this.team = team;
        this.pool = pool;
    }

    /**
     * Builds the next run, beside the one that may be going on.
     *
     * @throws ExperimentException with a sentence, if the experiment does not fit the text or the memory
     */
    Run create(Experiment experiment, Corpus corpus) {
        return create(experiment, corpus, () -> new Trainer(experiment, corpus, team));
    }

    /**
     * Builds the next run from weights that are there, and from where their training stood.
     *
     * @throws ExperimentException as above, or if the parameters' shape or the state does not fit
     */
    Run create(Experiment experiment, Corpus corpus, Parameters parameters, Optional<TrainingState> state) {
        return create(experiment, corpus, () -> new Trainer(experiment, corpus, team, parameters, state));
    }

    private Run create(Experiment experiment, Corpus corpus, Supplier<Trainer> trainer) {
        MemoryNeed need = MemoryNeed.of(experiment, corpus.vocabulary().size());
        if (need.bytes() > free()) {
            // What looks used may be the garbage of a run that is gone; a new experiment is rare enough to find out.
            System.gc();
            need.requireFits(free());
        }
        try {
            Run run = new Run(runs + 1, trainer.get(), pool);
            runs++;
            return run;
        } catch (OutOfMemoryError e) {
            throw new ExperimentException(String.format(
                    Locale.ROOT,
                    "This network needs %.1f GB of memory, more than is free now: choose fewer hidden units, a"
                            + " shorter window or fewer streams.",
                    need.bytes() / GIB));
        }
    }

    private static double free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (double) (runtime.totalMemory() - runtime.freeMemory());
    }
}
