package dev.unroll.core.insight;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.rnn.Tape;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * How much of a layer stands where φ is flat, so that gradients do not pass. A unit of tanh is saturated at a time step
 * where |a| &gt; 0.97; of the sigmoid where |2a - 1| &gt; 0.97, the same place of the same curve; a ReLU where it is off
 * (a = 0); the identity never.
 *
 * <p>A ReLU that is off at some time steps is at work; the one that is off at all of them is the one that passes no gradient
 * ({@link #stuck}).
 *
 * @param perUnit the share of the window's time steps at which each of the H units is saturated
 * @param share of all (unit, time step), 0 … 1
 * @param meanSlope the mean of φ'(s) over them; for tanh of 1 - a²
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the arrays are what it is for
public record Saturation(double[] perUnit, double share, double meanSlope) {
    /** Beyond this, |a| of tanh counts as saturated. */
    public static final double THRESHOLD = 0.97;

    /**
     * {@return the saturation of a layer over a window}
     *
     * @param passes over the window
     * @param layer 0 … ℓ-1
     */
    public static Saturation of(WindowPasses passes, int layer) {
        Tape tape = passes.tape();
        Activation phi = passes.frozen().activation();
        DMatrixRMaj A = tape.states(layer);
        int hidden = tape.shape().hidden();
        double[] perUnit = new double[hidden];
        double slopes = 0;
        double all = 0;
        for (int t = 1; t <= tape.window(); t++) {
            for (int i = 0; i < hidden; i++) {
                double a = A.get(t, i);
                slopes += phi.slope(a);
                if (isSaturated(phi, a)) {
                    perUnit[i]++;
                    all++;
                }
            }
        }
        for (int i = 0; i < hidden; i++) {
            perUnit[i] /= tape.window();
        }
        double count = (double) hidden * tape.window();
        return new Saturation(perUnit, all / count, slopes / count);
    }

    /** {@return the share of the units that are saturated at every time step of the window, 0 … 1} */
    public double stuck() {
        return Arrays.stream(perUnit).filter(unit -> unit == 1).count() / (double) perUnit.length;
    }

    private static boolean isSaturated(Activation phi, double a) {
        return switch (phi) {
            case TANH -> Math.abs(a) > THRESHOLD;
            case SIGMOID -> Math.abs(2 * a - 1) > THRESHOLD;
            case RELU -> a == 0;
            case IDENTITY -> false;
        };
    }
}
