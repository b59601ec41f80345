package dev.unroll.session;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.train.Trainer;
import dev.unroll.core.train.TrainingState;
import java.util.Optional;

/**
 * Everything that can be asked of a {@link TrainingService}. Commands are applied between two steps, in the order in
 * which they were submitted.
 */
public sealed interface Command {
    /**
     * Changes how a trainer goes on; a command that changes nothing about that does nothing. What a replay does again.
     *
     * @param trainer between two steps
     */
    default void change(Trainer trainer) {}

    /** Trains until told otherwise. A held step is done all the same. A diverged run stays as it is. */
    record Start() implements Command {}

    /** Stops after the step that is being computed; {@link Step}s that still wait before it are given up. */
    record Pause() implements Command {}

    /** Trains exactly one window and stops. A held step is done all the same. */
    record Step() implements Command {}

    /** Stops and begins again at step 0: same text, same seed, and the settings in force now. */
    record Reset() implements Command {}

    /**
     * Changes the learning rate from the next step on.
     *
     * @param learningRate α, finite and above 0
     */
    record SetLearningRate(double learningRate) implements Command {
        public SetLearningRate {
            if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
                throw new IllegalArgumentException("The learning rate is a number above 0, not " + learningRate + ".");
            }
        }

        @Override
        public void change(Trainer trainer) {
            trainer.setLearningRate(learningRate);
        }
    }

    /** Changes the clipping from the next step on. */
    record SetClip(GradientClip clip) implements Command {
        @Override
        public void change(Trainer trainer) {
            trainer.setClip(clip);
        }
    }

    /** Holds steps whose gradient jumps, from the next one on, or does not. On at the start. */
    record SetGuard(boolean on) implements Command {}

    /**
     * Goes back to what the run was some steps before, and stands still there as a new run that begins with those steps.
     * Refused if it was not kept.
     *
     * @param steps how many, at least 0
     * @param clip the clipping from there on
     */
    record GoBack(long steps, GradientClip clip) implements Command {
        public GoBack {
            if (steps < 0) {
                throw new IllegalArgumentException("Going back takes 0 steps or more, not " + steps + ".");
            }
        }
    }

    /**
     * Goes back to the run on another text or task that was replaced last, and stands still there; the run that goes is
     * kept in turn. Refused if there is none.
     */
    record ComeBack() implements Command {}

    /** Changes the parameters by hand, between two steps. One that would make a parameter infinite is refused. */
    record EditParameters(ParameterEdit edit) implements Command {
        /**
         * Does the edit.
         *
         * @throws ExperimentException with a sentence, if it cannot be done
         */
        @Override
        public void change(Trainer trainer) {
            boolean finite;
            try {
                finite = edit.applyIfFinite(trainer.parameters());
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new ExperimentException("The network cannot be changed like this: " + e.getMessage() + ".");
            }
            if (!finite) {
                throw new ExperimentException("With this change a weight would be infinite, so nothing was changed:"
                        + " choose a smaller number.");
            }
        }
    }

    /** Changes how fast a running service steps, at once. */
    record SetSpeed(Speed speed) implements Command {}

    /**
     * Replaces text and experiment by a new run. A running service goes on running; a refused experiment changes
     * nothing and is told as {@link Snapshot#problem}.
     */
    record NewExperiment(Experiment experiment, Corpus corpus) implements Command {}

    /**
     * Replaces text and experiment by a new run that begins with given weights, as {@link NewExperiment} does.
     *
     * @param parameters θ, from then on the service's own; refused if their shape does not fit
     * @param state where the training stood that the weights come from, to go on with it to the bit; refused if it does
     *     not fit. The new run counts its own steps from 0.
     */
    record GoOnFrom(Experiment experiment, Corpus corpus, Parameters parameters, Optional<TrainingState> state)
            implements Command {}
}
