package dev.unroll.ui.reach;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.core.insight.LayerInsight;
import dev.unroll.core.insight.Saturation;
import dev.unroll.core.insight.StretchAndDamping;
import dev.unroll.core.insight.Verdict;
import dev.unroll.core.insight.WeightSpectrum;
import dev.unroll.core.linalg.Activation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.insight.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the numbers mean, in sentences put together from them. What W alone would do is told apart from what happens to
 * the gradient: with ρ(W) above 1 it may vanish all the same, because the slope damps it or because it lies in
 * directions that W does not stretch.
 *
 * @param fate what happens to the gradient, beside what W alone promises
 * @param factors how stretch and damping make that
 * @param product the same as a formula; empty where no gradient reaches a character back
 * @param causes what stands behind them
 */
record Explanation(String fate, String factors, String product, List<String> causes) {
    /** A factor nearer to 1 is not worth a word. */
    private static final double NOTICED = 0.01;

    Explanation {
        causes = List.copyOf(causes);
    }

    /**
     * What the top layer does to the gradients.
     *
     * @param layer the top one
     * @param activation φ
     * @param spectrum what W alone says; empty while it is not known
     */
    static Explanation of(LayerInsight layer, Activation activation, Optional<WeightSpectrum> spectrum) {
        return of(layer, activation, spectrum, false);
    }

    /**
     * What a layer below the top does. What comes down from the layers above, at every time step anew, is in its gradient:
     * neither its W nor a bound of that decides.
     *
     * @param layer one below the top
     * @param activation φ
     */
    static Explanation ofLower(LayerInsight layer, Activation activation) {
        return of(layer, activation, Optional.empty(), true);
    }

    private static Explanation of(
            LayerInsight layer, Activation activation, Optional<WeightSpectrum> spectrum, boolean lower) {
        DecayCurve decay = layer.decay();
        StretchAndDamping why = layer.why();
        List<String> causes = new ArrayList<>();
        if (decay.window() < 2) {
            return new Explanation(Messages.get("reach.says.short"), "", "", causes);
        }
        double stretch = why.meanStretch();
        double damping = why.meanDamping();
        boolean known = stretch > 0 && damping > 0;
        if (known) {
            causes.add(lower ? Messages.get("reach.says.lower") : winner(stretch, damping, Fate.isSteady(decay)));
        }
        spectrum.ifPresent(s -> causes.addAll(limits(s, activation, decay)));
        causes.add(slope(layer.saturation(), activation));
        return new Explanation(
                fate(decay, spectrum),
                known
                        ? Messages.get("reach.says.factors", number(stretch), slopeName(activation), number(damping))
                        : Messages.get("reach.says.nothing"),
                known
                        ? Messages.get(
                                "reach.says.product", number(stretch), number(damping), number(stretch * damping))
                        : "",
                causes);
    }

    private static String fate(DecayCurve decay, Optional<WeightSpectrum> spectrum) {
        String fate = Fate.of(decay);
        if (spectrum.isEmpty() || Double.isNaN(decay.slope())) {
            return Messages.get("reach.says.fate", fate);
        }
        double radius = spectrum.get().radius();
        String rho = number(radius);
        if (Fate.isSteady(decay)) {
            return Messages.get("reach.says.steady", rho, fate);
        }
        boolean grows = !Fate.fades(decay);
        if (radius > 1) {
            return Messages.get(grows ? "reach.says.growsAsW" : "reach.says.fadesDespiteW", rho, fate);
        }
        return Messages.get(grows ? "reach.says.growsDespiteW" : "reach.says.fadesAsW", rho, fate);
    }

    /** Which of the two decides. */
    private static String winner(double stretch, double damping, boolean steady) {
        boolean stretches = stretch > 1 + NOTICED;
        boolean damps = damping < 1 - NOTICED;
        if (steady) {
            return Messages.get(stretches || damps ? "reach.says.balance" : "reach.says.neither");
        }
        if (stretches) {
            return Messages.get(stretch * damping < 1 ? "reach.says.dampingWins" : "reach.says.stretchWins");
        }
        if (stretch > 1 - NOTICED) {
            return Messages.get("reach.says.onlyDamping");
        }
        return Messages.get(damps ? "reach.says.bothShrink" : "reach.says.onlyStretch");
    }

    /** What the bounds of Pascanu, Mikolov and Bengio say of this W. */
    private static List<String> limits(WeightSpectrum spectrum, Activation activation, DecayCurve decay) {
        List<String> limits = new ArrayList<>();
        double threshold = activation == Activation.SIGMOID ? 4 : 1;
        if (spectrum.sigmaMax() < threshold) {
            limits.add(Messages.get("reach.says.bounded", number(spectrum.sigmaMax()), number(threshold)));
        } else if (spectrum.radius() > 1 == Fate.fades(decay) && !Fate.isSteady(decay)) {
            limits.add(Messages.get("reach.says.radiusAlone", number(spectrum.sigmaMax())));
        }
        return limits;
    }

    private static String slope(Saturation saturation, Activation activation) {
        String mean = number(saturation.meanSlope());
        String share = Numbers.decimals(100 * saturation.share(), 0);
        return switch (activation) {
            case TANH ->
                saturation.share() > Verdict.SATURATES
                        ? Messages.get("reach.says.tanh.saturated", share, mean)
                        : Messages.get("reach.says.tanh", share, mean);
            case SIGMOID -> Messages.get("reach.says.sigmoid", share, mean);
            case RELU -> Messages.get("reach.says.relu", share);
            case IDENTITY -> Messages.get("reach.says.identity");
        };
    }

    private static String slopeName(Activation activation) {
        return Messages.get("reach.says.slope." + activation.text());
    }

    private static String number(double value) {
        return Numbers.significant(value, 3);
    }

    /** All of it as one text. */
    String text() {
        List<String> parts = new ArrayList<>(List.of(fate, factors, product));
        parts.addAll(causes);
        return String.join(" ", parts.stream().filter(part -> !part.isBlank()).toList());
    }
}
