package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumberTextTest {

    private final NumberText english = new NumberText(Locale.US);

    @Test
    void givesTicksTheDecimalsOfTheirStepAndTheLocalesSeparators() {
        assertThat(english.tick(12_000, 3_000)).isEqualTo("12,000");
        assertThat(english.tick(2.5, 0.5)).isEqualTo("2.5");
        assertThat(english.tick(4, 0.5)).isEqualTo("4.0");
        assertThat(new NumberText(Locale.GERMANY).tick(12_000.5, 0.5)).isEqualTo("12.000,5");
    }

    @Test
    void writesFarDecadesWithAnExponent() {
        assertThat(english.tick(0.01, 0)).isEqualTo("0.01");
        assertThat(english.tick(1e-3, 0)).isEqualTo("1e-3");
        assertThat(english.tick(100_000, 0)).isEqualTo("100,000");
        assertThat(english.tick(1e9, 0)).isEqualTo("1e9");
    }

    @Test
    void readsValuesOutWithFourSignificantDigits() {
        assertThat(english.value(2.16349)).isEqualTo("2.163");
        assertThat(english.value(12_345)).isEqualTo("12,345");
        assertThat(english.value(1.2341e-7)).isEqualTo("1.234e-7");
        assertThat(english.value(0)).isEqualTo("0");
        assertThat(english.value(Double.NaN)).isEqualTo("–");
    }
}
