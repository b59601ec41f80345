package dev.unroll.core.train;

/**
 * A step whose numbers are not finite any more. The parameters were left as they were before it: the last good ones.
 *
 * @param step the step that failed, 1-based
 * @param quantity what is not finite, in the words of the equations, such as {@code a_t} or {@code ∂L/∂W}
 * @param timeStep t of the window, 1-based; 0 where the quantity belongs to no time step
 * @param stream in which stream it is, from 0; 0 where the quantity belongs to none
 * @param unit the first unit that is not finite, from 0: the row of a state or of U, W and b; of V and c the symbol's id;
 *     {@link #NO_UNIT} where the quantity belongs to none
 */
public record Diverged(long step, String quantity, int timeStep, int stream, int unit) implements StepResult {
    /** A quantity that is no unit's. */
    public static final int NO_UNIT = -1;

    /** A quantity that belongs to no unit. */
    public Diverged(long step, String quantity, int timeStep) {
        this(step, quantity, timeStep, 0, NO_UNIT);
    }

    /** {@return this moment as a run counts it that has its own steps} */
    public Diverged atStep(long ownStep) {
        return new Diverged(ownStep, quantity, timeStep, stream, unit);
    }
}
