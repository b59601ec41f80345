package dev.unroll.ui.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.insight.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Remedy REMEDY = new Remedy("remedy-x", "Make W orthogonal", "", List.of());

    private static Verdict verdict(Verdict.Word word, double atLag, double largest, double saturation) {
        return new Verdict(word, 5, 10, atLag, largest, 1, 1, saturation);
    }

    @Test
    void aRemedyWorkedWhenTheGradientsAreHealthy() {
        Trial trial = new Trial(REMEDY, 100, verdict(Verdict.Word.VANISHING, 0.003, 1, 0.2));
        assertThat(trial.outcome(verdict(Verdict.Word.HEALTHY, 0.2, 1, 0.2), 350))
                .isEqualTo("“Make W orthogonal” worked: after 250 steps 0.3 % → 20 % is left 10 characters back.");
        assertThat(trial.outcome(verdict(Verdict.Word.EXPLODING, 5, 40, 0.2), 350))
                .contains("has not worked so far");
    }

    @Test
    void aRemedyThatChangedLittleHasNotWorkedSoFar() {
        Trial trial = new Trial(REMEDY, 0, verdict(Verdict.Word.EXPLODING, 1, 300, 0));
        assertThat(trial.outcome(verdict(Verdict.Word.EXPLODING, 1, 120, 0), 10))
                .contains("has not worked so far", "300 → 120");
        assertThat(trial.outcome(verdict(Verdict.Word.DIVERGED, 1, 120, 0), 10)).contains("has not worked so far");
    }

    @Test
    void ofSaturationTheShareCounts() {
        Trial trial = new Trial(REMEDY, 0, verdict(Verdict.Word.SATURATED, 1, 1, 0.8));
        assertThat(trial.outcome(verdict(Verdict.Word.HEALTHY, 1, 1, 0.4), 10)).contains("80 % → 40 %");
    }
}
