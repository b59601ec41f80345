package dev.unroll.core.train;

import dev.unroll.core.rnn.RnnShape;

/** How many should share the work of a step: more than one only where that takes less time. */
final class WorkShare {
    /** Floating-point operations of a step below which meeting costs more than sharing saves. */
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
