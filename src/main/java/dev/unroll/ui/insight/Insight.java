package dev.unroll.ui.insight;

import dev.unroll.core.insight.Distributions;
import dev.unroll.core.insight.WindowInsight;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.session.Look;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One look at a run, and what it says.
 *
 * @param look what was looked at
 * @param window how far its losses reach back, and why
 * @param distributions of each layer's numbers
 * @param nanos how long it took to compute
 */
public record Insight(Look look, WindowInsight window, List<Distributions> distributions, long nanos) {
    /** Copies the list. */
    public Insight {
        distributions = List.copyOf(distributions);
    }

    /** Computes what a look says; takes long enough to be done in the background. */
    public static Insight into(Look look, Kernels kernels) {
        long begin = System.nanoTime();
        WindowInsight window = WindowInsight.into(look.frozen(), kernels);
        List<Distributions> distributions = IntStream.range(0, window.layers().size())
                .mapToObj(layer -> Distributions.of(window.passes(), layer))
                .toList();
        return new Insight(look, window, distributions, System.nanoTime() - begin);
    }

    /** ℓ. */
    public int layers() {
        return window.layers().size();
    }

    /** T of what was looked at. */
    public int steps() {
        return window.river().window();
    }
}
