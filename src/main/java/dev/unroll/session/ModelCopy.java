package dev.unroll.session;

import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Experiment;

/**
 * The parameters as they were between two steps; whoever asked for them owns them.
 *
 * @param run number of the run
 * @param step steps done in it
 * @param parameters θ, a copy
 * @param experiment with the learning rate and the clipping in force
 * @param vocabulary what the ids stand for
 */
public record ModelCopy(long run, long step, Parameters parameters, Experiment experiment, Vocabulary vocabulary) {}
