package dev.unroll.ui.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.plot.SeriesSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossCurveTest {
    private static final double[] NATS = {3, 2, Double.NaN, 1};

    @ParameterizedTest
    @EnumSource
    void aNaNIsAGapInEveryUnit(LossUnit unit) {
        SeriesSource curve = curve(unit);
        double[] min = new double[4];
        double[] max = new double[4];

        curve.minMax(1, 5, 4, min, max);

        assertThat(curve.y(2)).isNaN();
        assertThat(min[2]).isNaN();
        assertThat(max[2]).isNaN();
        assertThat(min[3]).isEqualTo(unit.of(1));
    }

    @ParameterizedTest
    @EnumSource
    void stepOneIsTheFirstValue(LossUnit unit) {
        SeriesSource curve = curve(unit);

        assertThat(curve.x(0)).isEqualTo(1);
        assertThat(curve.valueAt(2)).isCloseTo(unit.of(2), within(1e-12));
    }

    private static SeriesSource curve(LossUnit unit) {
        return LossCurve.of(
                index -> NATS[(int) index],
                (from, to, columns, min, max) -> {
                    for (int i = 0; i < columns; i++) {
                        min[i] = NATS[(int) (from + (to - from) * i / columns)];
                        max[i] = min[i];
                    }
                },
                unit,
                () -> NATS.length);
    }
}
