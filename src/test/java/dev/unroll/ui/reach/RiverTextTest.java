package dev.unroll.ui.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.task.TemporalOrder;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Look;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.insight.Insight;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiverTextTest {
    private static final int LENGTH = 10;
    private static final Experiment TASK = SmallRun.EXPERIMENT.withTask(new TemporalOrder(LENGTH));
    /** Its gradients keep their size on the way back. */
    private static final Experiment STEADY =
            SmallRun.EXPERIMENT.withActivation(Activation.IDENTITY).withInitializer(new Initializer.Orthogonal(1));

    private static Look look(Experiment experiment) {
        try (SmallRun run = new SmallRun(experiment)) {
            return run.service().look().join();
        }
    }

    private static RiverPicture picture(Look look) {
        return RiverPicture.of(Insight.into(look, new ScalarKernels()), 0);
    }

    @Test
    void aRowWhereNothingIsAskedForIsEmptyAndSaysSo() {
        RiverPicture river = picture(look(TASK));
        assertThat(river.steps()).isEqualTo(LENGTH);
        assertThat(Arrays.copyOf(river.norms(), (LENGTH - 1) * LENGTH)).containsOnly(Double.NaN);
        assertThat(RiverText.cell(river, 4, 2))
                .isEqualTo(RiverText.ray(river, 4, 2))
                .isEqualTo(RiverText.ray(river, 4))
                .startsWith("Nothing is asked for at t = 4");
        assertThat(RiverText.bar(river, 4))
                .contains("‖∂L/∂a₄‖ = ")
                .contains("nothing is asked for here")
                .doesNotContain("NaN");
    }

    @Test
    void theRowsAreTheLossesThatThereAre() {
        RiverPicture task = picture(look(TASK));
        assertThat(task.rows()).containsExactly(LENGTH);
        assertThat(task.rowNorms())
                .containsExactly(IntStream.rangeClosed(1, LENGTH)
                        .mapToDouble(k -> task.norm(LENGTH, k))
                        .toArray());
        assertThat(task.rowSigns()).hasSize(1);
        RiverPicture text = picture(look(SmallRun.EXPERIMENT));
        assertThat(text.rows())
                .containsExactly(IntStream.rangeClosed(1, text.steps()).toArray());
        assertThat(text.rowNorms()).containsExactly(text.norms());
    }

    @Test
    void theRowWhereTheAnswerIsDueHasItsGradients() {
        RiverPicture river = picture(look(TASK));
        assertThat(IntStream.rangeClosed(1, LENGTH).mapToDouble(k -> river.norm(LENGTH, k)))
                .allSatisfy(norm -> assertThat(norm).isPositive());
        assertThat(RiverText.ray(river, LENGTH)).startsWith("L₁₀ (");
        assertThat(RiverText.bar(river, LENGTH)).contains("this loss alone");
    }

    @Test
    void aLossThatIsAskedAndTeachesNothingIsNotTakenForOneThatIsNotAsked() {
        Look look = look(SmallRun.EXPERIMENT);
        Parameters blind = look.frozen().parameters().copy();
        Arrays.fill(blind.V().data, 0);
        RiverPicture river = picture(look.with(look.frozen().withParameters(blind)));
        assertThat(river.norm(3, 3)).isZero();
        assertThat(RiverText.ray(river, 3))
                .isEqualTo(RiverText.ray(river, 3, 2))
                .contains("a gradient of exactly 0")
                .doesNotContainIgnoringCase("nothing is asked");
        assertThat(RiverText.cell(river, 3, 2))
                .contains("‖∂L₃/∂a₂‖ = 0")
                .contains("the answer is certain")
                .doesNotContain("NaN")
                .doesNotContainIgnoringCase("nothing is asked");
    }

    @Test
    void theFirstLossHasNoPastToReach() {
        RiverPicture river = picture(look(SmallRun.EXPERIMENT));
        assertThat(RiverText.ray(river, 1)).contains("is the first loss of the window");
        assertThat(RiverText.ray(river, 1, 1)).contains("100 % of what it was");
    }

    @Test
    void charactersAreCountedInGoodEnglish() {
        RiverPicture river = picture(look(STEADY));
        assertThat(RiverText.ray(river, 2)).contains("back over the one character before it");
        assertThat(RiverText.ray(river, 5)).contains("back over all 4 characters before it");
        assertThat(RiverText.cell(river, 5, 5)).contains("100 % of what it was, 0 characters back");
        assertThat(RiverText.cell(river, 5, 4)).contains("1 character back");
        assertThat(RiverText.cell(river, 5, 3)).contains("2 characters back");
    }
}
