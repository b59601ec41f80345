package dev.unroll.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormsTest {
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-200, 1e200, 1e-300, 1e300, 4.9e-324 * 1024})
    void scalesDoNotMatter(double scale) {
        double[] x = {3 * scale, 0, -4 * scale};
        assertThat(Norms.euclidean(x) / scale).isCloseTo(5, within(1e-12));
    }

    @Test
    void longVectorsAreSummedWhole() {
        double[] x = new double[1003];
        Arrays.fill(x, 2);
        assertThat(Norms.euclidean(x)).isCloseTo(2 * Math.sqrt(1003), within(1e-12));
    }

    @Test
    void zerosNansAndInfinitiesStayWhatTheyAre() {
        assertThat(Norms.euclidean(new double[5])).isZero();
        assertThat(Norms.euclidean(new double[] {1, Double.NaN, 2})).isNaN();
        assertThat(Norms.euclidean(new double[] {1, Double.NEGATIVE_INFINITY})).isInfinite();
    }
}
