package dev.unroll.ui.reach;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.core.insight.StretchAndDamping;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.Place;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.insight.Fate;
import java.util.ArrayList;
import java.util.List;

/** What is left of a gradient so many characters back, and why, in their equations. */
final class DecayExplained {
    private static final int DIGITS = 3;

    private DecayExplained() {}

    /**
     * {@return the decay}
     *
     * @param picture what is seen
     * @param lag that is pointed at; negative for none
     */
    static Explained decay(RiverPicture picture, int lag) {
        DecayCurve decay = picture.insightOfLayer().decay();
        boolean pointed = lag >= 0 && lag < decay.window();
        List<String> ratio = pointed
                ? List.of(
                        Messages.get("explain.decay.ratio", lag, number(decay.median()[lag])),
                        Messages.get("explain.decay.band", number(decay.low()[lag]), number(decay.high()[lag])))
                : List.of();
        return Explained.at(
                picture.step(),
                pointed ? Messages.get("explain.decay.lag", lag) : Messages.get("explain.decay.all"),
                new Explained.Part(Equation.DECAY, Place.ANY, ratio),
                new Explained.Part(Equation.HALF_LIFE, Place.ANY, halfLife(decay)));
    }

    private static List<String> halfLife(DecayCurve decay) {
        double length = decay.halfLife();
        if (decay.window() < 2 || Double.isNaN(length) || Double.isInfinite(length)) {
            return List.of(Fate.of(decay));
        }
        String line = Messages.get("explain.decay.half", number(decay.slope()), number(length));
        List<String> lines = new ArrayList<>();
        lines.add(length > 0 ? line : line + Messages.get("explain.decay.doubles", number(-length)));
        if (Fate.isUneven(decay)) {
            lines.add(Fate.uneven(decay));
        }
        return lines;
    }

    /**
     * {@return what stretches and what damps}
     *
     * @param picture what is seen
     * @param lag from 1, that is pointed at; 0 for none
     */
    static Explained why(RiverPicture picture, int lag) {
        StretchAndDamping why = picture.insightOfLayer().why();
        boolean pointed = lag >= 1 && lag <= why.stretch().length && !Double.isNaN(why.stretch()[lag - 1]);
        double stretch = pointed ? why.stretch()[lag - 1] : why.meanStretch();
        double damping = pointed ? why.damping()[lag - 1] : why.meanDamping();
        List<String> lines = new ArrayList<>();
        if (Double.isNaN(stretch)) {
            lines.add(Messages.get("reach.why.empty"));
        } else {
            lines.add(Messages.get("explain.why.product", rough(stretch * damping), number(stretch), number(damping)));
            lines.add(Messages.get(pointed ? "explain.why.mean" : "explain.why.slope"));
        }
        if (picture.layer() < picture.insight().layers() - 1) {
            lines.add(Messages.get("reach.says.lower"));
        }
        Explained.Part factors = new Explained.Part(Equation.STRETCH, Place.ANY, lines);
        String about = pointed ? Messages.get("reach.why.head", lag - 1, lag) : Messages.get("explain.why.all");
        return Explained.at(picture.step(), about, factors, Explained.Part.of(Equation.DAMPED));
    }

    /** With a digit less than its factors, so that they make it. */
    private static String rough(double product) {
        return Numbers.significant(product, DIGITS - 1);
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }
}
