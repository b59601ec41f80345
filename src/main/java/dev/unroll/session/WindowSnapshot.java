package dev.unroll.session;

import dev.unroll.core.rnn.Tape;
import dev.unroll.core.rnn.TapeStream;
import dev.unroll.core.task.Task;
import java.util.Arrays;

/**
 * The last window of stream 0, copied. Nobody writes to the arrays after they were published. Time step t = 1 … T
 * stands at index t - 1.
 *
 * @param inputs ids of the symbols read, T of them
 * @param targets ids of the symbols to predict, T of them; a task's are ids of its answers, or {@link Task#NO_ANSWER}
 * @param a hidden states a_t per layer, each T×H row-major
 * @param hidden H
 * @param lossPerStep L_t in nats, or a squared error; NaN where a task asks for nothing
 * @param gradientPerStep ‖∂L/∂a_t‖₂ of the top layer; the losses of all later steps are in it
 */
@SuppressWarnings("ArrayRecordComponent") // a snapshot is compared by identity, and copied arrays are what it is for
public record WindowSnapshot(
        int[] inputs, int[] targets, double[][] a, int hidden, double[] lossPerStep, double[] gradientPerStep) {

    /** T, the number of time steps. */
    public int window() {
        return inputs.length;
    }

    /** Copies stream 0 of a tape after its backward pass. */
    static WindowSnapshot of(Tape tape) {
        TapeStream stream = new TapeStream(tape, 0);
        int layers = tape.shape().layers();
        double[][] a = new double[layers][];
        Arrays.setAll(a, stream::states);
        return new WindowSnapshot(
                stream.inputs(),
                stream.targets(),
                a,
                tape.shape().hidden(),
                stream.losses(),
                stream.gradientNorms(layers - 1));
    }

    /** a_t of one layer and unit; t from 1. */
    public double a(int layer, int t, int unit) {
        return a[layer][(t - 1) * hidden + unit];
    }

    /** The activations of one unit over the window, a new array of T values. */
    public double[] unit(int layer, int unit) {
        double[] values = new double[window()];
        Arrays.setAll(values, t -> a[layer][t * hidden + unit]);
        return values;
    }
}
