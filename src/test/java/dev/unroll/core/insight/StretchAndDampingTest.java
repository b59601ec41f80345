package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.rnn.Parameters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StretchAndDampingTest {
    private static StretchAndDamping of(WindowPasses passes) {
        GradientRiver river = GradientRiver.of(passes, Frozen.KERNELS);
        return StretchAndDamping.of(river, 0, DecayCurve.of(river, 0));
    }

    @Test
    void theirProductIsTheMeanDecayOfEachLag() {
        WindowPasses passes = Frozen.random(Activation.TANH, 2, 9, 6);
        GradientRiver river = GradientRiver.of(passes, Frozen.KERNELS);
        for (int layer = 0; layer < 2; layer++) {
            StretchAndDamping why = StretchAndDamping.of(river, layer, DecayCurve.of(river, layer));
            for (int l = 1; l < 9; l++) {
                double logarithms = 0;
                for (int t = l + 1; t <= 9; t++) {
                    logarithms += Math.log(river.norm(layer, t, t - l) / river.norm(layer, t, t - l + 1));
                }
                assertThat(why.stretch()[l - 1] * why.damping()[l - 1])
                        .isCloseTo(Math.exp(logarithms / (9 - l)), withPercentage(1e-9));
            }
        }
    }

    @Test
    void theProductOfTheMeansIsTheDecayACharacter() {
        for (int seed = 0; seed < 20; seed++) {
            GradientRiver river = GradientRiver.of(Frozen.random(Activation.TANH, 1, 10 + seed, seed), Frozen.KERNELS);
            DecayCurve decay = DecayCurve.of(river, 0);
            StretchAndDamping why = StretchAndDamping.of(river, 0, decay);
            assertThat(why.meanStretch() * why.meanDamping()).isCloseTo(Math.exp(decay.slope()), withPercentage(5));
            double least = Arrays.stream(why.damping()).min().orElseThrow();
            assertThat(why.meanDamping()).isBetween(least / 2, 1.0);
        }
    }

    @Test
    void anOrthogonalMatrixStretchesByItsGainAndTheIdentityDampsNothing() {
        StretchAndDamping why = of(Frozen.initial(Activation.IDENTITY, 20, new Initializer.Orthogonal(1.3), 10, 2));
        assertThat(why.meanStretch()).isCloseTo(1.3, offset(1e-12));
        assertThat(why.meanDamping()).isCloseTo(1, offset(1e-12));
    }

    @Test
    void anOrthogonalMatrixStretchesByItsGainThoughLossesEndAtUnitsThatAreOff() {
        for (double gain : new double[] {1, 1.3}) {
            WindowPasses passes = Frozen.initial(Activation.RELU, 16, new Initializer.Orthogonal(gain), 25, 4);
            Parameters theta = passes.frozen().parameters();
            int[] inputs = passes.frozen().input().inputs();
            for (int t = 5; t < inputs.length; t += 6) {
                inputs[t] = 0;
            }
            for (int unit = 0; unit < 16; unit++) { // the first symbol turns all units off
                theta.U(0).set(unit, 0, -1e3);
            }
            StretchAndDamping why = of(WindowPasses.over(passes.frozen(), Frozen.KERNELS));
            assertThat(why.meanStretch()).isCloseTo(gain, offset(1e-12));
            assertThat(why.meanDamping()).isLessThan(1);
        }
    }

    @Test
    void noFactorIsKnownWhereNoGradientReaches() {
        WindowPasses passes = Frozen.random(Activation.RELU, 1, 5, 2);
        passes.frozen().parameters().W(0).zero();
        WindowPasses cut = WindowPasses.over(passes.frozen(), Frozen.KERNELS);
        StretchAndDamping why = of(cut);
        assertThat(why.stretch()).containsOnly(Double.NaN);
        assertThat(why.meanDamping()).isNaN();
    }

    @Test
    void aWindowOfOneStepHasNoLags() {
        WindowPasses passes = Frozen.random(Activation.TANH, 1, 1, 2);
        StretchAndDamping why = of(passes);
        assertThat(why.stretch()).isEmpty();
        assertThat(why.meanStretch()).isNaN();
    }
}
