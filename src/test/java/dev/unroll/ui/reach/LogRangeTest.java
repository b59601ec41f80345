package dev.unroll.ui.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LogRangeTest {
    private final LogRange range = new LogRange();

    @Test
    void reachesFromHalfADecadeBelowTheLeastToHalfADecadeAboveTheMost() {
        range.show(DoubleStream.of(0.02, Double.NaN, 2, 0));
        assertThat(range.min()).isCloseTo(0.01, offset(1e-12));
        assertThat(range.max()).isCloseTo(Math.sqrt(10), offset(1e-12));
    }

    @Test
    void showsNoMoreThanSixDecades() {
        range.show(DoubleStream.of(1e-30, 1));
        assertThat(range.min()).isCloseTo(1e-6, offset(1e-15));
    }

    @Test
    void staysWhileTheNextPictureDiffersLittle() {
        range.show(DoubleStream.of(0.01, 1));
        double min = range.min();
        double max = range.max();
        range.show(DoubleStream.of(0.04, 0.4));
        assertThat(range.min()).isEqualTo(min);
        assertThat(range.max()).isEqualTo(max);
        range.show(DoubleStream.of(0.5, 50));
        assertThat(range.max()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void keepsItsEndsWhereThereIsNothingToShow() {
        range.show(DoubleStream.of(0.01, 1));
        double min = range.min();
        range.show(DoubleStream.of(0, Double.NaN, Double.POSITIVE_INFINITY));
        assertThat(range.min()).isEqualTo(min);
        range.reset();
        assertThat(range.min()).isNaN();
    }
}
