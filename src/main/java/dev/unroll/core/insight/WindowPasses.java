package dev.unroll.core.insight;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.rnn.BackwardPass;
import dev.unroll.core.rnn.ForwardPass;
import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.PackedWeights;
import dev.unroll.core.rnn.Tape;

/**
 * Both passes over a frozen window, by the trainer's own code: the bits are those that training would compute.
 *
 * @param frozen what was read, and by whom
 * @param tape its states, predictions, losses and their gradients
 * @param gradients ∂L/∂θ of this window alone, measured, before clipping
 */
public record WindowPasses(FrozenWindow frozen, Tape tape, Gradients gradients) {
    /**
     * {@return the passes over a window}
     *
     * @param frozen left as it is
     * @param kernels what computes
     */
    public static WindowPasses over(FrozenWindow frozen, Kernels kernels) {
        Part whole = Part.whole(kernels);
        PackedWeights weights = new PackedWeights(frozen.parameters().shape());
        weights.pack(frozen.parameters(), whole);
        Tape tape = frozen.input().copyInputs(0);
        Gradients gradients = new Gradients(tape.shape());
        new ForwardPass(frozen.activation(), weights).run(tape, whole);
        new BackwardPass(frozen.activation(), weights).run(tape, gradients, whole);
        gradients.measure(whole);
        return new WindowPasses(frozen, tape, gradients);
    }
}
