package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Proves gradients by central differences: for every element θ_i of every parameter
 *
 * <pre>
 * numeric = (L(θ_i + ε) - L(θ_i - ε)) / 2ε      error = |numeric - analytic| / max(1e-8, |numeric| + |analytic|)
 * </pre>
 *
 * with ε = {@value #EPSILON}. Correct gradients stay below {@value #TOLERANCE}. The losses of the time steps are
 * subtracted before they are summed, and where that is not enough against rounding, a wider difference is extrapolated.
 */
public final class GradientCheck {
    /** How far each parameter is nudged both ways. */
    public static final double EPSILON = 1e-5;
    /** The largest relative error of correct gradients. */
    public static final double TOLERANCE = 1e-6;

    private static final double[] WIDE_EPSILONS = {1e-3, 1e-4};
    private static final int SHORTER_NUDGES = 3;

    /**
     * The worst element of one parameter.
     *
     * @param name U, W, b, …, V or c
     * @param error its largest relative error
     * @param row of the worst element
     * @param column of the worst element
     * @param analytic the gradient that was checked
     * @param numeric the difference quotient
     */
    public record Worst(String name, double error, int row, int column, double analytic, double numeric) {
        /** {@return whether every element of the parameter is right} */
        public boolean passes() {
            return error <= TOLERANCE;
        }
    }

    private final Activation activation;
    private final PackedWeights weights;
    private final ForwardPass forward;
    private final Part whole;

    /**
     * Creates the check of a network.
     *
     * @param shape the network's sizes
     * @param activation φ
     * @param kernels the products
     */
    public GradientCheck(RnnShape shape, Activation activation, Kernels kernels) {
        this.activation = activation;
        weights = new PackedWeights(shape);
        forward = new ForwardPass(activation, weights);
        whole = Part.whole(kernels);
    }

    /**
     * {@return the worst element of every parameter, in their order}
     *
     * @param parameters θ; nudged while the check runs, the same bits afterwards
     * @param tape the window: inputs, targets and a_0; states, predictions and losses are overwritten
     * @param analytic the gradients to be proved
     */
    public List<Worst> run(Parameters parameters, Tape tape, Gradients analytic) {
        List<Worst> result = new ArrayList<>();
        for (int i = 0; i < parameters.names().size(); i++) {
            DMatrixRMaj theta = parameters.matrices().get(i);
            DMatrixRMaj gradient = analytic.matrices().get(i);
            Worst worst = new Worst(parameters.names().get(i), -1, 0, 0, 0, 0);
            for (int e = 0; e < theta.getNumElements(); e++) {
                double g = gradient.data[e];
                double numeric = quotient(parameters, tape, theta.data, e, EPSILON);
                double error = relativeError(numeric, g);
                // Perhaps only rounding: a gradient of 1e-6 moves L by less than its last digits. A wider,
                // extrapolated difference has more of them; a wrong gradient disagrees with all.
                for (int look = 0; look < WIDE_EPSILONS.length && error > TOLERANCE; look++) {
                    double wide = extrapolated(parameters, tape, theta.data, e, WIDE_EPSILONS[look]);
                    if (relativeError(wide, g) < error) {
                        numeric = wide;
                        error = relativeError(wide, g);
                    }
                }
                // A NaN is the worst of all, and stays it.
                if (!(error <= worst.error()) && !Double.isNaN(worst.error())) {
                    worst = new Worst(worst.name(), error, e / theta.numCols, e % theta.numCols, g, numeric);
                }
            }
            result.add(worst);
        }
        forward(parameters, tape);
        return result;
    }

    /**
     * What one nudge both ways does to the loss.
     *
     * @param above L(θ_i + ε), in nats, the mean over the streams
     * @param below L(θ_i - ε)
     * @param quotient (above - below) / 2ε, of the time steps' differences, which rounds less
     */
    public record Nudge(double above, double below, double quotient) {}

    /**
     * {@return what a nudge of one element does} Without any care for kinks and rounding: it shows what the formula says.
     *
     * @param parameters θ; nudged meanwhile, the same bits afterwards
     * @param tape the window: inputs, targets and a_0; the rest is overwritten
     * @param block index of the parameter
     * @param element index in it
     * @param epsilon ε, above 0
     */
    public Nudge nudge(Parameters parameters, Tape tape, int block, int element, double epsilon) {
        double[] theta = parameters.matrices().get(block).data;
        double old = theta[element];
        theta[element] = old + epsilon;
        forward(parameters, tape);
        double above = tape.loss();
        double[] losses = tape.losses().clone();
        theta[element] = old - epsilon;
        forward(parameters, tape);
        double below = tape.loss();
        double difference = 0;
        for (int t = 0; t < losses.length; t++) {
            difference += losses[t] - tape.losses()[t];
        }
        theta[element] = old;
        return new Nudge(above, below, difference / tape.streams() / (2 * epsilon));
    }

    /**
     * {@return how far two gradients are apart, |a - b| / max(1e-8, |a| + |b|)}
     *
     * @param numeric the difference quotient
     * @param analytic the gradient
     */
    public static double relativeError(double numeric, double analytic) {
        return Math.abs(numeric - analytic) / Math.max(1e-8, Math.abs(numeric) + Math.abs(analytic));
    }

    private void forward(Parameters parameters, Tape tape) {
        weights.pack(parameters, whole);
        forward.run(tape, whole);
    }

    /** Richardson's extrapolation of two central differences: the error falls from O(ε²) to O(ε⁴). */
    private double extrapolated(Parameters parameters, Tape tape, double[] theta, int element, double nudge) {
        double coarse = quotient(parameters, tape, theta, element, nudge);
        double fine = quotient(parameters, tape, theta, element, nudge / 2);
        return (4 * fine - coarse) / 3;
    }

    // A ReLU has no derivative at 0. Where a nudge carries a unit over its kink, a shorter one is tried.
    private double quotient(Parameters parameters, Tape tape, double[] theta, int element, double nudge) {
        double epsilon = nudge;
        double old = theta[element];
        double quotient = Double.NaN;
        for (int tries = 0; tries <= SHORTER_NUDGES; tries++) {
            theta[element] = old + epsilon;
            forward(parameters, tape);
            double[] above = tape.losses().clone();
            boolean[] side = activation == Activation.RELU ? sides(tape) : new boolean[0];
            theta[element] = old - epsilon;
            forward(parameters, tape);
            double difference = 0;
            for (int t = 0; t < above.length; t++) {
                difference += above[t] - tape.losses()[t];
            }
            theta[element] = old;
            quotient = difference / tape.streams() / (2 * epsilon);
            if (activation != Activation.RELU || Arrays.equals(side, sides(tape))) {
                return quotient;
            }
            epsilon /= 10;
        }
        return quotient;
    }

    private static boolean[] sides(Tape tape) {
        int size = tape.states(0).getNumElements();
        boolean[] active = new boolean[size * tape.shape().layers()];
        for (int layer = 0; layer < tape.shape().layers(); layer++) {
            double[] a = tape.states(layer).data;
            for (int i = 0; i < size; i++) {
                active[layer * size + i] = a[i] > 0;
            }
        }
        return active;
    }
}
