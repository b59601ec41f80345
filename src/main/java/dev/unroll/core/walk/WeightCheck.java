package dev.unroll.core.walk;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.rnn.GradientCheck;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;

/**
 * One weight's gradient beside the difference quotient (L(θ + ε) - L(θ - ε)) / 2ε, and beside what the source notes'
 * formula would give: they multiply a_{t-1} with ∂L/∂a_t, where φ' is missing.
 *
 * @param block index of the parameter
 * @param row from 0
 * @param column from 0
 * @param value θ
 * @param epsilon ε
 * @param nudge the two losses and their quotient
 * @param analytic ∂L/∂θ
 * @param slip the same with ∂L/∂a_t in place of ∂L/∂s_t; for U, W and b, else as the analytic one
 */
public record WeightCheck(
        int block,
        int row,
        int column,
        double value,
        double epsilon,
        GradientCheck.Nudge nudge,
        double analytic,
        double slip) {
    /**
     * Checks a weight.
     *
     * @param step left as it is
     * @param block index of the parameter
     * @param row of the weight, from 0
     * @param column of the weight, from 0
     * @param epsilon ε, above 0
     * @param kernels what computes the losses
     */
    public static WeightCheck of(WalkedStep step, int block, int row, int column, double epsilon, Kernels kernels) {
        Parameters nudged = step.before().copy();
        Tape tape = step.tape().copyInputs();
        int columns = nudged.matrices().get(block).numCols;
        GradientCheck check =
                new GradientCheck(nudged.shape(), step.experiment().activation(), kernels);
        int element = row * columns + column;
        return new WeightCheck(
                block,
                row,
                column,
                nudged.matrices().get(block).data[element],
                epsilon,
                check.nudge(nudged, tape, block, element, epsilon),
                step.gradients().matrices().get(block).data[element],
                slip(step, block, row, column));
    }

    /** Σ over time steps and streams with ∂L/∂a_t where ∂L/∂s_t belongs. */
    private static double slip(WalkedStep step, int block, int row, int column) {
        int layers = step.before().shape().layers();
        int layer = Blocks.layer(block, layers);
        if (block >= Blocks.V(layers)) {
            return step.gradients().matrices().get(block).get(row, column); // nothing of the notes' slip is in it
        }
        Tape tape = step.tape();
        double sum = 0;
        for (int r = 0; r < tape.window() * tape.streams(); r++) {
            double gradient = tape.stateGradients(layer).get(r, row);
            double factor;
            if (block == Blocks.W(layer)) {
                factor = tape.states(layer).get(r, column);
            } else if (block == Blocks.b(layer)) {
                factor = 1;
            } else if (layer > 0) {
                factor = tape.states(layer - 1).get(tape.streams() + r, column);
            } else if (tape.isRegression()) {
                factor = tape.value(r, column);
            } else {
                factor = tape.inputs()[r] == column ? 1 : 0;
            }
            sum = Math.fma(gradient, factor, sum);
        }
        return sum;
    }

    /** {@return whether the gradient agrees with the quotient} */
    public boolean passes() {
        return GradientCheck.relativeError(nudge.quotient(), analytic) <= tolerance();
    }

    /** {@return whether the notes' gradient does} */
    public boolean slipPasses() {
        return GradientCheck.relativeError(nudge.quotient(), slip) <= tolerance();
    }

    /** A single difference has its own error of ε² and of rounding, which the whole check takes pains to avoid. */
    private double tolerance() {
        return Math.max(1e-4, epsilon * 10);
    }
}
