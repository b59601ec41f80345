package dev.unroll.ui.verdict;

import dev.unroll.core.insight.Verdict;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;

/**
 * A remedy that was applied, and what the verdict was before.
 *
 * @param remedy what was done
 * @param step at which
 * @param before the verdict then
 */
record Trial(Remedy remedy, long step, Verdict before) {
    /** Whether it worked, which is to say that the gradients are healthy now, with the number that says so. */
    String outcome(Verdict now, long nowStep) {
        String what = remedy.name();
        String since = Numbers.whole(Math.max(0, nowStep - step));
        boolean better = now.word() == Verdict.Word.HEALTHY;
        return Messages.get(better ? "verdict.trial.worked" : "verdict.trial.notYet", what, since, measure(now));
    }

    /** The number that the verdict before hung on, then and now. */
    private String measure(Verdict now) {
        return switch (before.word()) {
            case VANISHING ->
                Messages.get("verdict.trial.reach", before.lag(), percent(before.atLag()), percent(now.atLag()));
            case SATURATED ->
                Messages.get("verdict.trial.saturation", percent(before.saturation()), percent(now.saturation()));
            case EXPLODING, DIVERGED, HEALTHY ->
                Messages.get("verdict.trial.largest", number(before.largest()), number(now.largest()));
        };
    }

    private static String percent(double share) {
        return Numbers.significant(100 * share, 2);
    }

    private static String number(double value) {
        return Numbers.significant(value, 2);
    }
}
