package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void takesMultiplesOfOneTwoAndFiveTimesAPowerOfTen() {
        assertThat(Ticks.linear(0, 1, 6, 0).values()).containsExactly(0, 0.2, 0.4, 0.6, 0.8, 1);
        assertThat(Ticks.linear(1.6, 4.2, 6, 0).values()).containsExactly(2, 2.5, 3, 3.5, 4);
        assertThat(Ticks.linear(1, 12_345, 5, 1).values()).containsExactly(5_000, 10_000);
        assertThat(Ticks.linear(-1, 1, 5, 0).values()).containsExactly(-1, -0.5, 0, 0.5, 1);
    }

    @Test
    void putsNoTickBetweenWholeNumbersWhereOnlyTheseMeanSomething() {
        assertThat(Ticks.linear(1, 4, 20, 1).values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void hasNoRoundingErrorInItsNumbers() {
        assertThat(Ticks.linear(0, 1, 11, 0).values())
                .containsExactly(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1);
    }

    @Test
    void takesDecadesOnALogarithmicAxisAndThinsThem() {
        assertThat(Ticks.log(-1, 2, 4).values()).containsExactly(0.1, 1, 10, 100);
        assertThat(Ticks.log(-200, 0, 5).values()).hasSizeBetween(2, 5).contains(1.0);
        assertThat(Ticks.log(-20, 5, 5).values()).contains(1, 1e-10).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void subdividesAShortLogarithmicAxis() {
        assertThat(Ticks.log(0, 1.8, 9).values()).containsExactly(1, 2, 5, 10, 20, 50);
        assertThat(Ticks.log(Math.log10(2.05), Math.log10(2.45), 5).values()).containsExactly(2.1, 2.2, 2.3, 2.4);
    }

    @RepeatedTest(200)
    void staysInsideAscendsAndIsNeverMoreThanAskedFor(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double lo = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
        double hi = lo + Math.exp(4 * random.nextGaussian());
        int most = 2 + random.nextInt(12);
        double[] linear = Ticks.linear(lo, hi, most, 0).values();
        assertThat(linear).hasSizeLessThanOrEqualTo(most).isSorted();
        double tolerance = 1e-6 * (hi - lo);
        assertThat(Arrays.stream(linear).boxed())
                .allSatisfy(v -> assertThat(v).isBetween(lo - tolerance, hi + tolerance));
        assertThat(linear.length).isGreaterThanOrEqualTo(Math.max(0, most / 3 - 1));
        double[] log = Ticks.log(Math.max(-250, lo), Math.max(-250, lo) + Math.min(hi - lo, 200), most)
                .values();
        assertThat(log).hasSizeLessThanOrEqualTo(most).isSorted();
    }
}
