package dev.unroll.core.walk;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.rnn.GradientCheck;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;

/**
 * One weight's gradient beside the difference quotient (L(θ + ε) - L(θ - ε)) / 2ε, and beside what the lecture notes'
 * formula would give: they multiply a_{t-1} with ∂L/∂a_t, where φ' is missing.
 *
 * @param block index of the parameter
 * @param row from 0
 * @param column from 0
 * @param value θ
 * @param epsilon ε
 * @param nudge the two losses and their quotient
 * @param analytic ∂L/∂θ
 * @param slip the same with ∂L/∂a_t in place of ∂L/∂s_t; of W, else as the analytic one
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
     * A single difference has an error of its own, of rounding and of ε² times a third derivative that nobody knows. Where
     * that is larger, the check says nothing: ε is too large for it, or too small.
     */
    private static final double TOLERANCE = 1e-4;

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

    /** Of W, Σ over time steps and streams with ∂L/∂a_t where ∂L/∂s_t belongs; the notes have the others right. */
    private static double slip(WalkedStep step, int block, int row, int column) {
        int layer = Blocks.layer(block, step.before().shape().layers());
        if (block != Blocks.W(layer)) {
            return step.gradients().matrices().get(block).get(row, column);
        }
        Tape tape = step.tape();
        double sum = 0;
        for (int r = 0; r < tape.window() * tape.streams(); r++) {
            double before = tape.states(layer).get(r, column);
            sum = Math.fma(tape.stateGradients(layer).get(r, row), before, sum);
        }
        return sum;
    }

    /** {@return whether the gradient agrees with the quotient} */
    public boolean passes() {
        return GradientCheck.relativeError(nudge.quotient(), analytic) <= TOLERANCE;
    }

    /** {@return whether the notes' gradient does} */
    public boolean slipPasses() {
        return GradientCheck.relativeError(nudge.quotient(), slip) <= TOLERANCE;
    }
}
