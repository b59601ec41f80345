package dev.unroll.core.insight;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.Networks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;

/** Frozen windows of random networks. */
final class Frozen {
    static final Kernels KERNELS = KernelChoice.best().get();

    private Frozen() {}

    /** Random weights and symbols, of a stream that begins anywhere. */
    static WindowPasses random(Activation activation, int layers, int window, long seed) {
        RnnShape shape = new RnnShape(7, 9, layers);
        return WindowPasses.over(
                new FrozenWindow(Networks.random(shape, seed), activation, Networks.window(shape, window, 1, seed)),
                KERNELS);
    }

    /** Weights that start as an experiment's do. */
    static WindowPasses initial(Activation activation, int hidden, Initializer initializer, int window, long seed) {
        RnnShape shape = new RnnShape(30, hidden, 1);
        Parameters parameters =
                Parameters.random(shape, initializer, new RandomStream(seed, RandomStream.Purpose.WEIGHTS));
        return WindowPasses.over(
                new FrozenWindow(parameters, activation, Networks.window(shape, window, 1, seed)), KERNELS);
    }
}
