package dev.unroll.session;

import static dev.unroll.session.SmallRuns.EXPERIMENT;
import static dev.unroll.session.SmallRuns.losses;
import static dev.unroll.session.SmallRuns.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.train.Trained;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingServiceTest {

    private final TrainingService service = SmallRuns.service();

    @AfterEach
    void close() {
        service.close();
    }

    private Snapshot when(Predicate<Snapshot> condition) {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(service::newest, condition);
    }

    private Snapshot afterSteps(long steps) {
        return when(s -> s.step() >= steps);
    }

    private Snapshot in(RunState state) {
        return when(s -> s.state() == state);
    }

    /** Waits until everything submitted so far was applied: a copy is served after it. */
    private ModelCopy settled() {
        return service.copyModel().join();
    }

    @Test
    void beginsReadyAndDoesNotStepByItself() {
        settled();
        Snapshot first = service.newest();
        assertThat(first.state()).isEqualTo(RunState.READY);
        assertThat(first.run()).isEqualTo(1);
        assertThat(first.step()).isZero();
        assertThat(first.loss()).isNaN();
        assertThat(first.window()).isEmpty();
        assertThat(service.newest()).isSameAs(first);
    }

    @Test
    void startsAndPauses() {
        service.submit(new Command.Start());
        Snapshot running = afterSteps(100);
        assertThat(running.state()).isEqualTo(RunState.RUNNING);
        service.submit(new Command.Pause());
        Snapshot paused = in(RunState.PAUSED);
        assertThat(paused.step()).isEqualTo(paused.history().steps());
        assertThat(paused.charactersPerSecond()).isZero();
        // Ten times round the loop, and not a step.
        for (int i = 0; i < 10; i++) {
            assertThat(settled().step()).isEqualTo(paused.step());
        }
        assertThat(service.newest()).isSameAs(paused);
    }

    @Test
    void aStepIsExactlyOne() {
        for (int i = 1; i <= 5; i++) {
            service.submit(new Command.Step());
            assertThat(settled().step()).isEqualTo(i);
            assertThat(service.newest().state()).isEqualTo(RunState.PAUSED);
        }
        Snapshot last = service.newest();
        assertThat(values(last.history().loss(), 5)).isEqualTo(losses(EXPERIMENT, 5));
        assertThat(last.loss()).isEqualTo(last.history().loss().get(4));
    }

    @Test
    void ofManyWaitingStepsEachIsShown() {
        CompletableFuture<TrainingService> looked = new CompletableFuture<>();
        Set<Long> seen = new TreeSet<>();
        // Looks while a step is computed: what is seen then was published before it.
        try (TrainingService watched = SmallRuns.service(
                new SmallRuns.Hooked(() -> seen.add(looked.join().newest().step())))) {
            looked.complete(watched);
            for (int i = 0; i < 50; i++) {
                watched.submit(new Command.Step());
            }
            assertThat(watched.copyModel().join().step()).isEqualTo(50);
        }
        assertThat(seen).hasSize(50);
    }

    @Test
    void aPauseGivesUpTheStepsThatStillWait() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (TrainingService gated = SmallRuns.service(new SmallRuns.Hooked(() -> {
            inside.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        }))) {
            for (int i = 0; i < 50; i++) {
                gated.submit(new Command.Step());
            }
            await().until(() -> inside.getCount() == 0);
            gated.submit(new Command.SetLearningRate(0.5));
            gated.submit(new Command.Pause());
            release.countDown();
            assertThat(gated.copyModel().join().step()).isEqualTo(1);
            assertThat(gated.newest().experiment().learningRate()).isEqualTo(0.5);
        }
    }

    @Test
    void commandsApplyInTheirOrderAndCarryTheirStep() {
        GradientClip clip = new GradientClip.ByValue(1);
        service.submit(new Command.Step());
        service.submit(new Command.Step());
        service.submit(new Command.SetLearningRate(0.5));
        service.submit(new Command.Step());
        service.submit(new Command.SetClip(clip));
        service.submit(new Command.SetSpeed(new Speed(10)));
        settled();
        assertThat(service.commands())
                .containsExactly(
                        new AppliedCommand(0, new Command.Step()),
                        new AppliedCommand(1, new Command.Step()),
                        new AppliedCommand(2, new Command.SetLearningRate(0.5)),
                        new AppliedCommand(2, new Command.Step()),
                        new AppliedCommand(3, new Command.SetClip(clip)),
                        new AppliedCommand(3, new Command.SetSpeed(new Speed(10))));
        assertThat(service.newest().experiment())
                .isEqualTo(EXPERIMENT.withLearningRate(0.5).withClip(clip));
    }

    @Test
    void learningRateActsFromTheStepThatItsRecordNames() {
        service.submit(new Command.Start());
        afterSteps(50);
        service.submit(new Command.SetLearningRate(0.01));
        long changed = when(s -> s.experiment().learningRate() == 0.01).step();
        afterSteps(changed + 50);
        service.submit(new Command.Pause());
        Snapshot end = in(RunState.PAUSED);
        AppliedCommand record = service.commands().stream()
                .filter(c -> c.command() instanceof Command.SetLearningRate)
                .findFirst()
                .orElseThrow();
        var alone = SmallRuns.trainer(EXPERIMENT);
        for (long step = 0; step < end.step(); step++) {
            if (step == record.step()) {
                alone.setLearningRate(0.01);
            }
            var trained = (Trained) alone.step();
            assertThat(end.history().loss().get(step)).isEqualTo(trained.loss());
        }
    }

    @Test
    void oneStepASecondIsNotTwoAndACommandDoesNotWaitForIt() {
        service.submit(new Command.SetSpeed(new Speed(1)));
        long before = System.nanoTime();
        service.submit(new Command.Start());
        Snapshot third = afterSteps(3);
        assertThat(System.nanoTime() - before)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2).toNanos());
        assertThat(third.step()).isEqualTo(3);
        // Twenty times round the loop: if each waited for a step, this would take twenty seconds.
        long asked = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            settled();
        }
        assertThat(System.nanoTime() - asked).isLessThan(Duration.ofSeconds(10).toNanos());
        service.submit(new Command.SetSpeed(Speed.UNLIMITED));
        afterSteps(100);
    }

    @Test
    void aReaderWhoComesLateIsToldTheLastStepBeforeTheNext() {
        RunHistory history = settledHistory();
        service.submit(new Command.SetSpeed(new Speed(1)));
        service.submit(new Command.Start());
        await().pollInterval(Duration.ofMillis(1)).until(() -> history.steps() == 2);
        assertThat(service.newest().step()).isLessThan(2);
        assertThat(afterSteps(2).step()).isEqualTo(2);
    }

    private RunHistory settledHistory() {
        settled();
        return service.newest().history();
    }

    @Test
    void resetStopsAndRepeatsTheSameRun() {
        service.submit(new Command.Start());
        RunHistory before = afterSteps(200).history();
        service.submit(new Command.Reset());
        Snapshot reset = when(s -> s.run() == 2);
        assertThat(reset.state()).isEqualTo(RunState.READY);
        assertThat(reset.step()).isZero();
        assertThat(reset.window()).isEmpty();
        assertThat(service.commands()).isEmpty();
        service.submit(new Command.Start());
        RunHistory after = afterSteps(200).history();
        assertThat(values(after.loss(), 200)).isEqualTo(values(before.loss(), 200));
    }

    @Test
    void resetKeepsTheSettingsInForce() {
        service.submit(new Command.Step());
        service.submit(new Command.SetLearningRate(0.5));
        service.submit(new Command.Reset());
        Snapshot reset = when(s -> s.run() == 2);
        assertThat(reset.experiment()).isEqualTo(EXPERIMENT.withLearningRate(0.5));
    }

    @Test
    void aNewExperimentReplacesTheRunAndKeepsOnRunning() {
        service.submit(new Command.Start());
        afterSteps(10);
        service.submit(new Command.NewExperiment(EXPERIMENT.withHidden(4), SmallRuns.corpus(9)));
        Snapshot next = when(s -> s.run() == 2 && s.step() >= 10);
        assertThat(next.state()).isEqualTo(RunState.RUNNING);
        assertThat(next.experiment().hidden()).isEqualTo(4);
        assertThat(next.window().orElseThrow().hidden()).isEqualTo(4);
    }

    @Test
    void aRunGoesOnFromGivenWeights() {
        afterStepsOf(5);
        ModelCopy model = service.copyModel().join();

        service.submit(new Command.GoOnFrom(
                EXPERIMENT, SmallRuns.corpus(), model.parameters().copy(), Optional.empty()));
        Snapshot next = when(s -> s.run() == 2);

        assertThat(next.step()).isZero();
        ModelCopy begun = service.copyModel().join();
        for (int i = 0; i < model.parameters().matrices().size(); i++) {
            assertThat(begun.parameters().matrices().get(i).data)
                    .isEqualTo(model.parameters().matrices().get(i).data);
        }
    }

    @Test
    void weightsOfAnotherShapeAreRefusedAndTheOldRunGoesOn() {
        afterStepsOf(5);
        ModelCopy model = service.copyModel().join();

        service.submit(new Command.GoOnFrom(
                EXPERIMENT.withHidden(4), SmallRuns.corpus(), model.parameters(), Optional.empty()));
        Snapshot next = when(s -> s.problem().isPresent());

        assertThat(next.run()).isEqualTo(1);
        assertThat(next.step()).isEqualTo(5);
    }

    private void afterStepsOf(int steps) {
        for (int i = 0; i < steps; i++) {
            service.submit(new Command.Step());
        }
        settled();
    }

    @Test
    void passesCountWholeReadingsOfTheText() {
        int windows = (SmallRuns.corpus().length() - 1) / EXPERIMENT.window();
        for (int i = 0; i < windows; i++) {
            service.submit(new Command.Step());
        }
        settled();
        assertThat(service.newest().passes()).isEqualTo(1);
    }

    @Test
    void aCopyIsTheModelBetweenTwoSteps() {
        service.submit(new Command.Start());
        afterSteps(100);
        ModelCopy copy = service.copyModel().join();
        var alone = SmallRuns.trainer(EXPERIMENT);
        for (long i = 0; i < copy.step(); i++) {
            alone.step();
        }
        for (int i = 0; i < alone.parameters().matrices().size(); i++) {
            assertThat(copy.parameters().matrices().get(i).data)
                    .isEqualTo(alone.parameters().matrices().get(i).data);
        }
        assertThat(copy.experiment()).isEqualTo(EXPERIMENT);
        assertThat(copy.vocabulary()).isEqualTo(SmallRuns.corpus().vocabulary());
    }

    @Test
    void aCopyComesAfterTheCommandsSubmittedBefore() {
        for (int i = 1; i <= 2000; i++) {
            service.submit(new Command.Step());
            assertThat(settled().step()).isEqualTo(i);
        }
    }
}
