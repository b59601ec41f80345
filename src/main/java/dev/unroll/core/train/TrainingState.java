package dev.unroll.core.train;

import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.optim.OptimizerState;
import dev.unroll.core.rnn.RnnShape;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * All that decides how training goes on, besides the text, the experiment and the parameters: with it, N steps are the
 * same as N/2 steps, a copy, and N/2 steps from that copy.
 *
 * @param step steps done
 * @param smoothLoss the smoothed loss after them, in nats per character
 * @param position where the next window starts, in characters from the beginning of each stream's part; for a task, how
 *     many windows came before it
 * @param optimizer what the optimizer has gathered
 * @param states a_0 of the next window, one matrix of B × H for each layer; a copy
 */
public record TrainingState(
        long step, double smoothLoss, int position, OptimizerState optimizer, List<DMatrixRMaj> states) {
    /** More steps than can be done; fewer than a double counts exactly. */
    public static final long MAX_STEP = 1L << 53;

    /** Checks every number, and that the parts speak of the same network. */
    public TrainingState {
        states = List.copyOf(states);
        if (step < 0 || step > MAX_STEP) {
            throw new IllegalArgumentException("the step " + step + " is not from 0 to " + MAX_STEP);
        }
        if (!Double.isFinite(smoothLoss)) {
            throw new IllegalArgumentException("the smoothed loss is " + smoothLoss);
        }
        if (position < 0) {
            throw new IllegalArgumentException("the position " + position + " is negative");
        }
        if (states.isEmpty()) {
            throw new IllegalArgumentException("there is no hidden state");
        }
        requireStates(states);
        for (var memory : optimizer.memories()) {
            RnnShape shape = memory.shape();
            if (shape.layers() != states.size() || shape.hidden() != states.get(0).numCols) {
                throw new IllegalArgumentException("the optimizer's memories and the hidden states differ in size");
            }
        }
    }

    private static void requireStates(List<DMatrixRMaj> states) {
        DMatrixRMaj first = states.get(0);
        for (DMatrixRMaj state : states) {
            if (state.numRows != first.numRows || state.numCols != first.numCols) {
                throw new IllegalArgumentException("the hidden states of two layers differ in size");
            }
            for (double value : state.data) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("a hidden state is " + value);
                }
            }
        }
    }

    /** {@return B} */
    public int streams() {
        return states.get(0).numRows;
    }

    /**
     * {@return this state with an optimizer that has gathered nothing yet}
     *
     * @param kind which one
     * @param shape the network's sizes
     */
    public TrainingState withNewOptimizer(OptimizerKind kind, RnnShape shape) {
        return new TrainingState(step, smoothLoss, position, OptimizerState.empty(kind, shape), states);
    }

    /**
     * {@return this state at the beginning of a text, with hidden states of zero}
     *
     * @param newStreams B
     */
    public TrainingState atBeginning(int newStreams) {
        List<DMatrixRMaj> zeros = states.stream()
                .map(state -> new DMatrixRMaj(newStreams, state.numCols))
                .toList();
        return new TrainingState(step, smoothLoss, 0, optimizer, zeros);
    }

    /** Refuses an experiment or a text that this state does not belong to. */
    void requireFits(Experiment experiment, int partLength) {
        if (optimizer.kind() != experiment.optimizer()
                || streams() != experiment.streams()
                || states.size() != experiment.layers()
                || states.get(0).numCols != experiment.hidden()
                || position > partLength) {
            throw new ExperimentException(String.format(
                    Locale.ROOT,
                    "The training to go on with (%s, streams %d, character %,d) does not fit the settings and the text:"
                            + " go on with its own, or start a new training.",
                    optimizer.kind().text(),
                    streams(),
                    position));
        }
    }
}
