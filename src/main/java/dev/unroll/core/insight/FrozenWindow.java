package dev.unroll.core.insight;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;

/**
 * A network and one window of one stream, frozen: all that the diagnostics of that window are computed from. Whoever
 * makes it owns the copies and does not write to them any more.
 *
 * @param parameters θ
 * @param activation φ
 * @param input a tape of one stream with its inputs, targets and a_0; the rest of it is not looked at
 */
public record FrozenWindow(Parameters parameters, Activation activation, Tape input) {
    /** Checks that the parts belong together. */
    public FrozenWindow {
        if (!parameters.shape().equals(input.shape())) {
            throw new IllegalArgumentException("the parameters and the window are of different shapes");
        }
        if (input.streams() != 1) {
            throw new IllegalArgumentException("a frozen window has one stream, not " + input.streams());
        }
    }

    /** {@return the same window, read by another network of the same shape} */
    public FrozenWindow withParameters(Parameters other) {
        return new FrozenWindow(other, activation, input);
    }

    /** {@return the same network with another window} */
    public FrozenWindow withInput(Tape other) {
        return new FrozenWindow(parameters, activation, other);
    }
}
