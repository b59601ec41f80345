package dev.unroll.ui.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.insight.Verdict;
import dev.unroll.core.linalg.Activation;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.SmallRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemediesTest {
    private static List<Remedy> against(Verdict.Word word, Experiment experiment, double recentNorm) {
        try (SmallRun run = new SmallRun(experiment)) {
            Snapshot snapshot = run.service().newest();
            return Remedies.against(
                    Verdicts.of(word, 0.1, word == Verdict.Word.EXPLODING ? 20 : 1, 0.1), snapshot, recentNorm, false);
        }
    }

    private static List<String> ids(List<Remedy> remedies) {
        return remedies.stream().map(Remedy::id).toList();
    }

    @Test
    void explosionsAreClippedAtTwiceTheUsualNorm() {
        Experiment free = SmallRun.EXPERIMENT.withClip(new GradientClip.None());
        Remedy clip = against(Verdict.Word.EXPLODING, free, 2.6).get(0);
        assertThat(clip.commands()).containsExactly(new Command.SetClip(new GradientClip.ByNorm(5)));
        assertThat(against(Verdict.Word.EXPLODING, free, Double.NaN).get(0).commands())
                .containsExactly(new Command.SetClip(new GradientClip.ByNorm(5)));
    }

    @Test
    void whereNormsAreClippedAlreadyTheThresholdGoesDown() {
        Experiment clipped = SmallRun.EXPERIMENT.withClip(new GradientClip.ByNorm(1));
        assertThat(against(Verdict.Word.EXPLODING, clipped, 20).get(0).commands())
                .containsExactly(new Command.SetClip(new GradientClip.ByNorm(0.5)));
    }

    @Test
    void aDivergedRunBeginsAgain() {
        Remedy remedy = against(Verdict.Word.DIVERGED, SmallRun.EXPERIMENT, 1).get(0);
        assertThat(remedy.commands()).endsWith(new Command.Reset());
    }

    @Test
    void fewerLayersAreOfferedWhereThereAreSeveral() {
        assertThat(ids(against(Verdict.Word.VANISHING, SmallRun.EXPERIMENT, 1)))
                .contains("remedy-orthogonal", "remedy-gain", "remedy-rate", "remedy-window")
                .doesNotContain("remedy-layers");
        assertThat(ids(against(Verdict.Word.VANISHING, SmallRun.EXPERIMENT.withLayers(2), 1)))
                .contains("remedy-layers");
    }

    @Test
    void whatTheSigmoidDampsAnOrthogonalWMakesUpFor() {
        Experiment sigmoid = SmallRun.EXPERIMENT.withActivation(Activation.SIGMOID);
        assertThat(against(Verdict.Word.VANISHING, sigmoid, 1).get(0).commands())
                .containsExactly(new Command.EditParameters(new ParameterEdit.OrthogonalW(4)));
        assertThat(against(Verdict.Word.VANISHING, SmallRun.EXPERIMENT, 1)
                        .get(0)
                        .commands())
                .containsExactly(new Command.EditParameters(new ParameterEdit.OrthogonalW(1)));
    }

    @Test
    void aHealthyRunNeedsNone() {
        assertThat(against(Verdict.Word.HEALTHY, SmallRun.EXPERIMENT, 1)).isEmpty();
    }

    @Test
    void aHealthyRunWhoseUpdatesAreLargeMayBeCalmed() {
        try (SmallRun run = new SmallRun(SmallRun.EXPERIMENT)) {
            Verdict healthy = Verdicts.of(Verdict.Word.HEALTHY, 0.1, 1, 0.1);
            assertThat(ids(Remedies.against(healthy, run.service().newest(), 1, true)))
                    .containsExactly("remedy-rate");
        }
    }

    @Test
    void aNormThatJumpsFromStepToStepIsNoReasonToChangeW() {
        try (SmallRun run = new SmallRun(SmallRun.EXPERIMENT)) {
            assertThat(ids(Remedies.against(Verdicts.jumping(13), run.service().newest(), 1, false)))
                    .containsExactly("remedy-clip", "remedy-rate");
        }
    }
}
