package dev.unroll.core.autopsy;

import java.util.Arrays;
import java.util.List;

/**
 * How long the gradients of the last steps were. The arrays are the record's own, oldest step first.
 *
 * @param firstStep number of the step at index 0
 * @param used ‖g‖ over all parameters as a jump is told by it: after clipping by value, before clipping by norm
 * @param names the parameters
 * @param blocks ‖∂L/∂θ_i‖ of each parameter before clipping, as many steps of each
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, which nobody compares
public record RecentNorms(long firstStep, double[] used, List<String> names, double[][] blocks) {
    /** So many steps are looked at. */
    public static final int STEPS = 200;

    /** Fewer have no range that one could leave. */
    private static final int LEAST = 5;

    /** Checks that all speak of the same steps. */
    public RecentNorms {
        names = List.copyOf(names);
        int steps = used.length;
        if (blocks.length != names.size() || Arrays.stream(blocks).anyMatch(norms -> norms.length != steps)) {
            throw new IllegalArgumentException("every parameter needs one norm a step");
        }
    }

    /** {@return how many steps there are} */
    public int steps() {
        return used.length;
    }

    /** {@return whether there are enough steps to say what is usual} */
    public boolean hasRange() {
        return used.length >= LEAST;
    }

    /** {@return the median of {@link #used}; NaN if there are no steps} */
    public double median() {
        return median(used);
    }

    static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
