package dev.unroll.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unroll.core.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitializerTest {
    private final DMatrixRMaj W = new DMatrixRMaj(60, 60);

    @Test
    void normalWeightsHaveTheAskedDeviation() {
        new Initializer.Normal(0.01).fillRecurrent(W, random(1));
        double sum = 0;
        double squares = 0;
        for (double w : W.data) {
            sum += w;
            squares += w * w;
        }
        assertThat(sum / W.data.length).isCloseTo(0, within(6e-4));
        assertThat(Math.sqrt(squares / W.data.length)).isCloseTo(0.01, within(4e-4));
    }

    @Test
    void uniformAndXavierWeightsFillTheirInterval() {
        new Initializer.Uniform(0.3).fill(W, random(1));
        assertThat(CommonOps_DDRM.elementMaxAbs(W)).isBetween(0.299, 0.3);
        new Initializer.Xavier().fill(W, random(1));
        assertThat(CommonOps_DDRM.elementMaxAbs(W)).isCloseTo(Math.sqrt(6.0 / 120), within(1e-3));
    }

    @Test
    void orthogonalWeightsKeepLengthsUpToTheGain() {
        new Initializer.Orthogonal(1.5).fillRecurrent(W, random(1));
        CommonOps_DDRM.scale(1 / 1.5, W);
        assertThat(MatrixFeatures_DDRM.isOrthogonal(W, 1e-12)).isTrue();
    }

    @Test
    void identityWeightsAreTheGainOnTheDiagonal() {
        new Initializer.Identity(0.9).fillRecurrent(W, random(1));
        assertThat(W.get(3, 3)).isEqualTo(0.9);
        assertThat(CommonOps_DDRM.elementSumAbs(W)).isCloseTo(54, within(1e-12));
    }

    @Test
    void theSpectralRadiusIsWhatWasAsked() {
        new Initializer.SpectralRadius(1.2).fillRecurrent(W, random(1));
        assertThat(Spectrum.radius(W)).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void kindsThatShapeWLeaveTheOtherMatricesNormal() {
        new Initializer.Identity(7).fill(W, random(1));
        assertThat(CommonOps_DDRM.elementMaxAbs(W)).isBetween(0.25, 0.5);
    }

    @Test
    void equalSeedsGiveEqualBitsAndOthersDoNot() {
        DMatrixRMaj again = new DMatrixRMaj(60, 60);
        new Initializer.Orthogonal(1).fillRecurrent(W, random(4));
        new Initializer.Orthogonal(1).fillRecurrent(again, random(4));
        assertThat(again.data).isEqualTo(W.data);
        new Initializer.Orthogonal(1).fillRecurrent(again, random(5));
        assertThat(again.data).isNotEqualTo(W.data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal:0.01", "uniform:0.1", "xavier", "orthogonal:1.0", "identity:0.9", "radius:1.2"})
    void everyKindIsReadAsItIsWritten(String text) {
        assertThat(Initializer.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"normal", "normal:", "normal:x", "normal:0", "uniform:-1", "radius:Infinity", "gauss:1", ""})
    void everythingElseIsRefusedInASentence(String text) {
        assertThatThrownBy(() -> Initializer.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    private static RandomStream random(long seed) {
        return new RandomStream(seed, RandomStream.Purpose.WEIGHTS);
    }
}
