package dev.unroll.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.task.Score;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
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

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shortTemporalOrdersAreSolvedWithinTwoThousandUpdates(long seed) {
        Experiment ten = PASCANU.withTask(Task.parse("temporal-order:10")).withSeed(seed);
        assertThat(stepsUntilSolved(ten, 2000)).isLessThanOrEqualTo(2000);
        Experiment twenty = PASCANU.withTask(Task.parse("temporal-order:20"))
                .withInitializer(new Initializer.Orthogonal(1))
                .withSeed(seed);
        assertThat(stepsUntilSolved(twenty, 2000)).isLessThanOrEqualTo(2000);
    }

    @Tag("slow")
    @Test
    void aTemporalOrderOfFiftyNeedsClipping() {
        Experiment fifty =
                PASCANU.withTask(Task.parse("temporal-order:50")).withInitializer(new Initializer.Orthogonal(1));
        int[] clipped = LongStream.rangeClosed(1, 3)
                .mapToInt(seed -> stepsUntilSolved(fifty.withSeed(seed), 20_000))
                .sorted()
                .toArray();
        assertThat(clipped[1]).as("median of %s", Arrays.toString(clipped)).isLessThanOrEqualTo(20_000);

        double[] right = LongStream.rangeClosed(1, 3)
                .mapToDouble(seed -> rightAfter(fifty.withSeed(seed).withClip(new GradientClip.None()), 20_000))
                .sorted()
                .toArray();
        // Chance is a quarter.
        assertThat(right[1]).as("median of %s", Arrays.toString(right)).isBetween(0.15, 0.35);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anEchoIsLearntAcrossTheWindowOnlyIfTheWindowHoldsIt(long seed) {
        assertThat(echo("echo:8", seed, 4000)).isLessThan(0.01);
        assertThat(echo("echo:12", seed, 4000)).isGreaterThan(0.5);
    }

    @Test
    void anEchoWithinTheWindowIsLearntSoon() {
        assertThat(echo("echo:3", 1, 400)).isLessThan(0.05);
    }

    /** The mean loss of the last 100 windows, in nats a bit. */
    private static double echo(String task, long seed, int windows) {
        Experiment experiment = PASCANU.withHidden(30)
                .withWindow(10)
                .withLearningRate(0.05)
                .withInitializer(new Initializer.Orthogonal(1))
                .withTask(Task.parse(task))
                .withSeed(seed);
        Trainer trainer = new Trainer(experiment, UNREAD, one());
        double sum = 0;
        for (int i = 1; i <= windows; i++) {
            Trained trained = (Trained) trainer.step();
            sum += i > windows - 100 ? trained.loss() : 0;
        }
        return sum / 100;
    }

    /** The share of right answers in the last 100 of so many steps; NaN where training diverged. */
    private static double rightAfter(Experiment experiment, int steps) {
        Trainer trainer = new Trainer(experiment, UNREAD, one());
        Task task = experiment.task().orElseThrow();
        double right = 0;
        for (int step = 1; step <= steps; step++) {
            if (!(trainer.step() instanceof Trained)) {
                return Double.NaN;
            }
            right += step > steps - 100 ? Score.accuracy(task, trainer.tape()) : 0;
        }
        return right / 100;
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
        return Team.alone(KernelChoice.best().get());
    }
}
