package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void putsAValueOnAnEdgeIntoTheBinAboveAndTheUpperEndIntoTheLast() {
        assertThat(Histogram.of(0, 3, 3, 0, 1, 1.5, 3).counts()).containsExactly(1, 2, 1);
    }

    @Test
    void leavesOutWhatLiesOutsideOrIsNoNumber() {
        Histogram histogram = Histogram.of(0, 1, 2, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY, 0.2);
        assertThat(histogram.counts()).containsExactly(1, 0);
        assertThat(histogram.total()).isEqualTo(1);
    }

    @Test
    void around0IsAsWideOnBothSidesAsTheLargestValue() {
        Histogram histogram = Histogram.around0(5, -4, 0, 1, Double.NaN);
        assertThat(histogram.from()).isEqualTo(-4);
        assertThat(histogram.to()).isEqualTo(4);
        assertThat(histogram.counts()).containsExactly(1, 0, 1, 1, 0);
        assertThat(histogram.most()).isEqualTo(1);
        assertThat(histogram.edge(5)).isEqualTo(4);
    }

    @Test
    void ofNothingButZerosHasARange() {
        assertThat(Histogram.around0(3, 0, 0).counts()).containsExactly(0, 2, 0);
    }
}
