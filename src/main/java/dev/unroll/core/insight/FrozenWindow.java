package dev.unroll.core.insight;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;
import java.util.List;

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

    /**
     * {@return the same window, read by a copy of the network that was changed}
     *
     * @param edits the changes, in order
     * @throws IllegalArgumentException if there is no such layer, unit or element
     * @throws ArithmeticException if an edit cannot be computed, or a parameter would not be finite
     */
    public FrozenWindow edited(List<ParameterEdit> edits) {
        Parameters copy = parameters.copy();
        for (ParameterEdit edit : edits) {
            if (!edit.applyIfFinite(copy)) {
                throw new ArithmeticException("a weight would be infinite");
            }
        }
        return withParameters(copy);
    }

    /**
     * {@return the same network with another text, read from the same a_0}
     *
     * @param ids the symbols: x_1, y_1 = x_2, … y_T, at least two
     */
    public FrozenWindow withText(int[] ids) {
        int steps = ids.length - 1;
        Tape tape = new Tape(input.shape(), steps, 1);
        System.arraycopy(ids, 0, tape.inputs(), 0, steps);
        System.arraycopy(ids, 1, tape.targets(), 0, steps);
        tape.setInitialStates(input.copyInitialStates());
        return withInput(tape);
    }
}
