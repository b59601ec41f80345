package dev.unroll.core.train;

/**
 * A step that stopped before its update, because the gradient that the update would use is far longer than those of the
 * steps before. Nothing was changed; the same window is the next one still.
 *
 * @param step the step that was held, 1-based
 * @param norm ‖g‖ of its gradient after clipping by value
 * @param median of ‖g‖, after clipping by value, over the last 200 steps, above 0
 */
public record Held(long step, double norm, double median) implements StepResult {
    /** A norm of more than this many medians is held. */
    public static final double FACTOR = NormGuard.FACTOR;

    /** {@return this moment as a run counts it that has its own steps} */
    public Held atStep(long ownStep) {
        return new Held(ownStep, norm, median);
    }
}
