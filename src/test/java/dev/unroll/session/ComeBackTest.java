package dev.unroll.session;

import static dev.unroll.session.SmallRuns.EXPERIMENT;
import static dev.unroll.session.SmallRuns.losses;
import static dev.unroll.session.SmallRuns.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.text.Corpus;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that another text or task took the place of is not lost. */
class ComeBackTest {
    private static final Corpus OTHER = Corpus.of("other", "hello there ".repeat(20));

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

    private Snapshot steps(int steps) {
        Snapshot now = service.newest();
        for (int i = 0; i < steps; i++) {
            service.submit(new Command.Step());
        }
        return when(s -> s.run() == now.run() && s.step() == now.step() + steps);
    }

    private Snapshot after(Command command) {
        long run = service.newest().run();
        service.submit(command);
        return when(s -> s.run() != run || s.problem().isPresent());
    }

    @Test
    void comesBackToTheSameBits() {
        steps(25);
        Corpus text = service.newest().corpus();
        Snapshot other = after(new Command.NewExperiment(EXPERIMENT, OTHER));
        assertThat(other.before()).hasValueSatisfying(before -> {
            assertThat(before.steps()).isEqualTo(25);
            assertThat(before.corpus()).isSameAs(text);
        });
        steps(3);

        Snapshot back = after(new Command.ComeBack());

        assertThat(back.run()).isEqualTo(3);
        assertThat(back.step()).isEqualTo(25);
        assertThat(back.state()).isEqualTo(RunState.PAUSED);
        assertThat(back.corpus()).isSameAs(text);
        assertThat(back.before())
                .hasValueSatisfying(before -> assertThat(before.steps()).isEqualTo(3));
        assertThat(values(steps(15).history().loss(), 40)).isEqualTo(losses(EXPERIMENT, 40));
    }

    @Test
    void goingToAndFroLosesNeither() {
        steps(5);
        after(new Command.NewExperiment(EXPERIMENT, OTHER));
        steps(7);
        after(new Command.ComeBack());
        Snapshot other = after(new Command.ComeBack());

        assertThat(other.step()).isEqualTo(7);
        assertThat(other.corpus()).isSameAs(OTHER);
        assertThat(steps(1).step()).isEqualTo(8);
    }

    @Test
    void otherSettingsOnTheSameTextReplaceTheRunForGood() {
        steps(5);
        Snapshot wider = after(new Command.NewExperiment(
                EXPERIMENT.withHidden(9), service.newest().corpus()));

        assertThat(wider.before()).isEmpty();
    }

    @Test
    void refusesWhereThereIsNoneAndGoesOn() {
        steps(2);

        Snapshot refused = after(new Command.ComeBack());

        assertThat(refused.problem()).contains("There is no run on another text or task to go back to.");
        assertThat(steps(1).step()).isEqualTo(3);
    }

    @Test
    void aRunThatCameBackCanGoBackToWhereItCame() {
        steps(5);
        after(new Command.NewExperiment(EXPERIMENT, OTHER));
        after(new Command.ComeBack());
        steps(4);

        Snapshot earlier = after(new Command.GoBack(3, EXPERIMENT.clip()));

        assertThat(earlier.problem()).isEmpty();
        assertThat(earlier.step()).isEqualTo(6);
    }

    @Test
    void goingBackWithinARunKeepsTheWayToTheOneBefore() {
        steps(5);
        after(new Command.NewExperiment(EXPERIMENT, OTHER));
        steps(4);

        Snapshot earlier = after(new Command.GoBack(2, EXPERIMENT.clip()));

        assertThat(earlier.step()).isEqualTo(2);
        assertThat(earlier.before())
                .hasValueSatisfying(before -> assertThat(before.steps()).isEqualTo(5));
    }
}
