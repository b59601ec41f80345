package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static Finding finding(double perStep, int window, double saturation, double norm) {
        double[] decay = IntStream.range(0, window)
                .mapToDouble(l -> Math.pow(perStep, l))
                .toArray();
        return new Finding(decay, saturation, norm, 1);
    }

    private static Verdict.Word word(Finding... findings) {
        return Verdict.on(Arrays.asList(findings), false).word();
    }

    @Test
    void isVanishingWhereLessThanAHundredthIsLeftTenCharactersBack() {
        assertThat(word(finding(Math.pow(0.0099, 0.1), 25, 0, 1))).isEqualTo(Verdict.Word.VANISHING);
        assertThat(word(finding(Math.pow(0.0101, 0.1), 25, 0, 1))).isEqualTo(Verdict.Word.HEALTHY);
    }

    @Test
    void itsHalfLifeAndHorizonAreThoseOfTheMedianOfTheWindows() {
        Verdict verdict =
                Verdict.on(List.of(finding(0.9, 25, 0, 1), finding(0.5, 25, 0, 1), finding(0.1, 25, 0, 1)), false);
        assertThat(verdict.decay().halfLife()).isCloseTo(1, offset(1e-9));
        assertThat(verdict.decay().horizon()).isEqualTo(6);
    }

    @Test
    void aMedianOf0HasNoRangeToJumpOutOf() {
        double[] decay = {1, 0.9, 0.8};
        Verdict verdict = Verdict.on(List.of(new Finding(decay, 0, 3, 0)), false);
        assertThat(verdict.word()).isEqualTo(Verdict.Word.HEALTHY);
        assertThat(verdict.jump()).isNaN();
    }

    @Test
    void aWindowWithoutAnyGradientIsNothingToJudge() {
        assertThat(new Finding(new double[] {Double.NaN, Double.NaN}, 0, 1, 1).hasGradient())
                .isFalse();
        assertThat(finding(0.9, 5, 0, 1).hasGradient()).isTrue();
    }

    @Test
    void looksNoFurtherThanTheWindow() {
        Verdict verdict = Verdict.on(List.of(finding(0.4, 5, 0, 1)), false);
        assertThat(verdict.lag()).isEqualTo(4);
        assertThat(verdict.word()).isEqualTo(Verdict.Word.HEALTHY);
        assertThat(word(finding(0.3, 5, 0, 1))).isEqualTo(Verdict.Word.VANISHING);
        assertThat(word(finding(0.3, 1, 0, 1))).isEqualTo(Verdict.Word.HEALTHY);
    }

    @Test
    void isExplodingWhereAnyLagHasMoreThanTenTimesTheGradient() {
        Verdict verdict = Verdict.on(List.of(finding(1.2, 25, 0.9, 1)), false);
        assertThat(verdict.word()).isEqualTo(Verdict.Word.EXPLODING);
        assertThat(verdict.largestLag()).isEqualTo(20);
        assertThat(verdict.largest()).isCloseTo(Math.pow(1.2, 20), offset(1e-9));
        assertThat(word(finding(1.09, 25, 0, 1))).isEqualTo(Verdict.Word.HEALTHY);
    }

    @Test
    void fewerThanFiveLossesDecideNothing() {
        double[] decay = new double[25];
        Arrays.fill(decay, 0, 21, 1);
        Arrays.fill(decay, 21, 25, 100);
        assertThat(word(new Finding(decay, 0, 1, 1))).isEqualTo(Verdict.Word.HEALTHY);
        decay[20] = 100;
        assertThat(word(new Finding(decay, 0, 1, 1))).isEqualTo(Verdict.Word.EXPLODING);
        double[] shortOne = {1, 1, 11};
        assertThat(word(new Finding(shortOne, 0, 1, 1))).isEqualTo(Verdict.Word.EXPLODING);
    }

    @Test
    void isExplodingWhereTheNormJumpedInAnyWindowThatCounts() {
        assertThat(word(finding(0.9, 25, 0, 10.1), finding(0.9, 25, 0, 1))).isEqualTo(Verdict.Word.EXPLODING);
        assertThat(word(finding(0.9, 25, 0, 9.9))).isEqualTo(Verdict.Word.HEALTHY);
        List<Finding> longAgo = new ArrayList<>(List.of(finding(0.9, 25, 0, 99)));
        for (int i = 0; i < Verdict.WINDOWS; i++) {
            longAgo.add(finding(0.9, 25, 0, 1));
        }
        assertThat(Verdict.on(longAgo, false).word()).isEqualTo(Verdict.Word.HEALTHY);
    }

    @Test
    void namesSaturationBesideVanishingAndAlone() {
        Verdict vanishing = Verdict.on(List.of(finding(0.2, 25, 0.51, 1)), false);
        assertThat(vanishing.word()).isEqualTo(Verdict.Word.VANISHING);
        assertThat(vanishing.isSaturated()).isTrue();
        assertThat(word(finding(0.9, 25, 0.51, 1))).isEqualTo(Verdict.Word.SATURATED);
        assertThat(word(finding(0.9, 25, 0.5, 1))).isEqualTo(Verdict.Word.HEALTHY);
    }

    @Test
    void oneOddWindowOfFiveDecidesNothing() {
        Finding well = finding(0.9, 25, 0, 1);
        assertThat(word(well, well, finding(0.1, 25, 0, 1), well, well)).isEqualTo(Verdict.Word.HEALTHY);
    }

    @Test
    void forgetsWindowsOfAnotherLength() {
        Verdict verdict = Verdict.on(List.of(finding(0.1, 25, 0, 1), finding(0.9, 12, 0, 1)), false);
        assertThat(verdict.windows()).isEqualTo(1);
        assertThat(verdict.word()).isEqualTo(Verdict.Word.HEALTHY);
    }

    @Test
    void ofADivergedRunIsDiverged() {
        assertThat(Verdict.on(List.of(finding(0.9, 25, 0, 1)), true).word()).isEqualTo(Verdict.Word.DIVERGED);
    }

    @Test
    void withoutAMedianThereIsNoJump() {
        Finding early = new Finding(new double[] {1, 1}, 0, 5, Double.NaN);
        Verdict verdict = Verdict.on(List.of(early), false);
        assertThat(verdict.jump()).isNaN();
        assertThat(verdict.word()).isEqualTo(Verdict.Word.HEALTHY);
    }

    @Test
    void needsAWindow() {
        assertThatThrownBy(() -> Verdict.on(List.of(), false)).isInstanceOf(IllegalArgumentException.class);
    }
}
