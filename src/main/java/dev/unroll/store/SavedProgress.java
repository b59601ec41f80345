package dev.unroll.store;

import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.TrainingState;

/**
 * Where the training of a saved model stood.
 *
 * @param state all but the parameters
 * @param data what it was trained on
 */
public record SavedProgress(TrainingState state, TrainingData data) {
    /** Checks that the place is one in the data. */
    public SavedProgress {
        data.requirePlace(state.position(), state.streams());
    }

    /**
     * {@return where a training stands now}
     *
     * @param state all but the parameters
     * @param experiment what it trains
     * @param corpus the text; not read where the experiment has a task
     */
    public static SavedProgress of(TrainingState state, Experiment experiment, Corpus corpus) {
        return new SavedProgress(state, TrainingData.of(experiment, corpus));
    }

    /**
     * {@return what an experiment can go on with} Other data, or other streams, begin at the beginning, and another
     * optimizer has gathered nothing.
     *
     * @param experiment with the settings from now on
     * @param corpus the text from now on, of as many symbols; not read where the experiment has a task
     */
    public TakenOver takenOver(Experiment experiment, Corpus corpus) {
        boolean sameData = data.isOf(experiment, corpus);
        boolean sameStreams = state.streams() == experiment.streams();
        boolean sameOptimizer = state.optimizer().kind() == experiment.optimizer();
        RnnShape ends = experiment.shape(corpus.vocabulary().size());
        RnnShape shape = new RnnShape(
                ends.vocabulary(), state.states().get(0).numCols, state.states().size(), ends.outputs());
        TrainingState next = state;
        if (!sameData || !sameStreams) {
            next = next.atBeginning(experiment.streams());
        }
        if (!sameOptimizer) {
            next = next.withNewOptimizer(experiment.optimizer(), shape);
        }
        return new TakenOver(next, sameData, sameStreams, sameOptimizer);
    }

    /**
     * What a training goes on with.
     *
     * @param state to start from
     * @param sameData whether the text, or the sequences of the task, are those before
     * @param sameStreams whether there are as many streams as before
     * @param sameOptimizer whether the optimizer keeps what it gathered
     */
    public record TakenOver(TrainingState state, boolean sameData, boolean sameStreams, boolean sameOptimizer) {}
}
