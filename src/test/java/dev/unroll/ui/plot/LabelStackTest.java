package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LabelStackTest {

    @Test
    void leavesLabelsAloneThatDontTouch() {
        assertThat(LabelStack.place(new double[] {50, 10, 90}, 12, 0, 100)).containsExactly(50, 10, 90);
    }

    @Test
    void spreadsLabelsThatTouchAroundTheirMiddle() {
        assertThat(LabelStack.place(new double[] {50, 50}, 12, 0, 100)).containsExactly(44, 56);
        assertThat(LabelStack.place(new double[] {50, 50, 50}, 10, 0, 100)).containsExactly(40, 50, 60);
    }

    @Test
    void staysBetweenTopAndBottom() {
        assertThat(LabelStack.place(new double[] {-5, 0, 100, 104}, 12, 0, 100)).containsExactly(0, 12, 88, 100);
    }

    @RepeatedTest(100)
    void neverOverlapsAndKeepsTheOrder(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[] wanted = random.doubles(1 + random.nextInt(9), -10, 130).toArray();
        double[] placed = LabelStack.place(wanted, 12, 0, 120);
        for (int i = 0; i < wanted.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (wanted[i] < wanted[j]) {
                    assertThat(placed[j] - placed[i]).isGreaterThanOrEqualTo(12 - 1e-9);
                }
            }
        }
        assertThat(Arrays.stream(placed).min().orElseThrow()).isGreaterThanOrEqualTo(-1e-9);
        assertThat(Arrays.stream(placed).max().orElseThrow()).isCloseTo(60, within(60 + 1e-9));
    }
}
