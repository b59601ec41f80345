package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.Spectrum;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class JacobianProductTest {
    @Test
    void hasTheSingularValuesOfTheProductItself() {
        WindowPasses passes = Frozen.random(Activation.TANH, 2, 6, 7);
        for (int layer = 0; layer < 2; layer++) {
            DMatrixRMaj product = CommonOps_DDRM.identity(9);
            for (int k = 5; k >= 3; k--) {
                DMatrixRMaj J = passes.frozen().parameters().W(layer).copy();
                for (int i = 0; i < 9; i++) {
                    double a = passes.tape().states(layer).get(k, i);
                    for (int j = 0; j < 9; j++) {
                        J.set(i, j, J.get(i, j) * (1 - a * a));
                    }
                }
                DMatrixRMaj next = new DMatrixRMaj(9, 9);
                CommonOps_DDRM.mult(product, J, next);
                product = next;
            }
            double[] expected = Arrays.stream(Spectrum.singularValues(product))
                    .map(Math::log)
                    .toArray();
            JacobianProduct jacobian = JacobianProduct.of(passes, layer, 5, 3, Frozen.KERNELS);
            assertThat(jacobian.logSingularValues()).containsExactly(expected, offset(1e-9));
            assertThat(jacobian.lyapunovExponent()).isCloseTo(expected[0] / 3, offset(1e-12));
        }
    }

    @Test
    void neitherOverflowsNorUnderflowsOverALongWindow() {
        for (double gain : new double[] {1e-3, 1e3}) {
            WindowPasses passes = Frozen.initial(Activation.IDENTITY, 4, new Initializer.Orthogonal(gain), 200, 1);
            JacobianProduct jacobian = JacobianProduct.of(passes, 0, 200, 200, Frozen.KERNELS);
            assertThat(jacobian.logSingularValues())
                    .containsExactly(
                            IntStream.range(0, 4)
                                    .mapToDouble(i -> 200 * Math.log(gain))
                                    .toArray(),
                            offset(1e-9));
            assertThat(jacobian.lyapunovExponent()).isCloseTo(Math.log(gain), offset(1e-12));
        }
    }

    @Test
    void boundsWhatAnyLossesGradientDoes() {
        WindowPasses passes = Frozen.random(Activation.SIGMOID, 1, 8, 9);
        GradientRiver river = GradientRiver.of(passes, Frozen.KERNELS);
        for (int t = 2; t <= 8; t++) {
            double[] logs =
                    JacobianProduct.of(passes, 0, t, t - 1, Frozen.KERNELS).logSingularValues();
            double decay = Math.log(river.norm(0, t, 1) / river.norm(0, t, t));
            assertThat(decay).isBetween(logs[8] - 1e-9, logs[0] + 1e-9);
        }
    }

    @Test
    void needsAPartOfTheWindow() {
        WindowPasses passes = Frozen.random(Activation.TANH, 1, 3, 7);
        assertThatThrownBy(() -> JacobianProduct.of(passes, 0, 3, 4, Frozen.KERNELS))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> JacobianProduct.of(passes, 0, 3, 0, Frozen.KERNELS))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
