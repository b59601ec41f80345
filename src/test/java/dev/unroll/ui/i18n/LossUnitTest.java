package dev.unroll.ui.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossUnitTest {
    @Test
    void aLossIsSaidInItsUnit() {
        assertThat(LossUnit.NATS.value(2)).isEqualTo(Numbers.decimals(2, 2) + " nats");
        assertThat(LossUnit.BITS.value(Math.log(2))).isEqualTo(Numbers.decimals(1, 2) + " bits");
        assertThat(LossUnit.PERPLEXITY.value(Math.log(59))).isEqualTo(Numbers.decimals(59, 1));
    }

    @Test
    void aLossBeyondAllMeasureStaysShort() {
        assertThat(LossUnit.NATS.value(1.0317613726333595e93)).hasSizeLessThan(15);
        assertThat(LossUnit.PERPLEXITY.value(1e6)).isEqualTo("∞");
    }
}
