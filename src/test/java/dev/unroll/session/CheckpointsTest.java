package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.train.Trainer;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private double free = 1e9;
    private final Trainer trainer = SmallRuns.trainer(SmallRuns.EXPERIMENT);
    private final Checkpoints checkpoints = new Checkpoints(1000, () -> free);

    private void train(long to) {
        for (long step = trainer.steps(); step < to; step++) {
            checkpoints.keep(trainer, step);
            trainer.step();
        }
    }

    private OptionalLong before(long step) {
        return checkpoints.before(step).map(at -> OptionalLong.of(at.step())).orElse(OptionalLong.empty());
    }

    @Test
    void fiveAreKeptAHundredStepsApart() {
        train(751);
        assertThat(checkpoints.earliest(-1)).isEqualTo(300);
        assertThat(before(751)).hasValue(700);
        assertThat(before(551)).hasValue(500);
        assertThat(before(500))
                .as("a step is done again, so that its window is there")
                .hasValue(400);
        assertThat(before(300)).hasValue(300);
        assertThat(before(299)).isEmpty();
    }

    @Test
    void whatComesAfterIsForgottenAndItsRoomUsedAgain() {
        train(751);
        checkpoints.forgetAfter(520);
        assertThat(before(1000)).hasValue(500);
        free = 0;
        Checkpoints.At at = checkpoints.before(520).orElseThrow();
        trainer.restore(at.state());
        train(651);
        assertThat(before(1000)).hasValue(600);
        assertThat(checkpoints.earliest(-1)).isEqualTo(300);
    }

    @Test
    void whereTheHeapIsShortThereAreFewerOrNone() {
        free = 7000;
        train(250);
        assertThat(before(250)).isEmpty();
        assertThat(checkpoints.earliest(250)).isEqualTo(250);
        free = 9000;
        train(350);
        free = 7000;
        train(450);
        assertThat(before(450)).hasValue(400);
        assertThat(checkpoints.earliest(-1)).isEqualTo(400);
    }

    @Test
    void whatWasGivenAwayIsTakenAgainWhenThereIsRoom() {
        train(350);
        checkpoints.clear();
        assertThat(before(350)).isEmpty();
        train(650);
        assertThat(checkpoints.earliest(-1)).isEqualTo(400);
    }
}
