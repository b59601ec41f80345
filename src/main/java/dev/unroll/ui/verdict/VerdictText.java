package dev.unroll.ui.verdict;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.core.insight.UpdateRatio;
import dev.unroll.core.insight.Verdict;
import dev.unroll.core.linalg.Activation;
import dev.unroll.core.train.Diverged;
import dev.unroll.session.Look;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;
import dev.unroll.ui.insight.Fate;
import dev.unroll.ui.insight.Insight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The verdict and its evidence in words and numbers. */
final class VerdictText {
    /** Where more of the steps are clipped, the threshold is a second learning rate. */
    private static final double OFTEN = 0.5;

    private VerdictText() {}

    /** The word alone, such as "Vanishing". */
    static String word(Verdict.Word word) {
        return Messages.get("verdict.word." + word.name().toLowerCase(Locale.ROOT));
    }

    /** What the word rests on, in a few words. */
    static String detail(Verdict verdict, Insight insight) {
        return switch (verdict.word()) {
            case DIVERGED -> insight.look().diverged().map(VerdictText::where).orElse("");
            case SATURATED -> Messages.get("verdict.detail.saturated", percent(verdict.saturation()));
            case EXPLODING ->
                verdict.growsOnTheWay()
                        ? Messages.get("verdict.detail.exploding", number(verdict.largest()), verdict.largestLag())
                        : Messages.get("verdict.detail.jump", number(verdict.jump()));
            case VANISHING -> Fate.of(verdict.decay());
            case HEALTHY ->
                wouldVanish(verdict)
                        ? Messages.get("verdict.detail.short", Fate.of(verdict.decay()))
                        : Fate.of(verdict.decay());
        };
    }

    private static String where(Diverged diverged) {
        return Messages.get(
                "verdict.detail.diverged", Symbols.quantity(diverged.quantity()), Numbers.whole(diverged.step()));
    }

    /** The numbers beside their thresholds, one a line. */
    static List<String> evidence(Verdict verdict, Insight insight) {
        List<String> lines = new ArrayList<>();
        lines.add(Messages.get("verdict.evidence.windows", verdict.windows()));
        insight.look().diverged().ifPresent(diverged -> lines.add(divergence(diverged)));
        if (verdict.lag() > 0) {
            lines.add(Messages.get(
                    "verdict.evidence.reach",
                    verdict.lag(),
                    percent(verdict.atLag()),
                    percent(DecayCurve.GONE),
                    verdict.decay().horizon()));
            if (wouldVanish(verdict)) {
                lines.add(
                        Messages.get("verdict.evidence.short", verdict.lag(), percent(DecayCurve.GONE), Verdict.REACH));
            }
            lines.add(Messages.get(
                    "verdict.evidence.largest",
                    number(verdict.largest()),
                    verdict.largestLag(),
                    number(Verdict.EXPLODES)));
        }
        if (!Double.isNaN(verdict.jump())) {
            lines.add(Messages.get(
                    "verdict.evidence.jump", number(verdict.jump()), Verdict.RECENT_STEPS, number(Verdict.EXPLODES)));
        }
        if (verdict.word() == Verdict.Word.EXPLODING && !verdict.growsOnTheWay()) {
            lines.add(Messages.get("verdict.evidence.jumpOnly", Fate.of(verdict.decay())));
        }
        Activation phi = insight.look().experiment().activation();
        if (phi != Activation.IDENTITY) {
            lines.add(Messages.get(
                    phi == Activation.RELU ? "verdict.evidence.off" : "verdict.evidence.saturation",
                    percent(verdict.saturation()),
                    percent(Verdict.SATURATES)));
        }
        if (verdict.word() == Verdict.Word.VANISHING && verdict.isSaturated()) {
            lines.add(Messages.get("verdict.evidence.cause"));
        }
        lines.addAll(updates(insight.look()));
        return lines;
    }

    /** What stands above the remedies, or in their place. */
    static String remedies(Verdict verdict, List<Remedy> remedies) {
        if (verdict.word() != Verdict.Word.HEALTHY) {
            return Messages.get("verdict.remedies");
        }
        return Messages.get(remedies.isEmpty() ? "verdict.remedies.none" : "verdict.remedies.fast");
    }

    /** Why no more is said against a window so short that its gradient has no room to vanish in. */
    private static boolean wouldVanish(Verdict verdict) {
        double halfLife = verdict.decay().halfLife();
        return verdict.word() == Verdict.Word.HEALTHY
                && verdict.lag() < Verdict.REACH
                && halfLife > 0
                && StrictMath.pow(2, -Verdict.REACH / halfLife) < DecayCurve.GONE;
    }

    private static List<String> updates(Look look) {
        List<String> lines = new ArrayList<>();
        if (!look.updates().isEmpty()) {
            String ratios = look.updates().stream()
                    .map(ratio -> ratio.name() + " " + Numbers.decimals(ratio.value(), 1))
                    .collect(Collectors.joining(" · "));
            lines.add(Messages.get(
                    "verdict.evidence.updates", ratios, number(UpdateRatio.FAST), number(UpdateRatio.SLOW)));
            lines.add(Messages.get(
                    look.clippedShare() > OFTEN ? "verdict.evidence.clippedOften" : "verdict.evidence.clipped",
                    percent(look.clippedShare())));
        }
        return lines;
    }

    private static String divergence(Diverged diverged) {
        String step = Numbers.whole(diverged.step());
        String quantity = Symbols.quantity(diverged.quantity());
        return diverged.timeStep() == 0
                ? Messages.get("verdict.evidence.diverged", step, quantity)
                : Messages.get("verdict.evidence.divergedAt", step, quantity, diverged.timeStep());
    }

    private static String percent(double share) {
        return Numbers.significant(100 * share, 2);
    }

    private static String number(double value) {
        return Numbers.significant(value, 2);
    }
}
