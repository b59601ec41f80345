package dev.unroll.core.train;

/**
 * A step whose numbers are not finite any more. The parameters were left as they were before it: the last good ones.
 *
 * @param step the step that failed, 1-based
 * @param quantity what is not finite, in the words of the equations, such as {@code a_t} or {@code ∂L/∂W}
 * @param timeStep t of the window, 1-based; 0 where the quantity belongs to no time step
 */
public record Diverged(long step, String quantity, int timeStep) implements StepResult {}
