package dev.unroll.core.walk;

import dev.unroll.core.rnn.Tape;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Rows of a tape without their padding, of one stream or of all. */
final class TapeRows {
    private final Tape tape;
    private final int stream;

    TapeRows(Tape tape, int stream) {
        this.tape = tape;
        this.stream = stream;
    }

    private static double[] row(DMatrixRMaj M, int row, int columns) {
        return Arrays.copyOfRange(M.data, row * M.numCols, row * M.numCols + columns);
    }

    private int row(int t) {
        return (t - 1) * tape.streams() + stream;
    }

    int hidden() {
        return tape.shape().hidden();
    }

    /** x_t, one-hot or the numbers. */
    Quantity input(int t) {
        double[] x = new double[tape.shape().vocabulary()];
        if (tape.isRegression()) {
            Arrays.setAll(x, i -> tape.value(row(t), i));
        } else {
            x[tape.inputs()[row(t)]] = 1;
        }
        return Quantity.vector(Symbol.INPUT, t, 0, x);
    }

    /** y_t, one-hot or the number; zeros where nothing is asked for. */
    Quantity target(int t) {
        double[] y = new double[tape.shape().outputs()];
        int target = tape.targets()[row(t)];
        if (target != Tape.NO_TARGET) {
            y[target] = tape.isRegression() ? tape.answer(row(t)) : 1;
        }
        return Quantity.vector(Symbol.TARGET, t, top(), y);
    }

    int top() {
        return tape.shape().layers() - 1;
    }

    /** a_t, t = 0 … T. */
    Quantity state(int t, int layer) {
        double[] a = row(tape.states(layer), t * tape.streams() + stream, hidden());
        return Quantity.vector(Symbol.STATE, t, layer, a);
    }

    /** What a layer reads at t: x_t, or a_t of the layer below. */
    Quantity read(int t, int layer) {
        return layer == 0 ? input(t) : state(t, layer - 1);
    }

    /** ŷ_t; of a regression o_t. */
    double[] prediction(int t) {
        return row(tape.probabilities(), row(t), tape.shape().outputs());
    }

    Quantity outputGradient(int t) {
        double[] dO = row(tape.outputGradients(), row(t), tape.shape().outputs());
        return Quantity.vector(Symbol.OUTPUT_GRADIENT, t, top(), dO);
    }

    Quantity stateGradient(int t, int layer) {
        double[] dA = row(tape.stateGradients(layer), row(t), hidden());
        return Quantity.vector(Symbol.STATE_GRADIENT, t, layer, dA);
    }

    Quantity sumGradient(int t, int layer) {
        double[] dS = row(tape.sumGradients(layer), row(t), hidden());
        return Quantity.vector(Symbol.SUM_GRADIENT, t, layer, dS);
    }

    double loss(int t) {
        return tape.lossAt(t, stream);
    }

    /** The rows of all time steps and streams, from a row on, without padding. */
    Quantity all(Symbol symbol, int layer, DMatrixRMaj M, int from, int columns) {
        int rows = tape.window() * tape.streams();
        DMatrixRMaj plain = new DMatrixRMaj(rows, columns);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(M.data, (from + r) * M.numCols, plain.data, r * columns, columns);
        }
        return new Quantity(symbol, 0, layer, Phase.NO_BLOCK, plain);
    }

    /** All inputs of all streams, one a row. */
    Quantity allInputs() {
        int rows = tape.window() * tape.streams();
        DMatrixRMaj plain = new DMatrixRMaj(rows, tape.shape().vocabulary());
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < plain.numCols; i++) {
                plain.set(r, i, tape.isRegression() ? tape.value(r, i) : tape.inputs()[r] == i ? 1 : 0);
            }
        }
        return new Quantity(Symbol.INPUT, 0, 0, Phase.NO_BLOCK, plain);
    }
}
