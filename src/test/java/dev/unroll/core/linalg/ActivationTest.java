package dev.unroll.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void theWeightedSumIsTheOneThatWasPutInOrIsNotTold(Activation phi) {
        int told = 0;
        for (double s = -40; s <= 40; s += 0.0625) {
            double sum = phi.sum(phi.value(s)).orElse(Double.NaN);
            if (!Double.isNaN(sum)) {
                told++;
                assertThat(sum).as(phi + " at " + s).isEqualTo(s, within(1e-6 * Math.abs(s)));
            }
        }
        assertThat(told).isGreaterThan(300);
    }

    @Test
    void whereManySumsHaveTheSameActivationNoneIsTold() {
        assertThat(Activation.TANH.sum(1)).isEmpty();
        assertThat(Activation.TANH.sum(-1)).isEmpty();
        assertThat(Activation.SIGMOID.sum(0)).isEmpty();
        assertThat(Activation.SIGMOID.sum(1)).isEmpty();
        assertThat(Activation.RELU.sum(0)).isEmpty();
        assertThat(Activation.TANH.sum(Double.NaN)).isEmpty();
    }
}
