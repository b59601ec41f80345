package dev.unroll.ui.shell;

import dev.unroll.session.Speed;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;

/** The speed slider: places 0 … 1, from one step a second by equal factors to a thousand, and unlimited at the end. */
final class SpeedScale {
    /** From here on the slider means unlimited. */
    private static final double LIMITED = 0.95;

    private SpeedScale() {}

    static Speed speed(double place) {
        if (place > LIMITED) {
            return Speed.UNLIMITED;
        }
        double exact = Math.pow(1000, Math.max(0, place) / LIMITED);
        return new Speed(Math.min(1000, exact < 10 ? Math.rint(exact * 2) / 2 : Math.rint(exact)));
    }

    static double place(Speed speed) {
        return Double.isInfinite(speed.stepsPerSecond())
                ? 1
                : LIMITED * Math.log(speed.stepsPerSecond()) / Math.log(1000);
    }

    static String text(Speed speed) {
        return Double.isInfinite(speed.stepsPerSecond())
                ? Messages.get("bar.speed.unlimited")
                : Messages.get("bar.speed.limited", Numbers.significant(speed.stepsPerSecond(), 4));
    }
}
