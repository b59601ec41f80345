package dev.unroll.ui.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.core.insight.LayerInsight;
import dev.unroll.core.insight.Saturation;
import dev.unroll.core.insight.StretchAndDamping;
import dev.unroll.core.insight.WeightSpectrum;
import dev.unroll.core.linalg.Activation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static String says(double stretch, double damping, double radius, double sigma, double saturated) {
        return says(Activation.TANH, stretch, damping, radius, sigma, saturated);
    }

    private static String says(
            Activation activation, double stretch, double damping, double radius, double sigma, double saturated) {
        return says(activation, 25, stretch, damping, radius, sigma, saturated);
    }

    private static String says(
            Activation activation,
            int window,
            double stretch,
            double damping,
            double radius,
            double sigma,
            double saturated) {
        LayerInsight layer = layer(window, stretch, damping, saturated);
        return Explanation.of(layer, activation, Optional.of(new WeightSpectrum(List.of(), radius, sigma)))
                .text();
    }

    private static LayerInsight layer(int window, double stretch, double damping, double saturated) {
        double perStep = stretch * damping;
        double[] median = IntStream.range(0, window)
                .mapToDouble(l -> Math.pow(perStep, l))
                .toArray();
        double[] factors = new double[window - 1];
        return new LayerInsight(
                new DecayCurve(median, median, median, Math.log(perStep)),
                new StretchAndDamping(factors, factors, stretch, damping),
                new Saturation(new double[3], saturated, damping));
    }

    @Test
    void withARadiusAbove1TheGradientMayVanishAllTheSame() {
        assertThat(says(3, 0.1, 6.5, 9.4, 0.84))
                .contains("W alone would let the gradient grow (ρ = 6.5), yet it halves every 0.58 characters")
                .contains("3 × 0.1 ≈ 0.3")
                .contains("The damping wins")
                .contains("the spectral radius alone does not decide")
                .contains("Saturation does its part: 84 %");
    }

    @Test
    void withARadiusBelow1ItMayGrowOverTheWindow() {
        assertThat(says(1.3, 0.95, 0.9, 4, 0))
                .contains("In the long run W would let the gradient shrink (ρ = 0.9), yet over this window it doubles")
                .contains("The stretching wins")
                .contains("the spectral radius alone does not decide");
    }

    @Test
    void whereRadiusAndGradientAgreeNothingIsToldAgainstTheRadius() {
        assertThat(says(1.4, 0.9, 1.8, 2.5, 0.1))
                .contains("W lets the gradient grow (ρ = 1.8), and it doubles every")
                .doesNotContain("does not decide");
        assertThat(says(0.7, 0.9, 0.8, 1.5, 0.1))
                .contains("W alone would let the gradient shrink (ρ = 0.8), and it halves every")
                .contains("Both make it smaller")
                .doesNotContain("does not decide");
    }

    @Test
    void aSigmaMaxBelowTheThresholdMakesItFadeWhateverTheText() {
        assertThat(says(0.6, 0.9, 0.7, 0.9, 0)).contains("σₘₐₓ = 0.9 is below 1");
        assertThat(says(Activation.SIGMOID, 2, 0.2, 2.5, 3.5, 0)).contains("σₘₐₓ = 3.5 is below 4");
        assertThat(says(Activation.SIGMOID, 2, 0.2, 2.5, 4.5, 0)).doesNotContain("is below 4");
    }

    @Test
    void aGradientThatHardlyChangesKeepsItsSize() {
        assertThat(says(1.02, 0.98, 1, 1.02, 0)).contains("keeps its size over this window; ρ(W) = 1");
    }

    @Test
    void whoDecidesAgreesWithWhatHappensOverTheWindow() {
        assertThat(says(1.05, 0.95, 1, 1.05, 0))
                .contains("The two hold each other")
                .doesNotContain("wins");
        assertThat(says(1, 1, 1, 1, 0)).contains("Neither changes it");
        assertThat(says(0.995, 0.6, 1, 1, 0)).contains("W hardly changes it; the damping");
        assertThat(says(Activation.IDENTITY, 0.8, 1, 0.8, 0.8, 0)).contains("W makes the gradient smaller");
        // A change of less than 1 % a character is much over 200 of them, and one of 5 % little over 3.
        assertThat(says(Activation.IDENTITY, 200, 1.008, 1, 1.008, 1.008, 0)).contains("W makes the gradient larger");
        assertThat(says(Activation.IDENTITY, 200, 0.995, 1, 0.995, 1, 0)).contains("W makes the gradient smaller");
        assertThat(says(Activation.TANH, 3, 0.95, 0.985, 1, 1, 0)).contains("Neither changes it much");
        assertThat(says(Activation.IDENTITY, 5, 1.05, 1, 1.05, 1.05, 0)).contains("Neither changes it much");
    }

    @Test
    void noSentenceContradictsWhatHappens() {
        for (int window : new int[] {2, 5, 25, 200}) {
            for (double stretch : new double[] {0.5, 0.95, 0.999, 1, 1.001, 1.05, 2}) {
                for (double damping : new double[] {0.1, 0.9, 0.99, 0.9999, 1}) {
                    double change = Math.log(stretch * damping) * (window - 1);
                    String says = says(Activation.TANH, window, stretch, damping, 1, 3, 0);
                    boolean steady = Math.abs(change) < Math.log(1.5);
                    if (steady) {
                        assertThat(says).contains("keeps its size").doesNotContain("wins", "smaller", "larger", "fade");
                    } else if (change > 0) {
                        assertThat(says).contains("doubles").containsAnyOf("grows on its way back", "larger");
                    } else {
                        assertThat(says)
                                .contains("halves")
                                .containsAnyOf("fade", "smaller")
                                .doesNotContain("larger");
                    }
                    if (stretch < 1) {
                        assertThat(says).doesNotContain("although W stretches it");
                    }
                }
            }
        }
    }

    @Test
    void anOrthogonalMatrixIsNotSaidToLetAnythingGrow() {
        assertThat(says(1, 0.9, 1 + 3e-15, 1 + 3e-15, 0.1))
                .contains("W alone would keep the gradient’s size (ρ = 1), yet over this window it halves")
                .doesNotContain("grow", "does not decide");
        assertThat(says(1, 0.9, 1 - 3e-15, 1 - 3e-15, 0.1)).doesNotContain("is below 1");
    }

    @Test
    void whereItEndsNoHalfLifeIsTold() {
        double[] r = {1, 1.2, 1.1, 0, 0};
        double[] factors = new double[4];
        LayerInsight layer = new LayerInsight(
                new DecayCurve(r, r, r, Math.log(1.05)),
                new StretchAndDamping(factors, factors, 1.3, 0.8),
                new Saturation(new double[3], 0.4, 0.6));
        assertThat(Explanation.of(layer, Activation.RELU, Optional.empty()).text())
                .contains("is gone after 3 characters", "There its way ends")
                .doesNotContain("doubles", "halves", "wins");
    }

    @Test
    void belowTheTopLayerNothingIsConcludedFromItsWAlone() {
        double[] r = {1, 0.5, 0.25};
        double[] factors = new double[2];
        LayerInsight layer = new LayerInsight(
                new DecayCurve(r, r, r, Math.log(0.5)),
                new StretchAndDamping(factors, factors, 1.2, 0.5 / 1.2),
                new Saturation(new double[3], 0.1, 0.5));
        assertThat(Explanation.ofLower(layer, Activation.TANH).text())
                .contains("What comes down from the layer above")
                .doesNotContain("ρ", "σ", "wins");
    }

    @Test
    void eachActivationDampsInItsOwnWay() {
        assertThat(says(Activation.RELU, 2, 0.8, 2, 2.5, 0.4)).contains("40 % of the units are off");
        assertThat(says(Activation.IDENTITY, 1.1, 1, 1.1, 1.1, 0)).contains("The identity damps nothing");
        assertThat(says(Activation.SIGMOID, 2, 0.2, 5, 9, 0.3)).contains("at most 0.25");
    }

    @Test
    void aWindowOfOneCharacterHasNoPast() {
        double[] one = {1};
        LayerInsight layer = new LayerInsight(
                new DecayCurve(one, one, one, Double.NaN),
                new StretchAndDamping(new double[0], new double[0], Double.NaN, Double.NaN),
                new Saturation(one, 0, 1));
        assertThat(Explanation.of(layer, Activation.TANH, Optional.empty()).text())
                .contains("choose a longer window");
    }

    @Test
    void whereNothingReachesACharacterBackThereAreNoFactors() {
        double[] gone = {1, 0, 0};
        LayerInsight layer = new LayerInsight(
                new DecayCurve(gone, gone, gone, Double.NaN),
                new StretchAndDamping(new double[2], new double[2], Double.NaN, Double.NaN),
                new Saturation(gone, 1, 0));
        Explanation says = Explanation.of(layer, Activation.RELU, Optional.of(new WeightSpectrum(List.of(), 1.2, 1.4)));
        assertThat(says.product()).isEmpty();
        assertThat(says.text()).contains("does not reach one character back", "100 % of the units are off");
    }

    @Test
    void aLyapunovExponentThatPromisesGrowthIsExplainedWhereTheGradientFades() {
        LayerInsight fading = layer(25, 3, 0.1, 0.2);
        DecayCurve decay = fading.decay();
        Explanation plain = Explanation.of(fading, Activation.TANH, Optional.empty());
        assertThat(plain.beside(0.2, decay).text()).contains("Lyapunov exponent is above 0 (0.2) all the same");
        assertThat(plain.beside(-0.2, decay)).isEqualTo(plain);
    }
}
