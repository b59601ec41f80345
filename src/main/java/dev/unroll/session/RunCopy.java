package dev.unroll.session;

import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.TrainingState;

/**
 * A run as it was between two steps, with all that it takes to go on from there.
 *
 * @param model the parameters and what they belong to; {@code model.step()} counts this run's own steps
 * @param state the rest, a copy; {@code state.step()} also counts the steps before this run went on from another
 * @param corpus the text
 */
public record RunCopy(ModelCopy model, TrainingState state, Corpus corpus) {}
