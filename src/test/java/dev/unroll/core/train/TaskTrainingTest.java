package dev.unroll.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.task.Score;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTrainingTest {
    private static final Corpus UNREAD = Corpus.of("unread", "x");
    private static final Experiment PASCANU = Experiment.defaults()
            .withHidden(50)
            .withStreams(20)
            .withOptimizer(OptimizerKind.SGD)
            .withLearningRate(0.01)
            .withClip(new GradientClip.ByNorm(1))
            .withInitializer(new Initializer.Normal(0.1));

    @Test
    void temporalOrderOfLengthTenIsSolved() {
        Task task = Task.parse("temporal-order:10");
        int solved = stepsUntilSolved(PASCANU.withTask(task), 2000);
        assertThat(solved).isLessThanOrEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporal-order:10", "echo:5", "adding:6", "copy-memory:2"})
    void trainingGoesOnToTheBitFromItsState(String text) {
        Experiment experiment = PASCANU.withHidden(9).withWindow(3).withTask(Task.parse(text));
        Trainer straight = new Trainer(experiment, UNREAD, one());
        Trainer half = new Trainer(experiment, UNREAD, one());
        for (int i = 0; i < 4; i++) {
            straight.step();
            half.step();
        }
        Trainer rest = new Trainer(experiment, UNREAD, one(), half.parameters().copy(), Optional.of(half.state()));
        for (int i = 0; i < 4; i++) {
            straight.step();
            rest.step();
        }
        for (int i = 0; i < straight.parameters().matrices().size(); i++) {
            assertThat(rest.parameters().matrices().get(i).data)
                    .isEqualTo(straight.parameters().matrices().get(i).data);
        }
        assertThat(rest.tape().loss()).isEqualTo(straight.tape().loss());
    }

    /** Steps until 1,000 sequences in a row, in the steps since the last look, were answered with less than 1 % error. */
    private static int stepsUntilSolved(Experiment experiment, int most) {
        Trainer trainer = new Trainer(experiment, UNREAD, one());
        Task task = experiment.task().orElseThrow();
        for (int step = 0; step < most; ) {
            double right = 0;
            for (int i = 0; i < 50; i++, step++) {
                assertThat(trainer.step()).isInstanceOf(Trained.class);
                right += Score.accuracy(task, trainer.tape());
            }
            if (right > 0.99 * 50) {
                return step;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static Team one() {
        return Team.alone(new ScalarKernels());
    }
}
