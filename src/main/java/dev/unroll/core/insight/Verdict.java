package dev.unroll.core.insight;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One word about the gradients, with its evidence, over the last windows that were looked at. Of each number the median
 * over those windows counts, so that one odd window decides nothing; a jump of ‖g‖ counts wherever it was seen.
 *
 * @param word the first that fits, in the order of {@link Word}
 * @param windows how many were looked at, 1 … {@value #WINDOWS}
 * @param lag min(10, T-1): how far back the gradient must reach
 * @param atLag r(lag)
 * @param largest the largest r(l) at any lag that at least five losses reach
 * @param largestLag where it is
 * @param jump the largest ‖g‖ / median ‖g‖ that was seen; NaN while there is no median
 * @param saturation the share of saturated (unit, time step)
 */
public record Verdict(
        Word word, int windows, int lag, double atLag, double largest, int largestLag, double jump, double saturation) {
    /** How many windows count. */
    public static final int WINDOWS = 5;
    /** How many characters back a gradient must be more than {@link DecayCurve#GONE} of what it was. */
    public static final int REACH = 10;
    /** Above this, r(l) and ‖g‖ / median ‖g‖ mean an explosion. */
    public static final double EXPLODES = 10;
    /** Above this share, saturation is named. */
    public static final double SATURATES = 0.5;
    /** ‖g‖ is compared with its median over this many steps. */
    public static final int RECENT_STEPS = 200;

    // A median of fewer losses says little: the longest lags of a window belong to its last losses alone.
    private static final int FEWEST_LOSSES = 5;

    /** The verdict in one word. */
    public enum Word {
        /** Something is not finite any more. */
        DIVERGED,
        /** r(l) &gt; 10 at some lag, or ‖g‖ jumped over 10 × its recent median. */
        EXPLODING,
        /** r(min(10, T-1)) &lt; 0.01: the horizon is under ten characters. */
        VANISHING,
        /** More than half of all units are saturated, though the gradients reach back. */
        SATURATED,
        /** None of these. */
        HEALTHY
    }

    /**
     * {@return the verdict on the windows looked at last}
     *
     * @param findings the newest last, at least one; only the last {@value #WINDOWS} with the newest one's T count
     * @param diverged whether the run has diverged
     */
    public static Verdict on(List<Finding> findings, boolean diverged) {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a verdict needs a window that was looked at");
        }
        int window = findings.get(findings.size() - 1).decay().length;
        List<Finding> last = findings.subList(Math.max(0, findings.size() - WINDOWS), findings.size()).stream()
                .filter(finding -> finding.decay().length == window)
                .toList();
        double[] decay = IntStream.range(0, window)
                .mapToDouble(l -> Quantile.median(
                        last.stream().mapToDouble(finding -> finding.decay()[l]).toArray()))
                .toArray();
        int lag = Math.min(REACH, window - 1);
        int farthest = Math.max(lag, window - FEWEST_LOSSES);
        int largestLag = IntStream.rangeClosed(1, farthest)
                .reduce((best, l) -> decay[l] > decay[best] ? l : best)
                .orElse(0);
        double saturation =
                Quantile.median(last.stream().mapToDouble(Finding::saturation).toArray());
        double jump = last.stream()
                .mapToDouble(finding -> finding.gradientNorm() / finding.medianNorm())
                .filter(ratio -> !Double.isNaN(ratio))
                .max()
                .orElse(Double.NaN);
        Word word = word(diverged, decay[largestLag], jump, decay[lag], saturation);
        return new Verdict(word, last.size(), lag, decay[lag], decay[largestLag], largestLag, jump, saturation);
    }

    private static Word word(boolean diverged, double largest, double jump, double atLag, double saturation) {
        if (diverged) {
            return Word.DIVERGED;
        }
        if (largest > EXPLODES || jump > EXPLODES) {
            return Word.EXPLODING;
        }
        if (atLag < DecayCurve.GONE) {
            return Word.VANISHING;
        }
        return saturation > SATURATES ? Word.SATURATED : Word.HEALTHY;
    }

    /** {@return whether saturation is a cause to be named beside the word} */
    public boolean isSaturated() {
        return saturation > SATURATES;
    }
}
