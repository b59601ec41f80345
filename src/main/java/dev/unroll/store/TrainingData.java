package dev.unroll.store;

import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;

/** What tells the windows of one training from those of another: where they are the same, a place in them is the same. */
public sealed interface TrainingData permits TextDigest, TaskSequences {
    /**
     * {@return what an experiment trains on}
     *
     * @param experiment with a task or without
     * @param corpus the text; not read where the experiment has a task
     */
    static TrainingData of(Experiment experiment, Corpus corpus) {
        return experiment
                .task()
                .<TrainingData>map(task -> TaskSequences.of(task, experiment))
                .orElseGet(() -> TextDigest.of(corpus));
    }

    /**
     * {@return whether an experiment trains on this}
     *
     * @param experiment with a task or without
     * @param corpus the text; not read where the experiment has a task
     */
    boolean isOf(Experiment experiment, Corpus corpus);

    /** Refuses a place in these windows that there is not. */
    void requirePlace(int position, int streams);
}
