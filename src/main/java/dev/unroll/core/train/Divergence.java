package dev.unroll.core.train;

import dev.unroll.core.optim.Optimizer;
import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;
import java.util.Optional;

/** Finds what stopped being a number first, in the order in which a step computes it. */
final class Divergence {
    private Divergence() {}

    /** {@return the first non-finite quantity of a step whose loss or gradient norm is not finite} */
    static Diverged find(Tape tape, Gradients gradients, long step) {
        int layers = tape.shape().layers();
        for (int layer = 0; layer < layers; layer++) {
            int t = tape.firstNonFinite(tape.states(layer));
            if (t > 0) {
                return new Diverged(step, "a_t" + ofLayer(layer, layers), t);
            }
        }
        for (int t = 1; t <= tape.window(); t++) {
            if (!Double.isFinite(tape.lossAt(t))) {
                return new Diverged(step, "L_t", t);
            }
        }
        for (int layer = layers - 1; layer >= 0; layer--) {
            int t = lastNonFinite(tape, layer);
            if (t > 0) {
                return new Diverged(step, "∂L/∂s_t" + ofLayer(layer, layers), t);
            }
        }
        String block = gradients.firstNonFinite();
        return new Diverged(step, "∂L/∂" + (block.isEmpty() ? "θ" : block), 0);
    }

    // The backward pass runs from T down, so the last time step is where it began.
    private static int lastNonFinite(Tape tape, int layer) {
        for (int t = tape.window(); t >= 1; t--) {
            for (int stream = 0; stream < tape.streams(); stream++) {
                if (!Double.isFinite(tape.norm(tape.sumGradients(layer), t, stream))) {
                    return t;
                }
            }
        }
        return 0;
    }

    private static String ofLayer(int layer, int layers) {
        return layers == 1 ? "" : " of layer " + (layer + 1);
    }

    /** {@return what an update made non-finite: a parameter, or a memory of the optimizer} */
    static Optional<Diverged> afterUpdate(Parameters parameters, Optimizer optimizer, long step) {
        String block = parameters.firstNonFinite();
        if (!block.isEmpty()) {
            return Optional.of(new Diverged(step, block, 0));
        }
        for (ParameterBlocks memory : optimizer.memories()) {
            String name = memory.firstNonFinite();
            if (!name.isEmpty()) {
                return Optional.of(new Diverged(step, "the optimizer's memory of " + name, 0));
            }
        }
        return Optional.empty();
    }
}
