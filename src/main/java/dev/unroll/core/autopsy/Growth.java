package dev.unroll.core.autopsy;

import dev.unroll.core.train.Held;
import java.util.Optional;

/**
 * A parameter whose gradient left its range.
 *
 * @param parameter its name: U, W, b, U2 …, V, c
 * @param since the step from which on its norm was over {@link Held#FACTOR} × its median, without a break until the end
 * @param norm ‖∂L/∂θ_i‖ at the end, before clipping
 * @param median of ‖∂L/∂θ_i‖ over the last steps
 */
public record Growth(String parameter, long since, double norm, double median) {
    /** {@return how many medians long it is} */
    public double times() {
        return norm / median;
    }

    /**
     * {@return the parameter whose gradient left its range first, of several that did so in one step the one that went
     * farthest; empty if none has left it}
     *
     * @param recent the steps before
     * @param last ‖∂L/∂θ_i‖ in the step that was held; empty if there is none, and the last of the recent steps is the end
     */
    static Optional<Growth> first(RecentNorms recent, double[] last) {
        Optional<Growth> first = Optional.empty();
        for (int block = 0; block < recent.names().size(); block++) {
            double[] norms = recent.blocks()[block];
            int end = norms.length;
            double median = RecentNorms.median(norms);
            double limit = Held.FACTOR * median;
            boolean held = last.length > 0;
            if (!recent.hasRange() || !(median > 0) || (held && !(last[block] > limit))) {
                continue;
            }
            int since = end;
            while (since > 0 && norms[since - 1] > limit) {
                since--;
            }
            if (since == end && !held) {
                continue;
            }
            double norm = held ? last[block] : norms[end - 1];
            Growth found = new Growth(recent.names().get(block), recent.firstStep() + since, norm, median);
            boolean earlier = first.isEmpty()
                    || found.since < first.get().since
                    || (found.since == first.get().since
                            && found.times() > first.get().times());
            first = earlier ? Optional.of(found) : first;
        }
        return first;
    }
}
