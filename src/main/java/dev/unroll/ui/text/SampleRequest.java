package dev.unroll.ui.text;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.Sampler;
import dev.unroll.session.ModelCopy;
import java.util.function.Supplier;

/**
 * What is to be written: the same request to the same model gives the same text.
 *
 * @param choice temperature and best-k
 * @param prime what the network reads first, and the text begins with
 * @param length characters to write after it
 * @param seed of the draws
 */
record SampleRequest(Sampler.Choice choice, String prime, int length, long seed) {
    /** Multiplications for one text; a large network writes fewer characters, so that a text takes seconds at most. */
    private static final double MOST_WORK = 3e9;

    private static final int LEAST_LENGTH = 40;

    /** The prime and what the network writes after it. */
    String write(ModelCopy model, Supplier<Kernels> kernels) {
        Sampler sampler = new Sampler(model.parameters(), model.experiment().activation(), kernels.get());
        double work = model.parameters().shape().parameterCount();
        int characters = (int) Math.min(length, Math.max(LEAST_LENGTH, MOST_WORK / work));
        RandomStream random = new RandomStream(seed, RandomStream.Purpose.SAMPLING);
        return prime + sampler.write(model.vocabulary(), prime, characters, choice, random);
    }
}
