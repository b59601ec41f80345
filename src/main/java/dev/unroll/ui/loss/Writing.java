package dev.unroll.ui.loss;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.Sampler;
import dev.unroll.session.ModelCopy;
import java.util.function.Supplier;

/**
 * What the network wrote at a milestone.
 *
 * @param run in which it was written
 * @param step steps done when the network was copied
 * @param text the sample
 */
record Writing(long run, long step, String text) {
    /** Low enough for words to show, high enough for them to differ. */
    static final double TEMPERATURE = 0.7;

    private static final int CHARACTERS = 200;

    /** Lets a copy of the network write; the same copy always writes the same. */
    static Writing of(ModelCopy copy, Supplier<Kernels> kernels) {
        Sampler sampler = new Sampler(copy.parameters(), copy.experiment().activation(), kernels.get());
        RandomStream random = new RandomStream(copy.experiment().seed(), RandomStream.Purpose.SAMPLING);
        String text = sampler.write(copy.vocabulary(), "", CHARACTERS, new Sampler.Choice(TEMPERATURE, 0), random);
        return new Writing(copy.run(), copy.step(), text);
    }
}
