package dev.unroll.ui.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.insight.Finding;
import dev.unroll.core.insight.Verdict;
import dev.unroll.core.insight.Verdict.Word;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.session.Command;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Remedy REMEDY = new Remedy(
            "remedy-x", "Make W orthogonal", "", List.of(new Command.EditParameters(new ParameterEdit.OrthogonalW(1))));
    private static final Remedy CLIP =
            new Remedy("remedy-clip", "Clip at 2", "", List.of(new Command.SetClip(new GradientClip.ByNorm(2))));
    private static final Remedy AGAIN = new Remedy(
            "remedy-rate", "Reset at 0.1", "", List.of(new Command.SetLearningRate(0.1), new Command.Reset()));

    private static String outcome(Remedy remedy, long step, Verdict before, Verdict now, long nowStep) {
        return Trial.of(remedy, 1, step, before).outcome(now, nowStep);
    }

    @Test
    void aRemedyWorkedWhenTheGradientsAreHealthy() {
        Verdict before = Verdicts.of(Word.VANISHING, 0.003, 1, 0.2);
        assertThat(outcome(REMEDY, 100, before, Verdicts.of(Word.HEALTHY, 0.2, 1, 0.2), 350))
                .isEqualTo("“Make W orthogonal” worked: after 250 steps 0.3 % → 20 % is left 10 characters back.");
        assertThat(outcome(REMEDY, 100, before, Verdicts.of(Word.EXPLODING, 5, 40, 0.2), 350))
                .contains("has not worked so far");
    }

    @Test
    void aRemedyThatChangedLittleHasNotWorkedSoFar() {
        Verdict before = Verdicts.of(Word.EXPLODING, 1, 300, 0);
        assertThat(outcome(REMEDY, 0, before, Verdicts.of(Word.EXPLODING, 1, 120, 0), 10))
                .contains("has not worked so far", "300 → 120");
        assertThat(outcome(REMEDY, 0, before, Verdicts.of(Word.DIVERGED, 1, 120, 0), 10))
                .contains("has not worked so far");
    }

    @Test
    void ofSaturationTheShareCounts() {
        Verdict before = Verdicts.of(Word.SATURATED, 1, 1, 0.8);
        assertThat(outcome(REMEDY, 0, before, Verdicts.of(Word.HEALTHY, 1, 1, 0.4), 10))
                .contains("80 % → 40 %");
    }

    @Test
    void ofAJumpTheNormCountsAndNotTheDecay() {
        Verdict before = Verdicts.jumping(37);
        assertThat(outcome(REMEDY, 0, before, Verdicts.jumping(1.2), 10)).contains("37 → 1.2 × its median");
    }

    @Test
    void clippingHoldsThoughGradientsStillGrowOnTheirWayBack() {
        Verdict before = Verdicts.of(Word.EXPLODING, 1, 300, 0);
        assertThat(outcome(CLIP, 40, before, before, 50))
                .startsWith("“Clip at 2” holds: in 10 steps")
                .contains("300 → 300");
        assertThat(outcome(CLIP, 40, before, Verdicts.of(Word.DIVERGED, 1, 300, 0), 50))
                .contains("has not worked so far");
    }

    @Test
    void aShorterWindowIsComparedAtItsOwnLengthAndHasNotWorkedForIt() {
        double[] before =
                IntStream.range(0, 12).mapToDouble(l -> Math.pow(0.62, l)).toArray();
        double[] now = Arrays.copyOf(before, 6);
        Verdict vanishing = Verdict.on(List.of(new Finding(before, 0, 1, 1)), false);
        assertThat(vanishing.word()).isEqualTo(Word.VANISHING);
        assertThat(outcome(AGAIN, 0, vanishing, Verdict.on(List.of(new Finding(now, 0, 1, 1)), false), 9))
                .contains("9.2 % → 9.2 % is left 5 characters back", "where the window ends now")
                .doesNotContain("worked");
    }

    @Test
    void aSettingSaysNothingBeforeTheFirstStep() {
        Verdict before = Verdicts.of(Word.EXPLODING, 1, 300, 0);
        assertThat(outcome(CLIP, 40, before, before, 40))
                .isEqualTo(Trial.of(CLIP, 1, 40, before).pending());
    }

    @Test
    void aRunThatBeganAgainMustComeFartherThanTheOneThatDiverged() {
        Verdict before = Verdicts.of(Word.DIVERGED, 1, 300, 0);
        Verdict healthy = Verdicts.of(Word.HEALTHY, 0.5, 1, 0);
        assertThat(Trial.of(AGAIN, 1, 30, before).run()).isEqualTo(Trial.NEXT_RUN);
        assertThat(outcome(AGAIN, 30, before, healthy, 20)).contains("not worked so far", "20 steps", "after 30");
        assertThat(outcome(AGAIN, 30, before, healthy, 31)).contains("worked: 31 steps are done");
    }

    @Test
    void aRunThatBeganAgainCountsItsOwnSteps() {
        Verdict before = Verdicts.of(Word.VANISHING, 0.003, 1, 0.2);
        assertThat(outcome(AGAIN, 5_000, before, Verdicts.of(Word.HEALTHY, 0.2, 1, 0.2), 70))
                .contains("after 70 steps");
    }
}
