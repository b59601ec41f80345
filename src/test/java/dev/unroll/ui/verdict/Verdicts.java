package dev.unroll.ui.verdict;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.core.insight.Verdict;
import java.util.Arrays;

/** Verdicts with the numbers that a test needs, over windows of 25 characters. */
final class Verdicts {
    private static final int WINDOW = 25;
    private static final int LARGEST = 3;

    private Verdicts() {}

    /** One with r(10), the largest r(l), at lag 3, and the saturation. */
    static Verdict of(Verdict.Word word, double atLag, double largest, double saturation) {
        return with(word, atLag, largest, 1, saturation);
    }

    /** Exploding because of its norm alone. */
    static Verdict jumping(double jump) {
        return with(Verdict.Word.EXPLODING, 0.5, 1, jump, 0);
    }

    private static Verdict with(Verdict.Word word, double atLag, double largest, double jump, double saturation) {
        double[] r = new double[WINDOW];
        Arrays.fill(r, atLag);
        r[LARGEST] = largest;
        return new Verdict(word, 5, new DecayCurve(r, r, r, -0.1), LARGEST, jump, saturation);
    }
}
