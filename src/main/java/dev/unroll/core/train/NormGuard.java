package dev.unroll.core.train;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.Gradients;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells when a gradient jumps: when its norm is over {@value #FACTOR} × the median of the last {@value #STEPS} steps.
 * What it compares is the norm that the update would use, after clipping by value. Clipping by norm makes it needless: no
 * update is longer than the threshold that was chosen, and a text that is known by heart has gradients so short that an
 * ordinary surprise is many of their medians.
 *
 * <p>A norm that was accepted in spite of that is not asked about again: from then on only one of {@value #FACTOR} × the
 * accepted one jumps. Remembering a step allocates nothing.
 */
final class NormGuard {
    /** How many steps are remembered. */
    static final int STEPS = 200;
    /** It says nothing before so many steps: the first ones have no range yet. */
    static final int LEAST = 5;
    /** How many times the median a jump is. */
    static final double FACTOR = 10;

    private final double[] ring = new double[STEPS];
    /** What the ring holds, in ascending order: the median is its middle. */
    private final double[] sorted = new double[STEPS];

    private int count;
    private int oldest;
    private double accepted;
    private boolean on;
    private Optional<Held> held = Optional.empty();

    /** Holds steps, or none. */
    void set(boolean isOn) {
        on = isOn;
    }

    /** {@return the step that waits for {@link #goOn}} */
    Optional<Held> held() {
        return held;
    }

    /**
     * {@return whether to stop before the update; {@link #held} says why then}
     *
     * @param gradients before clipping, measured and finite
     * @param clip what will limit them
     * @param step the step under way
     */
    boolean holds(Gradients gradients, GradientClip clip, long step) {
        if (!on || clip instanceof GradientClip.ByNorm || !jumps(gradients.norm())) { // clipping makes none longer
            return false;
        }
        double used = clip.normAfter(gradients);
        if (jumps(used)) {
            held = Optional.of(new Held(step, used, median()));
        }
        return held.isPresent();
    }

    /** Lets the held step be done. */
    void goOn() {
        if (held.isPresent()) {
            accept(held.get().norm());
            held = Optional.empty();
        }
    }

    /** {@return the median of the remembered norms; NaN where there are fewer than {@value #LEAST}} */
    double median() {
        if (count < LEAST) {
            return Double.NaN;
        }
        double upper = sorted[count / 2];
        return count % 2 == 1 ? upper : 0.5 * (sorted[count / 2 - 1] + upper);
    }

    /**
     * {@return whether this norm is to be asked about} A median of 0 (a network that learns nothing any more) has no
     * range to leave.
     *
     * @param norm of the gradient that the update would use
     */
    boolean jumps(double norm) {
        double median = median();
        return median > 0 && norm > FACTOR * Math.max(median, accepted);
    }

    /**
     * Lets a norm pass that jumped.
     *
     * @param norm what was asked about
     */
    void accept(double norm) {
        accepted = Math.max(accepted, norm);
    }

    /**
     * Remembers the norm of a step that was done.
     *
     * @param norm of its gradient, before clipping by norm
     */
    void add(double norm) {
        if (count == STEPS) {
            int gone = place(ring[oldest]);
            System.arraycopy(sorted, gone + 1, sorted, gone, STEPS - gone - 1);
            count--;
        }
        int at = place(norm);
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = norm;
        count++;
        ring[oldest] = norm;
        oldest = (oldest + 1) % STEPS;
    }

    /** Where a value stands, or would. */
    private int place(double value) {
        int found = Arrays.binarySearch(sorted, 0, count, value);
        return found < 0 ? -found - 1 : found;
    }

    /** Remembers what another one remembers, and holds nothing for the moment. */
    void copyFrom(NormGuard other) {
        System.arraycopy(other.ring, 0, ring, 0, STEPS);
        System.arraycopy(other.sorted, 0, sorted, 0, STEPS);
        count = other.count;
        oldest = other.oldest;
        accepted = other.accepted;
        held = Optional.empty();
    }
}
