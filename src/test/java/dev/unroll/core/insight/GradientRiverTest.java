package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.rnn.Networks;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.text.TextStreams;
import dev.unroll.support.GoldenCase;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GradientRiverTest {
    private static final double PERCENT_OF_1E_9 = 1e-7;

    @ParameterizedTest
    @MethodSource("dev.unroll.support.GoldenCase#names")
    void agreesWithAutogradOnTheGradientPerLag(String name) throws Exception {
        GoldenCase golden = GoldenCase.read(name);
        int streams = golden.experiment().streams();
        Tape tape = new Tape(golden.parameters().shape(), golden.experiment().window(), streams);
        new TextStreams(golden.corpus(), streams, tape.window()).next(tape.inputs(), tape.targets());
        WindowPasses passes = WindowPasses.over(
                new FrozenWindow(golden.parameters(), golden.experiment().activation(), tape.copyInputs(0)),
                Frozen.KERNELS);
        GradientRiver river = GradientRiver.of(passes, Frozen.KERNELS);

        JsonNode expected = golden.firstWindow().get("gradientPerLag");
        assertThat(expected.size()).isEqualTo(tape.window());
        for (int t = 1; t <= tape.window(); t++) {
            for (int k = 1; k <= t; k++) {
                double want = expected.get(t - 1).get(k - 1).asDouble();
                assertThat(want).isPositive();
                assertThat(river.norm(river.layers() - 1, t, k))
                        .as("g(%d,%d)", t, k)
                        .isCloseTo(want, withPercentage(PERCENT_OF_1E_9));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void isWhatTheBackwardPassGivesForOneLossAlone(Activation activation) {
        // A window that ends at t, whose other losses are taken away by central differences in L_t itself.
        for (int layers = 1; layers <= 3; layers++) {
            WindowPasses passes = Frozen.random(activation, layers, 6, layers);
            GradientRiver river = GradientRiver.of(passes, Frozen.KERNELS);
            for (int layer = 0; layer < layers; layer++) {
                for (int t = 2; t <= 6; t += 2) {
                    // a_0 is the only state that can be nudged from outside: L_t by a_0, and J_1 once more.
                    double[] byDifferences = gradientAtStart(passes, layer, t);
                    double[] analytic = gradientAtStart(river, passes, layer, t);
                    assertThat(analytic).as("layer %d, L_%d", layer, t).containsExactly(byDifferences, offset(1e-7));
                }
            }
        }
    }

    /** ∂L_t/∂a_0 of a layer by central differences. */
    private static double[] gradientAtStart(WindowPasses passes, int layer, int t) {
        double epsilon = 1e-6;
        int hidden = passes.tape().shape().hidden();
        double[] gradient = new double[hidden];
        for (int i = 0; i < hidden; i++) {
            Tape up = passes.tape().copyInputs(0);
            up.states(layer).add(0, i, epsilon);
            Tape down = passes.tape().copyInputs(0);
            down.states(layer).add(0, i, -epsilon);
            Activation phi = passes.frozen().activation();
            Networks.forward(passes.frozen().parameters(), up, phi, Frozen.KERNELS);
            Networks.forward(passes.frozen().parameters(), down, phi, Frozen.KERNELS);
            gradient[i] = (up.lossAt(t) - down.lossAt(t)) / (2 * epsilon);
        }
        return gradient;
    }

    /** ∂L_t/∂a_0 = Wᵀ ∂L_t/∂s_1, from the walk itself; its norms must be the river's. */
    private static double[] gradientAtStart(GradientRiver river, WindowPasses passes, int layer, int t) {
        int hidden = passes.tape().shape().hidden();
        DMatrixRMaj s = new DMatrixRMaj(hidden, 1);
        new LagWalk(passes, Frozen.KERNELS).run((visited, lag, dA, dS) -> {
            if (visited == layer && lag == t - 1) {
                System.arraycopy(dS.data, (t - 1) * dS.numCols, s.data, 0, hidden);
            }
        });
        assertThat(river.sumNorm(layer, t, 1)).isCloseTo(NormOps_DDRM.normF(s), withPercentage(1e-10));
        DMatrixRMaj a = new DMatrixRMaj(hidden, 1);
        CommonOps_DDRM.multTransA(passes.frozen().parameters().W(layer), s, a);
        return a.data;
    }

    @Test
    void theWholeWindowsGradientIsTheSumOfAllLossesAlone() {
        WindowPasses passes = Frozen.random(Activation.TANH, 2, 8, 4);
        for (int layer = 0; layer < 2; layer++) {
            int observed = layer;
            DMatrixRMaj sums = new DMatrixRMaj(8, passes.tape().states(0).numCols);
            new LagWalk(passes, Frozen.KERNELS).run((visited, lag, dA, dS) -> {
                for (int t = lag + 1; visited == observed && t <= 8; t++) {
                    for (int i = 0; i < dA.numCols; i++) {
                        sums.add(t - lag - 1, i, dA.get(t - 1, i));
                    }
                }
            });
            assertThat(sums.data).containsExactly(passes.tape().stateGradients(layer).data, offset(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 1, 1.1})
    void ofALinearCellWithScaledOrthogonalWeightsIsThePowerOfTheScale(double gain) {
        WindowPasses passes = Frozen.initial(Activation.IDENTITY, 40, new Initializer.Orthogonal(gain), 25, 3);
        DecayCurve decay = DecayCurve.of(GradientRiver.of(passes, Frozen.KERNELS), 0);
        for (int l = 0; l < 25; l++) {
            double[] all = {decay.low()[l], decay.median()[l], decay.high()[l]};
            double want = StrictMath.pow(gain, l);
            assertThat(all).containsExactly(new double[] {want, want, want}, offset(1e-12 * want));
        }
        assertThat(decay.median()[20])
                .isCloseTo(List.of(0.121577, 1.0, 6.727500).get((int) Math.rint(10 * gain) - 9), offset(1e-6));
    }

    @Test
    void aSlopeBelow1AndASmallSigmaMaxBoundTheDecayOfAnyTanhNetwork() {
        for (int seed = 0; seed < 1000; seed++) {
            WindowPasses wide = Frozen.random(Activation.TANH, 1, 12, seed);
            DMatrixRMaj W = wide.frozen().parameters().W(0);
            double wanted = 0.2 + 0.79 * (seed % 100) / 100;
            CommonOps_DDRM.scale(wanted / WeightSpectrum.of(W).sigmaMax(), W);
            WindowPasses passes = WindowPasses.over(wide.frozen(), Frozen.KERNELS);
            double sigma = WeightSpectrum.of(W).sigmaMax();
            assertThat(sigma).isCloseTo(wanted, withPercentage(1e-9)).isLessThan(1);
            GradientRiver river = GradientRiver.of(passes, Frozen.KERNELS);
            for (int t = 1; t <= 12; t++) {
                for (int k = 1; k <= t; k++) {
                    assertThat(river.norm(0, t, k) / river.norm(0, t, t))
                            .as("network %d, g(%d,%d)", seed, t, k)
                            .isLessThanOrEqualTo(Math.pow(sigma, t - k) * (1 + 1e-12));
                }
            }
        }
    }

    @Test
    void hasNoGradientOfALossInItsFuture() {
        GradientRiver river = GradientRiver.of(Frozen.random(Activation.TANH, 1, 5, 1), Frozen.KERNELS);
        assertThatThrownBy(() -> river.norm(0, 3, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> river.norm(0, 6, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> river.norm(0, 3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void leavesTheFrozenWindowAsItWas() {
        WindowPasses passes = Frozen.random(Activation.TANH, 2, 5, 8);
        double[] before = passes.frozen().input().states(1).data.clone();
        double[] W = passes.frozen().parameters().W(1).data.clone();
        WindowInsight.into(passes.frozen(), Frozen.KERNELS);
        assertThat(passes.frozen().input().states(1).data).isEqualTo(before);
        assertThat(passes.frozen().parameters().W(1).data).isEqualTo(W);
        assertThat(Arrays.stream(before).filter(a -> a != 0).count()).isEqualTo(9);
    }
}
