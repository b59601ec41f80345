package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import org.junit.jupiter.api.Test;

class TaskRunTest {
    private static final Experiment ECHO = SmallRuns.EXPERIMENT.withTask(Task.parse("echo:3"));

    @Test
    void aTaskRunsBesideATextThatIsTooShortForItsWindow() {
        Corpus shortText = Corpus.of("short", "abcabc");
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.NewExperiment(
                    SmallRuns.EXPERIMENT.withTask(Task.parse("temporal-order:50")), shortText));
            service.submit(new Command.Step());

            await().until(() -> service.newest().step() == 1);
            Snapshot now = service.newest();
            assertThat(now.problem()).isEmpty();
            assertThat(now.passes()).isZero();
            assertThat(now.symbols()).isEqualTo(Task.parse("temporal-order:50").symbols());
            assertThat(now.accuracy()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void theShareOfRightAnswersGrowsWhileATaskIsLearnt() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.NewExperiment(ECHO.withSeed(2).withStreams(20), SmallRuns.corpus()));
            service.submit(new Command.Start());

            await().until(() -> service.newest().accuracy() > 0.9);
        }
    }

    @Test
    void aTextHasNoRightAnswers() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.Step());
            await().until(() -> service.newest().step() == 1);

            assertThat(service.newest().accuracy()).isNaN();
            assertThat(service.newest().symbols()).isEqualTo(SmallRuns.corpus().vocabulary());
        }
    }

    @Test
    void aCopyOfATasksNetworkKnowsTheTasksSymbols() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.NewExperiment(ECHO, SmallRuns.corpus()));
            await().until(() -> service.newest().run() == 2);

            assertThat(service.copyModel().join().vocabulary())
                    .isEqualTo(Task.parse("echo:3").symbols());
        }
    }
}
