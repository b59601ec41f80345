package dev.unroll.session;

import dev.unroll.core.autopsy.Autopsy;
import dev.unroll.core.optim.GradientClip;

/**
 * A step that was held or diverged, and the ways out.
 *
 * @param autopsy what grew first; its steps are counted as the run counts them
 * @param stepsBack how many steps {@link Command.GoBack} can go back, at most 200; 0 for none
 * @param remedy the clipping that would have kept the explosion from the weights
 */
public record Incident(Autopsy autopsy, int stepsBack, GradientClip.ByNorm remedy) {
    /** Going back is offered this far. */
    static final int FARTHEST = 200;
}
