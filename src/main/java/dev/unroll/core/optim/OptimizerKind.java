package dev.unroll.core.optim;

import dev.unroll.core.rnn.RnnShape;
import java.util.Locale;

/** The optimizers that can be chosen. */
public enum OptimizerKind {
    /** {@link Optimizer.Sgd}. */
    SGD,
    /** {@link Optimizer.Adagrad}. */
    ADAGRAD,
    /** {@link Optimizer.RmsProp}. */
    RMSPROP,
    /** {@link Optimizer.Adam}. */
    ADAM;

    /**
     * {@return a new optimizer with empty memories}
     *
     * @param shape the network's sizes
     */
    public Optimizer create(RnnShape shape) {
        return switch (this) {
            case SGD -> new Optimizer.Sgd();
            case ADAGRAD -> new Optimizer.Adagrad(shape);
            case RMSPROP -> new Optimizer.RmsProp(shape);
            case ADAM -> new Optimizer.Adam(shape);
        };
    }

    /** {@return how many numbers it remembers for each parameter} */
    public int memories() {
        return switch (this) {
            case SGD -> 0;
            case ADAGRAD, RMSPROP -> 1;
            case ADAM -> 2;
        };
    }

    /** {@return how many powers it counts along with its updates} */
    public int powers() {
        return this == ADAM ? 2 : 0;
    }

    /** {@return the name on the command line and in files} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
