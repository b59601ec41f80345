package dev.unroll.session;

import static dev.unroll.session.SmallRuns.EXPERIMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.TapeStream;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service computes what a trainer alone computes, to the bit, whoever looks and however slowly. */
class TrainingServiceDeterminismTest {

    private static Snapshot pausedAfter(TrainingService service, long steps) {
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> service.newest().history().steps() >= steps);
        service.submit(new Command.Pause());
        return await().atMost(Duration.ofSeconds(20)).until(service::newest, s -> s.state() == RunState.PAUSED);
    }

    private static void assertSameAsAlone(Snapshot end) {
        RunHistory history = end.history();
        Trainer alone = SmallRuns.trainer(EXPERIMENT);
        int clipped = 0;
        for (int i = 0; i < end.step(); i++) {
            Trained step = (Trained) alone.step();
            assertThat(history.loss().get(i)).isEqualTo(step.loss());
            assertThat(history.smoothLoss().get(i)).isEqualTo(step.smoothLoss());
            assertThat(history.gradientNorm().get(i)).isEqualTo(step.gradientNorm());
            assertThat(history.clippedNorm().get(i)).isEqualTo(step.clippedNorm());
            assertThat(history.clipped().get(i)).isEqualTo(step.clipped() ? 1 : 0);
            for (int block = 0; block < history.names().size(); block++) {
                assertThat(history.blockNorm(block).get(i)).isEqualTo(step.gradientNorm(block));
            }
            clipped += step.clipped() ? 1 : 0;
        }
        assertThat(history.names()).isEqualTo(alone.parameters().names());
        assertThat(history.steps()).isEqualTo(end.step());
        assertThat(history.clippedShare()).isEqualTo((double) clipped / end.step());
    }

    @Test
    void historyIsWhatTheTrainerReportedForEveryStep() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.Start());
            assertSameAsAlone(pausedAfter(service, 3000));
        }
    }

    @Test
    void commandsThatChangeNothingChangeNoBit() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.Start());
            for (int i = 1; i <= 40; i++) {
                long until = 50L * i;
                service.submit(new Command.SetLearningRate(EXPERIMENT.learningRate()));
                service.submit(new Command.SetClip(EXPERIMENT.clip()));
                service.submit(new Command.Pause());
                service.submit(new Command.Step());
                service.submit(new Command.SetSpeed(i % 2 == 0 ? Speed.UNLIMITED : new Speed(1000)));
                service.submit(new Command.Start());
                service.copyModel().join();
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> service.newest().history().steps() >= until);
            }
            assertSameAsAlone(pausedAfter(service, 2000));
        }
    }

    @Test
    void aSlowReaderSeesOnlyWholeMomentsAndNeverAnOlderOne() {
        List<Snapshot> seen = new ArrayList<>();
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.Start());
            await().until(() -> service.newest().window().isPresent());
            for (int i = 0; i < 60; i++) {
                Snapshot snapshot = service.newest();
                seen.add(snapshot);
                long later = snapshot.history().steps() + 40;
                while (snapshot.history().steps() < later) {
                    Thread.onSpinWait();
                }
            }
        }
        Trainer alone = SmallRuns.trainer(EXPERIMENT);
        Snapshot before = seen.get(0);
        for (Snapshot snapshot : seen) {
            assertThat(snapshot.version()).isGreaterThanOrEqualTo(before.version());
            if (snapshot.version() > before.version()) {
                assertThat(snapshot.step()).isGreaterThan(before.step());
            } else {
                assertThat(snapshot).isSameAs(before);
            }
            before = snapshot;
            double loss = Double.NaN;
            while (alone.steps() < snapshot.step()) {
                loss = ((Trained) alone.step()).loss();
            }
            WindowSnapshot window = snapshot.window().orElseThrow();
            TapeStream expected = new TapeStream(alone.tape(), 0);
            assertThat(snapshot.loss()).isEqualTo(snapshot.history().loss().get(snapshot.step() - 1));
            if (!Double.isNaN(loss)) {
                assertThat(snapshot.loss()).isEqualTo(loss);
            }
            assertThat(window.inputs()).isEqualTo(expected.inputs());
            assertThat(window.targets()).isEqualTo(expected.targets());
            assertThat(window.a()[0]).isEqualTo(expected.states(0));
            assertThat(window.lossPerStep()).isEqualTo(expected.losses());
            assertThat(window.gradientPerStep()).isEqualTo(expected.gradientNorms(0));
            double sum = 0;
            for (double l : window.lossPerStep()) {
                sum += l;
            }
            assertThat(sum / window.window()).isEqualTo(snapshot.loss());
        }
        assertThat(seen.stream().distinct().count()).isGreaterThan(30);
    }

    @Test
    void ofSeveralStreamsTheFirstIsShown() {
        var experiment = EXPERIMENT.withStreams(3).withLayers(2).withClip(new GradientClip.None());
        try (TrainingService service = new TrainingService(
                experiment, SmallRuns.corpus(), Team.alone(new ScalarKernels()), SmallRuns.OFF_HEAP)) {
            service.submit(new Command.Step());
            service.submit(new Command.Step());
            service.copyModel().join();
            WindowSnapshot window = service.newest().window().orElseThrow();
            Trainer alone = SmallRuns.trainer(experiment);
            alone.step();
            alone.step();
            int streams = 3;
            for (int t = 1; t <= experiment.window(); t++) {
                int row = (t - 1) * streams;
                assertThat(window.inputs()[t - 1]).isEqualTo(alone.tape().inputs()[row]);
                assertThat(window.lossPerStep()[t - 1])
                        .isCloseTo(
                                -StrictMath.log(alone.tape().probabilities().get(row, window.targets()[t - 1])),
                                within(1e-14));
                for (int layer = 0; layer < 2; layer++) {
                    for (int unit = 0; unit < experiment.hidden(); unit++) {
                        assertThat(window.a(layer, t, unit))
                                .isEqualTo(alone.tape().states(layer).get(t * streams, unit));
                    }
                }
            }
        }
    }
}
