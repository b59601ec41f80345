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
    /** A radius nearer to 1 is 1 for all that can be said. */
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
            causes.add(lower ? Messages.get("reach.says.lower") : winner(stretch, damping, decay));
        }
        if (Fate.isUneven(decay)) {
            causes.add(Fate.uneven(decay));
        }
        spectrum.ifPresent(s -> causes.addAll(limits(s, activation, decay)));
        causes.add(slope(layer.saturation(), activation));
        return new Explanation(
                fate(decay, spectrum),
                known
                        ? Messages.get("reach.says.factors", number(stretch), slopeName(activation), number(damping))
                        : Messages.get("reach.says.nothing"),
                known
                        ? Messages.get("reach.says.product", number(stretch), number(damping), rough(stretch * damping))
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
        if (decay.isSteady()) {
            return Messages.get("reach.says.steady", rho, fate);
        }
        if (isEven(radius)) {
            return Messages.get("reach.says.evenW", rho, fate);
        }
        boolean grows = !Fate.fades(decay);
        if (radius > 1) {
            return Messages.get(grows ? "reach.says.growsAsW" : "reach.says.fadesDespiteW", rho, fate);
        }
        return Messages.get(grows ? "reach.says.growsDespiteW" : "reach.says.fadesAsW", rho, fate);
    }

    /** An orthogonal W has a ρ of 1 but for its last digits. */
    private static boolean isEven(double radius) {
        return Math.abs(radius - 1) < NOTICED;
    }

    /** Which of the two decides, by what each does over the whole window. */
    private static String winner(double stretch, double damping, DecayCurve decay) {
        double stretches = StrictMath.log(stretch) * (decay.window() - 1);
        double damps = StrictMath.log(damping) * (decay.window() - 1);
        double noticed = StrictMath.log(DecayCurve.STEADY);
        if (decay.gone() > 0) {
            return Messages.get("reach.says.gone");
        }
        if (decay.isSteady()) {
            boolean both = stretches > noticed && -damps > noticed;
            return Messages.get(both ? "reach.says.balance" : "reach.says.neither");
        }
        if (stretches + damps > 0) {
            return Messages.get(-damps > noticed ? "reach.says.stretchWins" : "reach.says.onlyGrows");
        }
        if (stretches > noticed) {
            return Messages.get("reach.says.dampingWins");
        }
        if (-damps < noticed && -stretches > noticed) {
            return Messages.get("reach.says.onlyStretch");
        }
        return Messages.get(
                -stretches < noticed && -damps > noticed ? "reach.says.onlyDamping" : "reach.says.bothShrink");
    }

    /** What the bounds of Pascanu, Mikolov and Bengio say of this W. */
    private static List<String> limits(WeightSpectrum spectrum, Activation activation, DecayCurve decay) {
        List<String> limits = new ArrayList<>();
        double threshold = activation == Activation.SIGMOID ? 4 : 1;
        if (spectrum.sigmaMax() < threshold * (1 - NOTICED)) {
            limits.add(Messages.get("reach.says.bounded", number(spectrum.sigmaMax()), number(threshold)));
        } else if (!isEven(spectrum.radius()) && spectrum.radius() > 1 == Fate.fades(decay) && !decay.isSteady()) {
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

    /** With a digit less than its factors, so that they make it. */
    private static String rough(double value) {
        return Numbers.significant(value, 2);
    }

    private static String number(double value) {
        return Numbers.significant(value, 3);
    }

    /**
     * With what is to be said where the Lyapunov exponent is above 0 and the gradient fades all the same.
     *
     * @param exponent of the window, per character
     * @param decay of the same layer
     */
    Explanation beside(double exponent, DecayCurve decay) {
        boolean grows = exponent * (decay.window() - 1) > StrictMath.log(DecayCurve.STEADY);
        if (!grows || !Fate.fades(decay) || decay.isSteady() || decay.window() < 2) {
            return this;
        }
        List<String> more = new ArrayList<>(causes);
        more.add(Messages.get("reach.says.lyapunov", number(exponent)));
        return new Explanation(fate, factors, product, more);
    }

    /** All of it as one text. */
    String text() {
        List<String> parts = new ArrayList<>(List.of(fate, factors, product));
        parts.addAll(causes);
        return String.join(" ", parts.stream().filter(part -> !part.isBlank()).toList());
    }
}
