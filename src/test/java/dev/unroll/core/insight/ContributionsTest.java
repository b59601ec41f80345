package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.unroll.core.linalg.Activation;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContributionsTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void addUpToTheGradientOfEveryLayersW(Activation activation) {
        for (int layers = 1; layers <= 3; layers++) {
            WindowPasses passes = Frozen.random(activation, layers, 12, 10 + layers);
            for (int layer = 0; layer < layers; layer++) {
                DMatrixRMaj sum = Contributions.sums(passes, Frozen.KERNELS).get(layer);
                DMatrixRMaj gradient = passes.gradients().W(layer);
                double largest = CommonOps_DDRM.elementMaxAbs(gradient);
                assertThat(largest).isPositive();
                assertThat(sum.data).containsExactly(gradient.data, offset(1e-12 * largest));
            }
            assertThat(Contributions.residual(passes, Frozen.KERNELS)).isLessThan(1e-12);
        }
    }

    @Test
    void oneByOneTheyAddUpToo() {
        WindowPasses passes = Frozen.random(Activation.TANH, 2, 6, 5);
        GradientRiver river = GradientRiver.of(passes, Frozen.KERNELS);
        for (int layer = 0; layer < 2; layer++) {
            DMatrixRMaj sum = new DMatrixRMaj(9, 9);
            for (int t = 1; t <= 6; t++) {
                for (int k = 1; k <= t; k++) {
                    DMatrixRMaj C = Contributions.one(passes, layer, t, k, Frozen.KERNELS);
                    assertThat(river.contributionNorm(layer, t, k))
                            .isCloseTo(NormOps_DDRM.normF(C), withPercentage(1e-10));
                    CommonOps_DDRM.addEquals(sum, C);
                }
            }
            DMatrixRMaj gradient = passes.gradients().W(layer);
            assertThat(sum.data).containsExactly(gradient.data, offset(1e-12 * CommonOps_DDRM.elementMaxAbs(gradient)));
        }
    }

    @Test
    void withoutAnyGradientNothingIsMissing() {
        WindowPasses passes = Frozen.random(Activation.RELU, 1, 4, 2);
        passes.frozen().parameters().V().zero();
        assertThat(Contributions.residual(WindowPasses.over(passes.frozen(), Frozen.KERNELS), Frozen.KERNELS))
                .isZero();
    }
}
