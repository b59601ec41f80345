package dev.unroll.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Spectrum;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterEditTest {
    private static final RnnShape SHAPE = new RnnShape(4, 6, 2);

    private final Parameters theta = Networks.random(SHAPE, 5);

    @Test
    void aGainScalesEveryW() {
        Parameters before = theta.copy();
        new ParameterEdit.ScaleW(1.5).apply(theta);
        for (int layer = 0; layer < 2; layer++) {
            assertThat(theta.W(layer).get(3, 2)).isEqualTo(1.5 * before.W(layer).get(3, 2));
            assertThat(theta.U(layer).data).isEqualTo(before.U(layer).data);
        }
    }

    @Test
    void aRadiusIsReachedInEveryLayer() {
        new ParameterEdit.RadiusOfW(0.7).apply(theta);
        assertThat(Spectrum.radius(theta.W(0))).isCloseTo(0.7, offset(1e-12));
        assertThat(Spectrum.radius(theta.W(1))).isCloseTo(0.7, offset(1e-12));
        theta.W(1).zero();
        assertThatThrownBy(() -> new ParameterEdit.RadiusOfW(1).apply(theta)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void orthogonalIsTheNearestMatrixThatStretchesAllAlike() {
        DMatrixRMaj before = theta.W(0).copy();
        new ParameterEdit.OrthogonalW(1.2).apply(theta);
        DMatrixRMaj W = theta.W(0);
        double[] alike = new double[6];
        Arrays.fill(alike, 1.2);
        assertThat(Spectrum.singularValues(W)).containsExactly(alike, offset(1e-12));
        // Nearest: Wᵀ·before is symmetric and positive, the polar decomposition's mark.
        DMatrixRMaj product = new DMatrixRMaj(6, 6);
        CommonOps_DDRM.multTransA(W, before, product);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                assertThat(product.get(i, j)).isCloseTo(product.get(j, i), offset(1e-12));
            }
        }
        assertThat(CommonOps_DDRM.trace(product)).isPositive();
    }

    @Test
    void oneElementIsSetAndNoOther() {
        Parameters before = theta.copy();
        int b2 = theta.names().indexOf("b2");
        new ParameterEdit.SetElement(b2, 4, 0, 0.25).apply(theta);
        assertThat(theta.b(1).get(4, 0)).isEqualTo(0.25);
        theta.b(1).set(4, 0, before.b(1).get(4, 0));
        for (int i = 0; i < before.matrices().size(); i++) {
            assertThat(theta.matrices().get(i).data).isEqualTo(before.matrices().get(i).data);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void othersReadAHeldUnitAsIfItStoodAtItsValue(Activation activation) {
        for (int layer = 0; layer < 2; layer++) {
            Parameters held = theta.copy();
            new ParameterEdit.HoldUnit(layer, 2, 0.4).apply(held);
            Tape tape = Networks.window(SHAPE, 5, 1, 3);
            Networks.forward(held, tape, activation, new ScalarKernels());
            double[][] expected = byHand(activation, layer, Networks.window(SHAPE, 5, 1, 3));
            for (int t = 1; t <= 5; t++) {
                for (int i = 0; i < 6; i++) {
                    if (layer == 0 || i != 2) {
                        assertThat(tape.states(1).get(t, i)).isCloseTo(expected[t][i], offset(1e-12));
                    }
                }
            }
        }
    }

    /** States of the upper layer, with the unit replaced for everyone who reads it. */
    private double[][] byHand(Activation activation, int heldLayer, Tape tape) {
        double[][] lower = new double[6][6];
        double[][] upper = new double[6][6];
        for (int i = 0; i < 6; i++) {
            lower[0][i] = tape.states(0).get(0, i);
            upper[0][i] = tape.states(1).get(0, i);
        }
        for (int t = 1; t <= 5; t++) {
            for (int i = 0; i < 6; i++) {
                double s = theta.b(0).get(i, 0) + theta.U(0).get(i, tape.inputs()[t - 1]);
                for (int j = 0; j < 6; j++) {
                    s += theta.W(0).get(i, j) * read(lower[t - 1][j], heldLayer == 0 && j == 2);
                }
                lower[t][i] = activation.value(s);
            }
            for (int i = 0; i < 6; i++) {
                double s = theta.b(1).get(i, 0);
                for (int j = 0; j < 6; j++) {
                    s += theta.U(1).get(i, j) * read(lower[t][j], heldLayer == 0 && j == 2);
                    s += theta.W(1).get(i, j) * read(upper[t - 1][j], heldLayer == 1 && j == 2);
                }
                upper[t][i] = activation.value(s);
            }
        }
        return upper;
    }

    private static double read(double a, boolean held) {
        return held ? 0.4 : a;
    }

    @Test
    void anEditThatOverflowsChangesNothing() {
        Parameters before = theta.copy();
        assertThat(new ParameterEdit.ScaleW(1e308).applyIfFinite(theta)).isTrue();
        Parameters large = theta.copy();
        assertThat(new ParameterEdit.ScaleW(1e308).applyIfFinite(theta)).isFalse();
        assertThat(theta.W(0).data).isEqualTo(large.W(0).data);
        assertThat(theta.U(0).data).isEqualTo(before.U(0).data);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new ParameterEdit.HoldUnit(2, 0, 0).apply(theta))
                .hasMessageContaining("no unit 1 in layer 3");
        assertThatThrownBy(() -> new ParameterEdit.HoldUnit(0, 6, 0).apply(theta))
                .hasMessageContaining("no unit 7");
        assertThatThrownBy(() -> new ParameterEdit.SetElement(1, 6, 0, 0).apply(theta))
                .hasMessageContaining("W has no element 7, 1");
        assertThatThrownBy(() -> new ParameterEdit.SetElement(99, 0, 0, 0).apply(theta))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ParameterEdit.ScaleW(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ParameterEdit.SetElement(0, 0, 0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
