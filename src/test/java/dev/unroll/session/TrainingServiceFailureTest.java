package dev.unroll.session;

import static dev.unroll.session.SmallRuns.EXPERIMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.SmallRuns.Hooked;
import dev.unroll.store.ChunkFile;
import dev.unroll.store.FullDiskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong becomes a sentence, and training goes on or stands still, but never dies. */
class TrainingServiceFailureTest {

    private static Snapshot when(TrainingService service, Predicate<Snapshot> condition) {
        return await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(service::newest, condition);
    }

    @Test
    void anExperimentThatDoesNotFitTheTextIsRefusedAndTheOldRunGoesOn() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.Start());
            when(service, s -> s.step() > 10);
            service.submit(new Command.NewExperiment(EXPERIMENT, Corpus.of("short", "abc")));
            Snapshot refused = when(service, s -> s.problem().isPresent());
            assertThat(refused.problem().orElseThrow()).contains("window");
            assertThat(refused.run()).isEqualTo(1);
            assertThat(refused.state()).isEqualTo(RunState.RUNNING);
            when(service, s -> s.step() > refused.step() + 10);
        }
    }

    @Test
    void aNetworkThatMemoryDoesNotHoldIsRefusedWithWhatItWouldNeed() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.NewExperiment(EXPERIMENT.withHidden(40_000), SmallRuns.corpus()));
            Snapshot refused = when(service, s -> s.problem().isPresent());
            assertThat(refused.problem().orElseThrow()).containsPattern("[0-9]+[.][0-9] GB");
            assertThat(refused.experiment()).isEqualTo(EXPERIMENT);
            service.submit(new Command.Step());
            assertThat(service.copyModel().join().step()).isEqualTo(1);
        }
    }

    @Test
    void aProblemStaysUntilItWasSeenAndTheNextCommandCame() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.NewExperiment(EXPERIMENT, Corpus.of("short", "abc")));
            service.submit(new Command.Step());
            service.submit(new Command.Step());
            service.copyModel().join();
            assertThat(service.newest().problem()).isPresent();
            service.submit(new Command.Step());
            service.copyModel().join();
            assertThat(service.newest().problem()).isEmpty();
        }
    }

    @Test
    void divergenceKeepsTheRunAndOnlyANewOneGoesOn() {
        Experiment wild = EXPERIMENT
                .withActivation(Activation.IDENTITY)
                .withOptimizer(OptimizerKind.SGD)
                .withClip(new GradientClip.None())
                .withLearningRate(1e5);
        try (TrainingService service =
                new TrainingService(wild, SmallRuns.corpus(), Team.alone(new ScalarKernels()), SmallRuns.OFF_HEAP)) {
            service.submit(new Command.Start());
            Snapshot diverged = when(service, s -> s.state() == RunState.DIVERGED);
            assertThat(diverged.diverged()).isPresent();
            assertThat(diverged.step()).isEqualTo(diverged.history().steps());
            assertThat(diverged.loss()).isFinite();
            service.submit(new Command.Start());
            service.submit(new Command.Step());
            ModelCopy copy = service.copyModel().join();
            assertThat(copy.step()).isEqualTo(diverged.step());
            assertThat(copy.parameters().firstNonFinite()).isEmpty();
            Snapshot still = service.newest();
            assertThat(still.version()).isGreaterThan(diverged.version());
            assertThat(still.state()).isEqualTo(RunState.DIVERGED);
            service.submit(new Command.Reset());
            Snapshot reset = when(service, s -> s.run() == 2);
            assertThat(reset.state()).isEqualTo(RunState.READY);
            assertThat(reset.diverged()).isEmpty();
        }
    }

    @Test
    void anUnexpectedExceptionPausesAndTheThreadSurvives() {
        boolean[] broken = {true};
        Hooked kernels = new Hooked(() -> {
            if (broken[0]) {
                broken[0] = false;
                throw new IllegalStateException("planted by a test");
            }
        });
        try (TrainingService service = SmallRuns.service(kernels)) {
            service.submit(new Command.Start());
            Snapshot paused = when(service, s -> s.problem().isPresent());
            assertThat(paused.state()).isEqualTo(RunState.PAUSED);
            service.submit(new Command.Reset());
            service.submit(new Command.Start());
            Snapshot again = when(service, s -> s.step() > 10);
            assertThat(again.problem()).isEmpty();
        }
    }

    @Test
    void memoryThatRunsOutWhileTrainingPausesAndNothingIsLost() {
        boolean[] full = {false};
        ChunkSource source = doubles -> {
            if (full[0]) {
                full[0] = false;
                throw new OutOfMemoryError("planted by a test");
            }
            full[0] = true;
            return SmallRuns.OFF_HEAP.allocate(doubles);
        };
        try (TrainingService service =
                new TrainingService(EXPERIMENT, SmallRuns.corpus(), Team.alone(new ScalarKernels()), source)) {
            service.submit(new Command.Start());
            Snapshot paused = when(service, s -> s.problem().isPresent());
            assertThat(paused.state()).isEqualTo(RunState.PAUSED);
            assertThat(paused.problem().orElseThrow()).contains("Memory");
            service.submit(new Command.Start());
            Snapshot later = when(
                    service,
                    s -> s.step() >= paused.step() + 1000 && s.problem().isEmpty());
            assertThat(SmallRuns.values(later.history().loss(), later.step()))
                    .isEqualTo(SmallRuns.losses(EXPERIMENT, later.step()));
        }
    }

    @Test
    void aDiskWithoutRoomPausesAndSaysWhatToDo(@TempDir Path folder) throws IOException {
        Path noFolder = Files.writeString(folder.resolve("file"), "in the way");
        try (ChunkFile chunks = new ChunkFile(noFolder)) {
            assertThatExceptionOfType(FullDiskException.class).isThrownBy(() -> {
                while (true) {
                    chunks.allocate(1 << 20); // until the heap's part is used up too
                }
            });
            try (TrainingService service = new TrainingService(
                    EXPERIMENT, SmallRuns.corpus(), Team.alone(new ScalarKernels()), chunks::allocate)) {
                service.submit(new Command.Start());
                Snapshot paused = when(service, s -> s.problem().isPresent());
                assertThat(paused.state()).isEqualTo(RunState.PAUSED);
                assertThat(paused.problem().orElseThrow()).contains("make room");
            }
        }
    }

    @Test
    void closingDuringAStepThatNeverEndsGivesUpWaiting() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TrainingService service = SmallRuns.service(new Hooked(() -> {
            inside.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        }));
        service.submit(new Command.Start());
        await().until(() -> inside.getCount() == 0);
        long before = System.nanoTime();
        service.close();
        assertThat(System.nanoTime() - before)
                .isLessThan(Duration.ofMillis(1500).toNanos());
        release.countDown();
    }
}
