package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.Eigenvalue;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class WeightSpectrumTest {
    @Test
    void aRotationHasItsAngleInTheComplexPlane() {
        WeightSpectrum spectrum = WeightSpectrum.of(new DMatrixRMaj(new double[][] {{0, -2}, {2, 0}}));
        assertThat(spectrum.eigenvalues()).hasSize(2).allSatisfy(value -> {
            assertThat(value.re()).isCloseTo(0, offset(1e-12));
            assertThat(Math.abs(value.im())).isCloseTo(2, offset(1e-12));
        });
        assertThat(spectrum.eigenvalues().stream().mapToDouble(Eigenvalue::im).sum())
                .isCloseTo(0, offset(1e-12));
        assertThat(spectrum.radius()).isCloseTo(2, offset(1e-12));
        assertThat(spectrum.sigmaMax()).isCloseTo(2, offset(1e-12));
    }

    @Test
    void aShearStretchesMoreThanItsRadiusSays() {
        WeightSpectrum spectrum = WeightSpectrum.of(new DMatrixRMaj(new double[][] {{0.5, 10}, {0, 0.5}}));
        assertThat(spectrum.radius()).isCloseTo(0.5, offset(1e-7));
        assertThat(spectrum.sigmaMax()).isGreaterThan(10);
    }
}
