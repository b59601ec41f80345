package dev.unroll.ui.verdict;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.core.insight.Verdict;
import dev.unroll.core.linalg.Activation;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.insight.Insight;
import java.util.ArrayList;
import java.util.List;

/** The numbers that a verdict rests on, in their equations. */
final class VerdictExplained {
    private static final int DIGITS = 3;

    private VerdictExplained() {}

    static Explained of(Verdict verdict, Insight insight) {
        List<Explained.Part> parts = new ArrayList<>();
        List<String> decay = new ArrayList<>();
        if (verdict.lag() > 0) {
            decay.add(Messages.get(
                    "explain.verdict.reach", verdict.lag(), number(verdict.atLag()), number(DecayCurve.GONE)));
            decay.add(Messages.get(
                    "explain.verdict.largest",
                    verdict.largestLag(),
                    number(verdict.largest()),
                    number(Verdict.EXPLODES)));
        }
        parts.add(Explained.Part.of(Equation.DECAY, decay.toArray(String[]::new)));
        if (!Double.isNaN(verdict.jump())) {
            String jump = Messages.get("explain.verdict.jump", number(verdict.jump()), number(Verdict.EXPLODES));
            parts.add(Explained.Part.of(Equation.TOTAL_NORM, jump));
        }
        if (insight.look().experiment().activation() == Activation.TANH) {
            String share = Messages.get(
                    "explain.verdict.saturated", number(100 * verdict.saturation()), number(100 * Verdict.SATURATES));
            parts.add(Explained.Part.of(Equation.SATURATED, share));
        }
        return Explained.at(
                insight.look().step(),
                Messages.get("explain.verdict.about", verdict.windows()),
                parts.toArray(Explained.Part[]::new));
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }
}
