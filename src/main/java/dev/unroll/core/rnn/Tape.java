package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Norms;
import dev.unroll.core.linalg.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * What one window leaves behind: its symbols, every state, prediction and loss, and after the backward pass the
 * gradients of the states. Rows are padded (see {@link Rows}): a state has H columns in use, a prediction n. Time step t = 1 … T of stream b = 0 … B-1 stands in row (t-1)·B + b of the inputs, targets,
 * predictions and gradients, and in row t·B + b of the states, whose first B rows are a_0.
 */
public final class Tape {
    /** The target of a time step at which nothing is asked for: its loss and its gradient are 0. */
    public static final int NO_TARGET = -1;

    private final RnnShape shape;
    private final int window;
    private final int streams;
    private final int[] inputs;
    private final int[] targets;
    private final List<DMatrixRMaj> states;
    private final List<DMatrixRMaj> stateGradients;
    private final List<DMatrixRMaj> sumGradients;
    private final DMatrixRMaj probabilities;
    private final DMatrixRMaj outputGradients;
    private final double[] losses;
    private final boolean regression;
    private final double[] values;
    private final double[] answers;

    /**
     * Allocates a tape of zeros.
     *
     * @param shape the network's sizes
     * @param window T, time steps
     * @param streams B, streams side by side
     */
    public Tape(RnnShape shape, int window, int streams) {
        this(shape, window, streams, false);
    }

    /**
     * Allocates a tape of zeros.
     *
     * @param shape the network's sizes
     * @param window T, time steps
     * @param streams B, streams side by side
     * @param regression whether inputs and answers are numbers: x_t has n of them and is no symbol, o_t is the answer, and
     *     L_t = (o_t - y_t)²
     */
    public Tape(RnnShape shape, int window, int streams, boolean regression) {
        if (regression && shape.outputs() != 1) {
            throw new IllegalArgumentException("a number is answered by one output, not " + shape.outputs());
        }
        this.regression = regression;
        this.shape = shape;
        this.window = window;
        this.streams = streams;
        int rows = window * streams;
        inputs = new int[rows];
        targets = new int[rows];
        states = matrices(shape, rows + streams);
        stateGradients = matrices(shape, rows);
        sumGradients = matrices(shape, rows);
        probabilities = Rows.zeros(rows, shape.outputs());
        outputGradients = Rows.zeros(rows, shape.outputs());
        losses = new double[rows];
        values = new double[regression ? rows * shape.vocabulary() : 0];
        answers = new double[regression ? rows : 0];
    }

    private static List<DMatrixRMaj> matrices(RnnShape shape, int rows) {
        return IntStream.range(0, shape.layers())
                .mapToObj(layer -> Rows.zeros(rows, shape.hidden()))
                .toList();
    }

    /** Sets a_0 = 0 in every layer: the start of a text. */
    public void clearInitialStates() {
        for (int layer = 0; layer < states.size(); layer++) {
            DMatrixRMaj A = states.get(layer);
            Arrays.fill(A.data, 0, streams * A.numCols, 0);
        }
    }

    /** Takes the last states a_T as the next window's a_0. */
    public void carryStates() {
        for (int layer = 0; layer < states.size(); layer++) {
            DMatrixRMaj A = states.get(layer);
            int size = streams * A.numCols;
            System.arraycopy(A.data, window * size, A.data, 0, size);
        }
    }

    /** {@return a copy of a_0 of every layer, each B × H without padding} */
    public List<DMatrixRMaj> copyInitialStates() {
        return copyStates(0);
    }

    /** {@return a copy of a_T of every layer, each B × H without padding} */
    public List<DMatrixRMaj> copyLastStates() {
        return copyStates(window);
    }

    private List<DMatrixRMaj> copyStates(int t) {
        List<DMatrixRMaj> copies = states.stream()
                .map(A -> new DMatrixRMaj(streams, shape.hidden()))
                .toList();
        copyStates(t, copies);
        return copies;
    }

    /**
     * Copies a_t of every layer.
     *
     * @param t 0 … T
     * @param into overwritten, one matrix of B × H without padding for each layer
     */
    public void copyStates(int t, List<DMatrixRMaj> into) {
        for (int layer = 0; layer < states.size(); layer++) {
            DMatrixRMaj A = states.get(layer);
            DMatrixRMaj a = into.get(layer);
            for (int stream = 0; stream < streams; stream++) {
                int row = t * streams + stream;
                System.arraycopy(A.data, row * A.numCols, a.data, stream * a.numCols, a.numCols);
            }
        }
    }

    /**
     * {@return a tape of one stream of this one, with its inputs, targets and a_0 and nothing else}
     *
     * @param stream 0 … B-1
     */
    public Tape copyInputs(int stream) {
        return copyInputs(stream, 0, window);
    }

    /**
     * {@return a part of a stream, as above; its a_0 is the state before it}
     *
     * @param stream 0 … B-1
     * @param from how many time steps come before it, 0 … T-1
     * @param steps how many time steps
     */
    public Tape copyInputs(int stream, int from, int steps) {
        Tape copy = new Tape(shape, steps, 1, regression);
        int width = values.length / inputs.length;
        for (int t = 0; t < steps; t++) {
            int row = (from + t) * streams + stream;
            copy.inputs[t] = inputs[row];
            copy.targets[t] = targets[row];
            System.arraycopy(values, row * width, copy.values, t * width, width);
            if (regression) {
                copy.answers[t] = answers[row];
            }
        }
        for (int layer = 0; layer < states.size(); layer++) {
            DMatrixRMaj A = states.get(layer);
            System.arraycopy(A.data, (from * streams + stream) * A.numCols, copy.states.get(layer).data, 0, A.numCols);
        }
        return copy;
    }

    /** {@return a tape of all streams of this one, with their inputs, targets and a_0 and nothing else} */
    public Tape copyInputs() {
        Tape copy = new Tape(shape, window, streams, regression);
        System.arraycopy(inputs, 0, copy.inputs, 0, inputs.length);
        System.arraycopy(targets, 0, copy.targets, 0, targets.length);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        System.arraycopy(answers, 0, copy.answers, 0, answers.length);
        copy.setInitialStates(copyInitialStates());
        return copy;
    }

    /**
     * Takes over a_0 of every layer.
     *
     * @param initial as {@link #copyInitialStates} gave them
     */
    public void setInitialStates(List<DMatrixRMaj> initial) {
        for (int layer = 0; layer < states.size(); layer++) {
            Rows.copy(initial.get(layer), states.get(layer), 0, streams);
        }
    }

    /** {@return the network's sizes} */
    public RnnShape shape() {
        return shape;
    }

    /** {@return T} */
    public int window() {
        return window;
    }

    /** {@return B} */
    public int streams() {
        return streams;
    }

    /** {@return x_t as ids, T·B of them; filled before the forward pass} */
    public int[] inputs() {
        return inputs;
    }

    /** {@return y_t as ids or {@link #NO_TARGET}, T·B of them; filled before the forward pass} */
    public int[] targets() {
        return targets;
    }

    /**
     * {@return a_0 … a_T of a layer, (T+1)·B × H}
     *
     * @param layer 0 … ℓ-1
     */
    public DMatrixRMaj states(int layer) {
        return states.get(layer);
    }

    /**
     * {@return ∂L/∂a_t of a layer, T·B × H, of the window's whole loss; valid after the backward pass}
     *
     * @param layer 0 … ℓ-1
     */
    public DMatrixRMaj stateGradients(int layer) {
        return stateGradients.get(layer);
    }

    /**
     * {@return ∂L/∂s_t of a layer, T·B × H; valid after the backward pass}
     *
     * @param layer 0 … ℓ-1
     */
    public DMatrixRMaj sumGradients(int layer) {
        return sumGradients.get(layer);
    }

    /** {@return whether inputs and answers are numbers} */
    public boolean isRegression() {
        return regression;
    }

    /**
     * {@return a number of x_t; of a regression only}
     *
     * @param row of the time step and stream
     * @param column 0 … n-1
     */
    public double value(int row, int column) {
        return values[row * shape.vocabulary() + column];
    }

    /** Sets a number of x_t, as {@link #value} reads it. */
    public void setValue(int row, int column, double value) {
        values[row * shape.vocabulary() + column] = value;
    }

    /**
     * {@return the number y_t; of a regression only}
     *
     * @param row of the time step and stream
     */
    public double answer(int row) {
        return answers[row];
    }

    /** Asks for a number at a time step. */
    public void setAnswer(int row, double answer) {
        targets[row] = 0;
        answers[row] = answer;
    }

    /** {@return ŷ_t, T·B × n; of a regression o_t, T·B × 1} */
    public DMatrixRMaj probabilities() {
        return probabilities;
    }

    /** {@return ∂L/∂o_t, T·B × n; valid after the backward pass} */
    public DMatrixRMaj outputGradients() {
        return outputGradients;
    }

    /** {@return L_t of each stream in nats, T·B of them} */
    double[] losses() {
        return losses;
    }

    /**
     * {@return L_t in nats, the mean over the streams}
     *
     * @param t time step, 1 … T
     */
    public double lossAt(int t) {
        double sum = 0;
        for (int stream = 0; stream < streams; stream++) {
            sum += losses[(t - 1) * streams + stream];
        }
        return sum / streams;
    }

    /**
     * {@return L_t of one stream in nats}
     *
     * @param t time step, 1 … T
     * @param stream 0 … B-1
     */
    public double lossAt(int t, int stream) {
        return losses[(t - 1) * streams + stream];
    }

    /** {@return L = Σ_t L_t in nats} */
    public double loss() {
        double sum = 0;
        for (int t = 1; t <= window; t++) {
            sum += lossAt(t);
        }
        return sum;
    }

    /** {@return how many steps of all streams have a target} */
    public int scored() {
        int count = 0;
        for (int target : targets) {
            if (target != NO_TARGET) {
                count++;
            }
        }
        return count;
    }

    /** {@return the mean of L_t over all streams and the time steps that have a target; NaN if none has} */
    public double meanLoss() {
        int scored = scored();
        return scored == targets.length ? loss() / window : loss() * streams / scored;
    }

    /**
     * {@return ‖x_t‖₂ of one stream at time step t}
     *
     * @param gradients {@link #stateGradients} or {@link #sumGradients} of a layer
     * @param t time step, 1 … T
     * @param stream 0 … B-1
     */
    public double norm(DMatrixRMaj gradients, int t, int stream) {
        int row = ((t - 1) * streams + stream) * gradients.numCols;
        return Norms.euclidean(Arrays.copyOfRange(gradients.data, row, row + gradients.numCols));
    }
}
