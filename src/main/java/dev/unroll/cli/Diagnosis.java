package dev.unroll.cli;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.core.insight.Finding;
import dev.unroll.core.insight.GradientRiver;
import dev.unroll.core.insight.LayerInsight;
import dev.unroll.core.insight.Verdict;
import dev.unroll.core.insight.WeightSpectrum;
import dev.unroll.core.insight.WindowInsight;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is said of one window.
 *
 * @param insight into it
 * @param contributionResidual how far Σ C(t,k) is from ∂L/∂W, relative
 * @param step what a time step is called: a character of a text
 */
record Diagnosis(WindowInsight insight, double contributionResidual, String step) {
    /** {@return the numbers by name: of the layer that the losses see; those of every layer stand beside it} */
    Map<String, Object> json() {
        int top = insight.layers().size() - 1;
        Map<String, Object> result = layer(top);
        if (top > 0) {
            result.put(
                    "layers",
                    IntStream.rangeClosed(0, top).mapToObj(this::layer).toList());
        }
        result.put("contributionResidual", contributionResidual);
        result.put("verdict", word());
        return result;
    }

    private Map<String, Object> layer(int layer) {
        LayerInsight seen = insight.layers().get(layer);
        DecayCurve decay = seen.decay();
        WeightSpectrum spectrum = spectrum(layer);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("river", matrix(insight.river(), layer));
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("median", list(decay.median()));
        curve.put("low", list(decay.low()));
        curve.put("high", list(decay.high()));
        result.put("decay", curve);
        result.put("halfLife", decay.halfLife());
        result.put("horizon", decay.horizon());
        result.put("stretch", seen.why().meanStretch());
        result.put("damping", seen.why().meanDamping());
        result.put("spectralRadius", spectrum.radius());
        result.put("sigmaMax", spectrum.sigmaMax());
        result.put("saturation", seen.saturation().share());
        result.put("meanSlope", seen.saturation().meanSlope());
        return result;
    }

    /** Without numbers where the eigenvalues do not converge: the rest is worth saying all the same. */
    private WeightSpectrum spectrum(int layer) {
        try {
            return insight.spectrum(layer);
        } catch (ArithmeticException notConverging) {
            return new WeightSpectrum(List.of(), Double.NaN, Double.NaN);
        }
    }

    /** g(t,k) in row t-1 and column k-1; 0 where the time step lies after the loss. */
    private static List<List<Double>> matrix(GradientRiver river, int layer) {
        return IntStream.rangeClosed(1, river.window())
                .mapToObj(t -> IntStream.rangeClosed(1, river.window())
                        .mapToObj(k -> k > t ? 0.0 : river.norm(layer, t, k))
                        .toList())
                .toList();
    }

    private String word() {
        Finding alone = Finding.of(insight, Double.NaN, Double.NaN);
        boolean diverged = !Double.isFinite(insight.loss());
        return Verdict.on(List.of(alone), diverged).word().name().toLowerCase(Locale.ROOT);
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Says the same in lines. */
    void print(PrintWriter out) {
        for (int layer = insight.layers().size() - 1; layer >= 0; layer--) {
            LayerInsight seen = insight.layers().get(layer);
            WeightSpectrum spectrum = spectrum(layer);
            if (insight.layers().size() > 1) {
                out.printf(Locale.ROOT, "layer %d%n", layer + 1);
            }
            out.printf(Locale.ROOT, "%s%n", fate(seen.decay()));
            out.printf(
                    Locale.ROOT,
                    "per %s, along the gradient: Wᵀ stretches by %.3g, φ' damps by %.3g, together about %.2g%n",
                    step,
                    seen.why().meanStretch(),
                    seen.why().meanDamping(),
                    seen.why().meanStretch() * seen.why().meanDamping());
            out.printf(
                    Locale.ROOT,
                    "ρ(W) = %.4g, σ_max(W) = %.4g, saturated %.0f %%, mean φ' over all units = %.3g%n",
                    spectrum.radius(),
                    spectrum.sigmaMax(),
                    100 * seen.saturation().share(),
                    seen.saturation().meanSlope());
            out.printf("what is left of a loss's gradient l %ss back, the median over the losses:%n", step);
            int last = seen.decay().window() - 1;
            for (int l = 0; l <= last; l = l == last ? last + 1 : Math.min(last, l < 5 ? l + 1 : l + 5)) {
                out.printf(Locale.ROOT, "r(%d) = %.4g%n", l, seen.decay().median()[l]);
            }
        }
        out.printf(Locale.ROOT, "verdict: %s%n", word());
        out.flush();
    }

    private String fate(DecayCurve decay) {
        return trend(decay)
                + String.format(Locale.ROOT, "; it is above 1 %% for %d of %d.", decay.horizon(), decay.window() - 1);
    }

    private String trend(DecayCurve decay) {
        double halfLife = decay.halfLife();
        if (Double.isNaN(halfLife)) {
            return "The gradient does not reach one " + step + " back";
        }
        if (decay.gone() > 0) {
            return "The gradient is gone after " + decay.gone() + " " + step + "s";
        }
        if (decay.isSteady()) {
            return "The gradient keeps its size";
        }
        return String.format(
                Locale.ROOT,
                halfLife > 0 ? "The gradient halves every %.3g %ss" : "The gradient doubles every %.3g %ss",
                Math.abs(halfLife),
                step);
    }
}
