package dev.unroll.store;

import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.TrainingState;

/**
 * Where the training of a saved model stood.
 *
 * @param state all but the parameters
 * @param text what it was trained on
 */
public record SavedProgress(TrainingState state, TextDigest text) {
    /** Checks that the place is one in the text. */
    public SavedProgress {
        int part = text.length() / state.streams();
        if (state.position() > part) {
            throw new IllegalArgumentException("the position " + state.position() + " is beyond the " + part
                    + " characters of each stream's part of the text");
        }
    }

    /**
     * {@return where a training stands now}
     *
     * @param state all but the parameters
     * @param corpus what it trains on
     */
    public static SavedProgress of(TrainingState state, Corpus corpus) {
        return new SavedProgress(state, TextDigest.of(corpus));
    }

    /**
     * {@return what an experiment can go on with} Another text, or other streams, begin at the beginning, and another
     * optimizer has gathered nothing.
     *
     * @param experiment with the settings from now on
     * @param corpus the text from now on, of as many symbols
     */
    public TakenOver takenOver(Experiment experiment, Corpus corpus) {
        boolean sameText = text.length() == corpus.length() && text.equals(TextDigest.of(corpus));
        boolean sameStreams = state.streams() == experiment.streams();
        boolean sameOptimizer = state.optimizer().kind() == experiment.optimizer();
        RnnShape shape = new RnnShape(
                corpus.vocabulary().size(),
                state.states().get(0).numCols,
                state.states().size());
        TrainingState next = state;
        if (!sameText || !sameStreams) {
            next = next.atBeginning(experiment.streams());
        }
        if (!sameOptimizer) {
            next = next.withNewOptimizer(experiment.optimizer(), shape);
        }
        return new TakenOver(next, sameText, sameStreams, sameOptimizer);
    }

    /**
     * What a training goes on with.
     *
     * @param state to start from
     * @param sameText whether the text is the one before
     * @param sameStreams whether it is cut as before
     * @param sameOptimizer whether the optimizer keeps what it gathered
     */
    public record TakenOver(TrainingState state, boolean sameText, boolean sameStreams, boolean sameOptimizer) {}
}
