package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecayCurveTest {
    @Test
    void aGradientThatEndsIsGoneThereAndNotSteady() {
        double[] r = {1, 1.1, 0.9, 0, 0};
        DecayCurve decay = DecayCurve.over(List.of(r));
        assertThat(decay.gone()).isEqualTo(3);
        assertThat(decay.isSteady()).isFalse();
        DecayCurve whole = DecayCurve.over(List.of(new double[] {1, 1.1, 0.9}));
        assertThat(whole.gone()).isZero();
        assertThat(whole.isSteady()).isTrue();
    }

    private static DecayCurve of(double... median) {
        return new DecayCurve(median, median, median, DecayCurve.slopeOfLogarithm(median));
    }

    @Test
    void halvesWhereEachCharacterLeavesHalf() {
        DecayCurve decay = of(1, 0.5, 0.25, 0.125);
        assertThat(decay.halfLife()).isCloseTo(1, offset(1e-12));
        assertThat(Math.exp(decay.slope())).isCloseTo(0.5, offset(1e-12));
    }

    @Test
    void hasANegativeHalfLifeWhereItDoubles() {
        DecayCurve decay = of(1, Math.sqrt(2), 2);
        assertThat(decay.halfLife()).isCloseTo(-2, offset(1e-12));
        assertThat(decay.slope()).isPositive();
    }

    @Test
    void saysWhereItsHalfLifeDescribesItBadly() {
        assertThat(of(1, 0.5, 0.25, 0.125).unevenAt()).isZero();
        assertThat(of(1, 0.3, 0.15, 0.08).unevenAt()).isZero();
        DecayCurve late = of(1, 1, 1, 1, 1, 1, 1, 1, 4, 16, 64);
        assertThat(late.unevenAt()).isEqualTo(7);
        assertThat(late.evenly(7)).isGreaterThan(DecayCurve.UNEVEN);
        assertThat(of(1, 0, 0).unevenAt()).isZero();
    }

    @Test
    void itsLineStopsWhereTheGradientIsGone() {
        assertThat(of(1, 0.5, 0.25, 0, 0).halfLife()).isCloseTo(1, offset(1e-12));
        assertThat(of(1, 2, 4, Double.POSITIVE_INFINITY).halfLife()).isCloseTo(-1, offset(1e-12));
        assertThat(of(1, 0, 0).halfLife()).isNaN();
        assertThat(of(1).halfLife()).isNaN();
    }

    @Test
    void itsHorizonIsTheLastLagWithAHundredthLeft() {
        assertThat(of(1, 0.5, 0.01, 0.0099).horizon()).isEqualTo(2);
        assertThat(of(1, 0.001, 0.02, 0.001).horizon()).isEqualTo(2);
        assertThat(of(1, 0.001).horizon()).isZero();
        assertThat(of(1).horizon()).isZero();
    }

    @Test
    void leavesOutLossesWithoutAGradient() {
        WindowPasses passes = Frozen.random(Activation.RELU, 1, 4, 2);
        passes.frozen().parameters().V().zero();
        WindowPasses still = WindowPasses.over(passes.frozen(), Frozen.KERNELS);
        DecayCurve decay = DecayCurve.of(GradientRiver.of(still, Frozen.KERNELS), 0);
        assertThat(decay.median()).containsOnly(Double.NaN);
        assertThat(decay.horizon()).isZero();
    }

    @Test
    void startsOfDifferentGainsDecayAsMeasuredElsewhere() {
        // numbers.md: tanh, orthogonal, gain 1: r(10) about 0.5 at first; ReLU gain 2: r(10) 37, r(20) 1,700.
        DecayCurve one = decay(Activation.TANH, 1);
        assertThat(one.median()[10]).isBetween(0.2, 0.8);
        DecayCurve two = decay(Activation.RELU, 2);
        assertThat(two.median()[10]).isBetween(10.0, 150.0);
        assertThat(two.median()[20]).isBetween(300.0, 10_000.0);
    }

    private static DecayCurve decay(Activation activation, double gain) {
        return DecayCurve.of(
                GradientRiver.of(
                        Frozen.initial(activation, 100, new Initializer.Orthogonal(gain), 25, 1), Frozen.KERNELS),
                0);
    }
}
