package dev.unroll.core.optim;

import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.rnn.RnnShape;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What an optimizer has gathered between two updates.
 *
 * @param kind whose it is
 * @param memories m and v, as far as the kind has them; copies, finite, and not negative where they gather squares
 * @param powers β₁ᵏ and β₂ᵏ, as far as the kind counts them, above 0 and at most 1
 */
public record OptimizerState(OptimizerKind kind, List<ParameterBlocks> memories, List<Double> powers) {
    /** Checks counts and values. */
    public OptimizerState {
        memories = List.copyOf(memories);
        powers = List.copyOf(powers);
        if (memories.size() != kind.memories() || powers.size() != kind.powers()) {
            throw new IllegalArgumentException(kind.text() + " has " + kind.memories() + " memories and "
                    + kind.powers() + " powers, not " + memories.size() + " and " + powers.size());
        }
        for (ParameterBlocks memory : memories) {
            String block = memory.firstNonFinite();
            if (!block.isEmpty()) {
                throw new IllegalArgumentException("the optimizer's memory of " + block + " is not finite");
            }
        }
        if (!memories.isEmpty()) {
            requireNoNegative(memories.get(memories.size() - 1)); // the last is of squares in every kind
        }
        for (double power : powers) {
            if (!(power > 0 && power <= 1)) {
                throw new IllegalArgumentException("the optimizer's power " + power + " is not above 0 and at most 1");
            }
        }
    }

    private static void requireNoNegative(ParameterBlocks squares) {
        for (int i = 0; i < squares.matrices().size(); i++) {
            DMatrixRMaj block = squares.matrices().get(i);
            for (double value : block.data) {
                if (value < 0) {
                    throw new IllegalArgumentException("the optimizer's memory of "
                            + squares.names().get(i) + " holds the negative square " + value);
                }
            }
        }
    }

    /**
     * {@return a copy of an optimizer's state}
     *
     * @param kind which optimizer it is
     * @param optimizer left as it is
     */
    public static OptimizerState copyOf(OptimizerKind kind, Optimizer optimizer) {
        List<ParameterBlocks> copies = optimizer.memories().stream()
                .map(memory -> {
                    ParameterBlocks copy = new ParameterBlocks(memory.shape());
                    copy.copyFrom(memory);
                    return copy;
                })
                .toList();
        return new OptimizerState(kind, copies, optimizer.powers());
    }

    /**
     * {@return the state before the first update}
     *
     * @param kind which optimizer it is
     * @param shape the network's sizes
     */
    public static OptimizerState empty(OptimizerKind kind, RnnShape shape) {
        return copyOf(kind, kind.create(shape));
    }
}
