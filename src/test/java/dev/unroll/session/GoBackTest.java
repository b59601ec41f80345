package dev.unroll.session;

import static dev.unroll.session.SmallRuns.EXPERIMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.autopsy.CalmingClip;
import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Held;
import dev.unroll.store.WeightsDigest;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Going back gives what was there, and from there the same bits again. */
class GoBackTest {
    private static final GradientClip CLIP = EXPERIMENT.clip();
    /** Its gradient jumps after some steps, and it diverges if nobody stops it. */
    private static final Experiment WILD = EXPERIMENT
            .withActivation(Activation.RELU)
            .withOptimizer(OptimizerKind.SGD)
            .withClip(new GradientClip.None())
            .withLearningRate(0.3)
            .withWindow(25);

    private static Snapshot when(TrainingService service, Predicate<Snapshot> condition) {
        return await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(service::newest, condition);
    }

    private static TrainingService service(Experiment experiment) {
        return new TrainingService(experiment, SmallRuns.corpus(), Team.alone(new ScalarKernels()), SmallRuns.OFF_HEAP);
    }

    /** Does so many steps one by one. */
    private static Snapshot step(TrainingService service, int count) {
        for (int i = 0; i < count; i++) {
            service.submit(new Command.Step());
        }
        service.copyModel().join();
        return service.newest();
    }

    private static String digest(TrainingService service) {
        Parameters parameters = service.copyModel().join().parameters();
        return WeightsDigest.sha256(parameters);
    }

    private static Snapshot back(TrainingService service, long steps, GradientClip clip) {
        long run = service.newest().run();
        service.submit(new Command.GoBack(steps, clip));
        return when(service, s -> s.run() > run);
    }

    @Test
    void goingBackTwoHundredStepsAndTrainingThemAgainGivesTheSameBits() {
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            try (TrainingService service =
                    service(EXPERIMENT.withOptimizer(optimizer).withLayers(2).withStreams(3))) {
                step(service, 330);
                service.submit(new Command.SetLearningRate(0.02));
                step(service, 20);
                String then = digest(service);
                service.submit(new Command.SetClip(new GradientClip.ByNorm(0.5)));
                step(service, 140);
                service.submit(new Command.SetLearningRate(0.01));
                Snapshot end = step(service, 60);
                String straight = digest(service);

                Snapshot gone = back(service, 200, new GradientClip.ByNorm(0.5));

                assertThat(gone.step()).isEqualTo(350);
                assertThat(gone.state()).isEqualTo(RunState.PAUSED);
                assertThat(gone.experiment().learningRate()).isEqualTo(0.02);
                assertThat(digest(service)).isEqualTo(then);
                step(service, 140);
                service.submit(new Command.SetLearningRate(0.01));
                Snapshot again = step(service, 60);
                assertThat(digest(service)).isEqualTo(straight);
                assertThat(SmallRuns.values(again.history().smoothLoss(), 550))
                        .isEqualTo(SmallRuns.values(end.history().smoothLoss(), 550));
                assertThat(again.history().clippedShare())
                        .isEqualTo(end.history().clippedShare());
            }
        }
    }

    @Test
    void theHistoryEndsWhereItWentBackToAndTheOldOneStaysAsItWas() {
        try (TrainingService service = service(EXPERIMENT)) {
            Snapshot before = step(service, 2300);
            List<Double> all = SmallRuns.values(before.history().loss(), 2300);

            Snapshot gone = back(service, 197, CLIP);
            assertThat(gone.history().steps()).isEqualTo(2103);
            assertThat(gone.history().loss().length()).isEqualTo(2103);
            assertThat(gone.loss()).isEqualTo(all.get(2102));
            assertThat(gone.window()).isPresent();
            service.submit(new Command.SetLearningRate(1e-9)); // from here on all is different
            step(service, 500);

            assertThat(SmallRuns.values(gone.history().loss(), 2103)).isEqualTo(all.subList(0, 2103));
            assertThat(SmallRuns.values(before.history().loss(), 2300)).isEqualTo(all);
        }
    }

    @Test
    void commandsOfThenAreReplayedAtTheirSteps() {
        try (TrainingService service = service(EXPERIMENT)) {
            step(service, 130);
            service.submit(new Command.SetLearningRate(0.3));
            step(service, 10);
            String then = digest(service);
            service.submit(new Command.SetLearningRate(0.001));
            step(service, 30);
            Snapshot gone = back(service, 30, CLIP);
            assertThat(digest(service)).isEqualTo(then);
            assertThat(gone.experiment().learningRate())
                    .as("as step 141 was done")
                    .isEqualTo(0.001);
            assertThat(service.commands().stream()
                            .filter(applied -> !(applied.command() instanceof Command.Step))
                            .toList())
                    .containsExactly(
                            new AppliedCommand(130, new Command.SetLearningRate(0.3)),
                            new AppliedCommand(140, new Command.SetLearningRate(0.001)),
                            new AppliedCommand(140, new Command.SetClip(CLIP)));
        }
    }

    /** Commands given at the very step of a checkpoint come after it. */
    @Test
    void aCommandGivenAtACheckpointIsReplayedFromThere() {
        try (TrainingService service = service(EXPERIMENT)) {
            service.submit(new Command.SetLearningRate(0.2));
            step(service, 100);
            service.submit(new Command.SetLearningRate(0.3));
            step(service, 50);
            String then = digest(service);
            step(service, 10);
            Snapshot gone = back(service, 10, CLIP);
            assertThat(digest(service)).isEqualTo(then);
            assertThat(gone.experiment().learningRate()).isEqualTo(0.3);
            assertThat(back(service, 150, CLIP).experiment().learningRate()).isEqualTo(0.2);
        }
    }

    @Test
    void goingBackTwiceAndToTheBeginningWorks() {
        try (TrainingService service = service(EXPERIMENT)) {
            String start = digest(service);
            step(service, 250);
            assertThat(back(service, 100, CLIP).step()).isEqualTo(150);
            assertThat(back(service, 100, CLIP).step()).isEqualTo(50);
            Snapshot beginning = back(service, 50, new GradientClip.ByNorm(2));
            assertThat(beginning.step()).isZero();
            assertThat(beginning.state()).isEqualTo(RunState.READY);
            assertThat(beginning.run()).isEqualTo(4);
            assertThat(beginning.window()).isEmpty();
            assertThat(beginning.experiment().clip()).isEqualTo(new GradientClip.ByNorm(2));
            assertThat(digest(service)).isEqualTo(start);
        }
    }

    @Test
    void whatIsNotKeptAnyMoreIsRefusedAndNothingChanges() {
        try (TrainingService service = service(EXPERIMENT)) {
            step(service, 950);
            String then = digest(service);
            service.submit(new Command.GoBack(600, CLIP));
            Snapshot refused = when(service, s -> s.problem().isPresent());
            assertThat(refused.problem().orElseThrow()).contains("step 350");
            assertThat(refused.run()).isEqualTo(1);
            service.submit(new Command.GoBack(951, CLIP));
            service.copyModel().join();
            assertThat(service.newest().run()).isEqualTo(1);
            assertThat(digest(service)).isEqualTo(then);
        }
    }

    @Test
    void anExplosionIsHeldAndTheWayBackWithClippingTrainsOn() {
        try (TrainingService service = service(WILD)) {
            service.submit(new Command.Start());
            Snapshot held = when(
                    service, s -> s.state() != RunState.RUNNING && s.incident().isPresent());
            assertThat(held.state()).isEqualTo(RunState.HELD);
            Incident incident = held.incident().orElseThrow();
            assertThat(incident.stepsBack()).isEqualTo((int) Math.min(200, held.step()));
            assertThat(incident.autopsy().recent().steps()).isEqualTo(incident.stepsBack());
            assertThat(incident.autopsy().parameter()).isPresent();

            Snapshot gone = back(service, incident.stepsBack(), incident.remedy());
            assertThat(gone.incident()).isEmpty();
            assertThat(gone.branchOf()).hasValue(held.run());
            service.submit(new Command.Start());
            long beyond = held.step() + 300;
            when(service, s -> s.step() > beyond);
        }
    }

    @Test
    void aLookAtAHeldStepTellsItsNormAndNotThatOfTheStepBefore() {
        try (TrainingService service = service(WILD)) {
            service.submit(new Command.Start());
            Snapshot snapshot = when(service, s -> s.state() == RunState.HELD);
            Held held = (Held) snapshot.incident().orElseThrow().autopsy().cause();
            Look look = service.look().join();
            assertThat(look.gradientNorm()).isEqualTo(held.norm()).isNotEqualTo(snapshot.gradientNorm());
            assertThat(look.recentNorm()).isEqualTo(held.median());
        }
    }

    @Test
    void theRemedyGoesByTheMedianThatTheJumpWasToldByThoughGradientsWereClippedBefore() {
        try (TrainingService service = service(WILD.withClip(new GradientClip.ByNorm(0.01)))) {
            step(service, 100);
            service.submit(new Command.SetClip(new GradientClip.None()));
            service.submit(new Command.Start());
            Snapshot snapshot = when(
                    service, s -> s.state() != RunState.RUNNING && s.incident().isPresent());
            Incident incident = snapshot.incident().orElseThrow();
            if (incident.autopsy().cause() instanceof Held held) {
                assertThat(incident.remedy()).isEqualTo(CalmingClip.after(held.median(), new GradientClip.None()));
                assertThat(incident.autopsy().recent().median()).isCloseTo(held.median(), withPercentage(1e-9));
            }
            assertThat(incident.remedy().threshold()).isGreaterThan(0.1);
        }
    }

    @Test
    void startingAHeldRunDoesTheStepAllTheSame() {
        try (TrainingService service = service(WILD)) {
            service.submit(new Command.Start());
            Snapshot held = when(service, s -> s.state() == RunState.HELD);
            service.submit(new Command.Step());
            Snapshot after = when(service, s -> s.step() > held.step());
            assertThat(after.step()).isEqualTo(held.step() + 1);
            assertThat(after.state()).isEqualTo(RunState.PAUSED);
            assertThat(SmallRuns.values(after.history().loss(), after.step()))
                    .isEqualTo(SmallRuns.losses(WILD, after.step()));
        }
    }

    @Test
    void stepsThatWaitedAreNotTakenForAYes() {
        try (TrainingService service = service(WILD)) {
            Snapshot end = step(service, 2000);
            assertThat(end.state()).isEqualTo(RunState.HELD);
            assertThat(end.step()).isLessThan(2000);
        }
    }

    @Test
    void withoutTheGuardItDivergesAndCanGoBackAllTheSame() {
        try (TrainingService service = service(WILD)) {
            service.submit(new Command.SetGuard(false));
            service.submit(new Command.Start());
            Snapshot diverged = when(service, s -> s.incident().isPresent());
            assertThat(diverged.state()).isEqualTo(RunState.DIVERGED);
            Incident incident = diverged.incident().orElseThrow();
            Snapshot gone = back(service, incident.stepsBack(), incident.remedy());
            assertThat(gone.diverged()).isEmpty();
            assertThat(gone.step()).isEqualTo(diverged.step() - incident.stepsBack());
        }
    }
}
