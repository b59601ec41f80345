package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandLogTest {

    private final CommandLog log = new CommandLog(3);

    @Test
    void keepsOrderAndStep() {
        log.add(0, new Command.Start());
        log.add(7, new Command.SetLearningRate(0.5));
        assertThat(log.entries())
                .containsExactly(
                        new AppliedCommand(0, new Command.Start()),
                        new AppliedCommand(7, new Command.SetLearningRate(0.5)));
    }

    @Test
    void aDraggedSliderLeavesOneRecordAStep() {
        log.add(7, new Command.SetLearningRate(0.5));
        log.add(7, new Command.SetLearningRate(0.6));
        log.add(8, new Command.SetLearningRate(0.7));
        assertThat(log.entries())
                .containsExactly(
                        new AppliedCommand(7, new Command.SetLearningRate(0.6)),
                        new AppliedCommand(8, new Command.SetLearningRate(0.7)));
    }

    @Test
    void theOldestGoFirst() {
        for (int step = 0; step < 5; step++) {
            log.add(step, new Command.Start());
        }
        assertThat(log.entries()).extracting(AppliedCommand::step).containsExactly(2L, 3L, 4L);
    }
}
