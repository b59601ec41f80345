package dev.unroll.core.train;

import dev.unroll.core.rnn.RnnShape;

/** How many should share the work of a step: more than one only where that takes less time. */
final class WorkShare {
    /**
     * Floating-point operations of a step below which it is never shared. Measured on two cores: at 25 and 64 million two
     * threads are as fast as one, at 800 million they are 1.4 times as fast.
     */
    private static final double WORTH_SHARING = 8e6;

    private WorkShare() {}

    /**
     * {@return how many parts a step of an experiment is best cut into}
     *
     * @param experiment what to train
     * @param shape the network's sizes
     * @param most how many there are
     */
    static int parts(Experiment experiment, RnnShape shape, int most) {
        double operations = shape.operationsPerCharacter() * experiment.window() * experiment.streams();
        return operations < WORTH_SHARING ? 1 : most;
    }
}
