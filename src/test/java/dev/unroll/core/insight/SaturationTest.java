package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.Activation;
import org.junit.jupiter.api.Test;

class SaturationTest {
    private static Saturation withBias(Activation activation, double bias) {
        WindowPasses passes = Frozen.random(activation, 1, 4, 3);
        passes.frozen().parameters().clear();
        passes.frozen().parameters().b(0).set(2, 0, bias);
        return Saturation.of(WindowPasses.over(passes.frozen(), Frozen.KERNELS), 0);
    }

    @Test
    void countsTheUnitsThatStandAtTheEndsOfTanh() {
        Saturation saturation = withBias(Activation.TANH, -3);
        assertThat(saturation.perUnit()).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 0);
        assertThat(saturation.share()).isCloseTo(1 / 9.0, offset(1e-15));
        double a = Math.tanh(-3);
        assertThat(saturation.meanSlope()).isCloseTo((8 + 1 - a * a) / 9, offset(1e-12));
    }

    @Test
    void isTheSamePlaceOfTheSigmoidsCurve() {
        // tanh(s/2) reaches 0.97 at twice the place of tanh.
        double tanhEdge = 0.5 * Math.log((1 + 0.97) / (1 - 0.97));
        assertThat(withBias(Activation.SIGMOID, 2 * tanhEdge + 1e-6).perUnit()[2])
                .isEqualTo(1);
        assertThat(withBias(Activation.SIGMOID, 2 * tanhEdge - 1e-6).perUnit()[2])
                .isZero();
        assertThat(withBias(Activation.TANH, tanhEdge + 1e-6).perUnit()[2]).isEqualTo(1);
        assertThat(withBias(Activation.TANH, tanhEdge - 1e-6).perUnit()[2]).isZero();
    }

    @Test
    void ofAReluIsBeingOff() {
        Saturation saturation = withBias(Activation.RELU, 1);
        assertThat(saturation.perUnit()[2]).isZero();
        assertThat(saturation.share()).isCloseTo(8 / 9.0, offset(1e-15));
        assertThat(saturation.meanSlope()).isCloseTo(1 / 9.0, offset(1e-15));
    }

    @Test
    void ofAReluThatIsOffNowAndThenTheVerdictSaysNothing() {
        WindowPasses passes = Frozen.random(Activation.RELU, 1, 40, 12);
        WindowInsight insight = WindowInsight.into(passes.frozen(), Frozen.KERNELS);
        Saturation saturation = insight.top().saturation();
        assertThat(saturation.share()).isGreaterThan(0.3);
        assertThat(saturation.stuck()).isLessThan(saturation.share());
        assertThat(Finding.of(insight, 1, 1).saturation()).isEqualTo(saturation.stuck());
        assertThat(withBias(Activation.RELU, 1).stuck()).isCloseTo(8 / 9.0, offset(1e-15));
    }

    @Test
    void neverHappensToTheIdentity() {
        Saturation saturation = withBias(Activation.IDENTITY, 1e6);
        assertThat(saturation.share()).isZero();
        assertThat(saturation.meanSlope()).isEqualTo(1);
    }
}
