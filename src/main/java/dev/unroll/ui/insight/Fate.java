package dev.unroll.ui.insight;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;

/** What becomes of a gradient on its way back, in a few words. */
public final class Fate {
    private Fate() {}

    /** Such as "halves every 2.8 characters". */
    public static String of(DecayCurve decay) {
        double halfLife = decay.halfLife();
        if (decay.window() < 2) {
            return Messages.get("fate.short");
        }
        if (Double.isNaN(halfLife)) {
            return Messages.get("fate.none");
        }
        if (decay.gone() > 0) {
            return Messages.get("fate.gone", decay.gone());
        }
        if (decay.isSteady()) {
            return Messages.get("fate.steady");
        }
        String length = Numbers.significant(Math.abs(halfLife), 2);
        if (length.equals("1")) {
            return Messages.get(halfLife > 0 ? "fate.halves.one" : "fate.doubles.one");
        }
        return Messages.get(halfLife > 0 ? "fate.halves" : "fate.doubles", length);
    }

    /** Such as "÷2 in 2.8" characters, for a narrow column. */
    public static String brief(DecayCurve decay) {
        double halfLife = decay.halfLife();
        if (Double.isNaN(halfLife)) {
            return Messages.get("fate.brief.none");
        }
        if (decay.gone() > 0) {
            return Messages.get("fate.brief.gone", decay.gone());
        }
        if (decay.isSteady()) {
            return Messages.get("fate.brief.steady");
        }
        String length = Numbers.significant(Math.abs(halfLife), 2);
        return Messages.get(halfLife > 0 ? "fate.brief.halves" : "fate.brief.doubles", length);
    }

    /** Whether the half-life says it badly. */
    public static boolean isUneven(DecayCurve decay) {
        return decay.gone() == 0 && !decay.isSteady() && decay.unevenAt() > 0;
    }

    /** Such as "not evenly: 10 characters back 110 % is left, where the half-life alone says 323 %". */
    public static String uneven(DecayCurve decay) {
        int lag = decay.unevenAt();
        return Messages.get("fate.uneven.where", lag, percent(decay.median()[lag]), percent(decay.evenly(lag)));
    }

    private static String percent(double share) {
        return Numbers.significant(100 * share, 2);
    }

    /** Whether it becomes smaller. */
    public static boolean fades(DecayCurve decay) {
        return Double.isNaN(decay.slope()) || decay.gone() > 0 || decay.slope() < 0;
    }
}
