package dev.unroll.store;

import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;

/**
 * The sequences of a task, which follow from three things alone.
 *
 * @param task what is asked
 * @param seed what the sequences are drawn from
 * @param window T: a place counts windows, and after a shorter one the state carried is that of an earlier moment
 */
public record TaskSequences(Task task, long seed, int window) implements TrainingData {
    static TaskSequences of(Task task, Experiment experiment) {
        return new TaskSequences(task, experiment.seed(), experiment.window());
    }

    @Override
    public boolean isOf(Experiment experiment, Corpus corpus) {
        return experiment
                .task()
                .filter(other -> of(other, experiment).equals(this))
                .isPresent();
    }

    /** A task has no end. */
    @Override
    public void requirePlace(int position, int streams) {}
}
