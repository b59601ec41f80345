package dev.unroll.core.train;

import dev.unroll.core.optim.Optimizer;
import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/** Finds what stopped being a number first, in the order in which a step computes it. */
final class Divergence {
    private Divergence() {}

    /** {@return the first non-finite quantity of a step whose parameters, loss or gradient norm are not finite} */
    static Diverged find(Parameters parameters, Tape tape, Gradients gradients, long step) {
        Optional<Diverged> before = in(parameters, "", step);
        if (before.isPresent()) {
            return before.get();
        }
        int layers = tape.shape().layers();
        for (int layer = 0; layer < layers; layer++) {
            for (int t = 1; t <= tape.window(); t++) {
                // The first B rows are a_0.
                Optional<Diverged> found = at(tape, tape.states(layer), t, t, "a_t" + ofLayer(layer, layers), step);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        for (int t = 1; t <= tape.window(); t++) {
            for (int stream = 0; stream < tape.streams(); stream++) {
                if (!Double.isFinite(tape.lossAt(t, stream))) {
                    return new Diverged(step, "L_t", t, stream, Diverged.NO_UNIT);
                }
            }
        }
        for (int layer = layers - 1; layer >= 0; layer--) {
            // The backward pass runs from T down, so the last time step is where it began.
            for (int t = tape.window(); t >= 1; t--) {
                String quantity = "∂L/∂s_t" + ofLayer(layer, layers);
                Optional<Diverged> found = at(tape, tape.sumGradients(layer), t - 1, t, quantity, step);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return in(gradients, "∂L/∂", step).orElseGet(() -> new Diverged(step, "∂L/∂θ", 0));
    }

    /** The first unit of a time step that is not finite, in any stream. */
    private static Optional<Diverged> at(Tape tape, DMatrixRMaj rows, int group, int t, String quantity, long step) {
        for (int stream = 0; stream < tape.streams(); stream++) {
            int first = (group * tape.streams() + stream) * rows.numCols;
            for (int unit = 0; unit < tape.shape().hidden(); unit++) {
                if (!Double.isFinite(rows.data[first + unit])) {
                    return Optional.of(new Diverged(step, quantity, t, stream, unit));
                }
            }
        }
        return Optional.empty();
    }

    private static String ofLayer(int layer, int layers) {
        return layers == 1 ? "" : " of layer " + (layer + 1);
    }

    /** {@return what an update made non-finite: a parameter, or a memory of the optimizer} */
    static Optional<Diverged> afterUpdate(Parameters parameters, Optimizer optimizer, long step) {
        Optional<Diverged> found = in(parameters, "", step);
        for (ParameterBlocks memory : optimizer.memories()) {
            found = found.or(() -> in(memory, "the optimizer's memory of ", step));
        }
        return found;
    }

    /** The first block that holds a NaN or an infinity, and its first row that does. */
    private static Optional<Diverged> in(ParameterBlocks blocks, String prefix, long step) {
        for (int i = 0; i < blocks.matrices().size(); i++) {
            DMatrixRMaj block = blocks.matrices().get(i);
            for (int j = 0; j < block.getNumElements(); j++) {
                if (!Double.isFinite(block.data[j])) {
                    return Optional.of(
                            new Diverged(step, prefix + blocks.names().get(i), 0, 0, j / block.numCols));
                }
            }
        }
        return Optional.empty();
    }
}
