package dev.unroll.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRangeTest {
    @ParameterizedTest
    @CsvSource({"0.1, 1, 0.2", "0.2, 1, 0.5", "0.1, -1, 0.05", "0.13, 1, 0.2", "0.13, -1, 0.1", "5, 1, 10", "1, -2, 0.2"
    })
    void aLogarithmicRangeStepsByOneTwoFive(double from, int steps, double to) {
        assertThat(NumberRange.positive(1e-9, 1e6).step(from, steps)).isEqualTo(to);
    }

    @Test
    void stepsStayWithinTheRange() {
        assertThat(NumberRange.whole(1, 4).step(3, 10)).isEqualTo(4);
        assertThat(NumberRange.whole(1, 4).step(3, -10)).isEqualTo(1);
        assertThat(NumberRange.positive(0.1, 1).step(0.1, -1)).isEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource({"2.5", "0", "5", "x"})
    void whatItDoesNotTakeIsObjectedTo(String typed) {
        assertThat(NumberRange.whole(1, 4).objection("Layers", typed))
                .hasValue("Layers is a whole number from 1 to 4.");
    }

    @Test
    void whatItTakesIsRead() {
        assertThat(NumberRange.whole(1, 4).read("3")).hasValue(3);
        assertThat(NumberRange.whole(1, 4).objection("Layers", "3")).isEmpty();
    }

    @Test
    void aRangeIsNotUpsideDown() {
        assertThatThrownBy(() -> NumberRange.whole(4, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0.0001, 0", "1, 1", "0.01, 0.5", "5, 1"})
    void aLogarithmicSliderPlacesValuesByTheirFactor(double value, double place) {
        SliderField.Scale scale = new SliderField.Scale(1e-4, 1, true);

        assertThat(scale.place(value)).isEqualTo(place, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(scale.value(place)).isEqualTo(Math.min(1, value));
    }
}
