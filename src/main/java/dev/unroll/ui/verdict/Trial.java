package dev.unroll.ui.verdict;

import dev.unroll.core.insight.Verdict;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;

/**
 * A remedy that was applied, and what the verdict was before.
 *
 * @param remedy what was done
 * @param run in which it acts; {@value #NEXT_RUN} for the one that is about to begin
 * @param step of the run in which it was chosen
 * @param before the verdict then
 */
record Trial(Remedy remedy, long run, long step, Verdict before) {
    /** Runs are counted from 1. */
    static final long NEXT_RUN = 0;

    /** A remedy that is about to be done in a run, or in the one after it. */
    static Trial of(Remedy remedy, long run, long step, Verdict before) {
        return new Trial(remedy, remedy.restarts() ? NEXT_RUN : run, step, before);
    }

    /** The same remedy, now that its run has begun. */
    Trial in(long begun) {
        return new Trial(remedy, begun, step, before);
    }

    /** That it was done and nothing can be said of it yet. */
    String pending() {
        return Messages.get("verdict.trial.pending", remedy.name());
    }

    /**
     * Whether it worked, with the number that says so. It worked if gradients are healthy now; against a divergence, if
     * the run has come farther than the one before. Clipping does not change how gradients grow on their way back, so it
     * works if the run lives.
     *
     * @param now the verdict since
     * @param nowStep of the run in which it acts
     */
    String outcome(Verdict now, long nowStep) {
        long done = Math.max(0, nowStep - (remedy.restarts() ? 0 : step));
        if (done == 0 && !remedy.actsAtOnce()) {
            return pending();
        }
        boolean alive = now.word() != Verdict.Word.DIVERGED;
        if (before.word() == Verdict.Word.DIVERGED) {
            String farther = alive && nowStep > step ? "verdict.trial.alive" : "verdict.trial.notFarther";
            return Messages.get(farther, remedy.name(), Numbers.whole(nowStep), Numbers.whole(step));
        }
        if (before.word() == Verdict.Word.VANISHING && now.lag() < before.lag()) {
            return Messages.get("verdict.trial.shorter", remedy.name(), Numbers.whole(done), measure(now));
        }
        String key = now.word() == Verdict.Word.HEALTHY
                ? "verdict.trial.worked"
                : remedy.clips() && alive ? "verdict.trial.bounded" : "verdict.trial.notYet";
        return Messages.get(key, remedy.name(), Numbers.whole(done), measure(now));
    }

    /** The number that the verdict before hung on, then and now. */
    private String measure(Verdict now) {
        return switch (before.word()) {
            case VANISHING -> reach(now, Math.min(before.lag(), now.lag()));
            case SATURATED ->
                Messages.get("verdict.trial.saturation", percent(before.saturation()), percent(now.saturation()));
            case EXPLODING, DIVERGED, HEALTHY -> growth(now);
        };
    }

    /** At the same distance in both: a shorter window has no longer one. */
    private String reach(Verdict now, int lag) {
        return Messages.get(
                "verdict.trial.reach",
                lag,
                percent(before.decay().median()[lag]),
                percent(now.decay().median()[lag]));
    }

    private String growth(Verdict now) {
        if (before.largest() > Verdict.EXPLODES || Double.isNaN(now.jump())) {
            return Messages.get("verdict.trial.largest", number(before.largest()), number(now.largest()));
        }
        return Messages.get("verdict.trial.jump", number(before.jump()), number(now.jump()));
    }

    private static String percent(double share) {
        return Numbers.significant(100 * share, 2);
    }

    private static String number(double value) {
        return Numbers.significant(value, 2);
    }
}
