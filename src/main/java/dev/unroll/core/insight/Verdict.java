package dev.unroll.core.insight;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One word about the gradients, with its evidence, over the last windows that were looked at. Of each number the median
 * over those windows counts, so that one odd window decides nothing; a jump of ‖g‖ counts wherever it was seen, but where
 * clipping by norm lets none through: a text that is known by heart has gradients so short that any surprise is a jump.
 *
 * @param word the first that fits, in the order of {@link Word}
 * @param windows how many were looked at, 1 … {@value #WINDOWS}
 * @param decay the median of the windows' median r(l), which the words rest on
 * @param largestLag where r(l) is largest, of the lags up to {@link #lag} and those that at least five time steps of the
 *     window reach
 * @param jump the largest ‖g‖ / median ‖g‖ that was seen; NaN while there is no median
 * @param saturation the share of saturated (unit, time step); of ReLU, of units that are off throughout a window
 */
public record Verdict(Word word, int windows, DecayCurve decay, int largestLag, double jump, double saturation) {
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
        DecayCurve decay = DecayCurve.over(last.stream().map(Finding::decay).toList());
        double[] r = decay.median();
        int lag = lag(decay);
        int farthest = Math.max(lag, window - FEWEST_LOSSES);
        int largestLag = IntStream.rangeClosed(1, farthest)
                .reduce((best, l) -> r[l] > r[best] ? l : best)
                .orElse(0);
        double saturation =
                Quantile.median(last.stream().mapToDouble(Finding::saturation).toArray());
        double jump = last.stream()
                .filter(finding -> finding.medianNorm() > 0) // a network that learns nothing has no range to leave
                .mapToDouble(finding -> finding.gradientNorm() / finding.medianNorm())
                .filter(ratio -> !Double.isNaN(ratio))
                .max()
                .orElse(Double.NaN);
        Word word = word(diverged, r[largestLag], jump, r[lag], saturation);
        return new Verdict(word, last.size(), decay, largestLag, jump, saturation);
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

    private static int lag(DecayCurve decay) {
        return Math.min(REACH, decay.window() - 1);
    }

    /** {@return min(10, T-1): how far back the gradient must reach} */
    public int lag() {
        return lag(decay);
    }

    /** {@return r(lag)} */
    public double atLag() {
        return decay.median()[lag()];
    }

    /** {@return the largest r(l)} */
    public double largest() {
        return decay.median()[largestLag];
    }

    /**
     * {@return whether the gradients grow on their way back through the window; else an explosion is a jump of ‖g‖ from one
     * step to the next, which says nothing of W}
     */
    public boolean growsOnTheWay() {
        return largest() > EXPLODES;
    }

    /** {@return whether saturation is a cause to be named beside the word} */
    public boolean isSaturated() {
        return saturation > SATURATES;
    }
}
