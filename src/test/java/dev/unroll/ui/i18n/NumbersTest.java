package dev.unroll.ui.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US|0.1|0.1", "en-US|1,000|1000", "en-US|1e-3|0.001", "en-US|-2.5|-2.5", "en-US|.5|0.5",
                "de-DE|0,1|0.1", "de-DE|1.000|1000", "de-DE|0.1|0.1", "de-DE|1.000,5|1000.5", "de-DE|1e-3|0.001",
                "fr-FR|1 000,5|1000.5", "de-CH|1’000.5|1000.5"
            })
    void readsTheLocalesNumbersAndTheNeutralOnes(String locale, String typed, double value) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag(locale));

        assertThat(Numbers.parse(typed)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({"abc", "''", "1.2.3", "1e", "--1", "NaN", "Infinity", "1e999", "12 apples"})
    void refusesWhatIsNoFiniteNumber(String typed) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.US);

        assertThat(Numbers.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.02|0.02", "287123|287,000", "0.00001|1e-5", "0|0", "5|5", "1.0E10|1e10", "NaN|NaN"})
    void writesSignificantDigitsOnly(double value, String text) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.US);

        assertThat(Numbers.significant(value, 3)).isEqualTo(text);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);

        for (double value : new double[] {0.0003, 0.02, 1, 12345.5, 1e-7, 3e12}) {
            assertThat(Numbers.parse(Numbers.significant(value, 6))).hasValue(value);
        }
    }
}
