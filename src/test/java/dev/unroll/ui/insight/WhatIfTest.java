package dev.unroll.ui.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.session.Command;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    /** Block 1 of one layer is W. */
    private static final int W = 1;

    private static final int UNIT = 3;

    private final Failures failures = new Failures(new Banners());
    private final BackgroundWork work = new BackgroundWork(failures);
    private final SmallRun run = new SmallRun();
    private final List<Command> commands = new ArrayList<>();
    private final InsightFeed feed = new InsightFeed(run.service()::look, work, ScalarKernels::new, failures);
    private final WhatIf whatIf = new WhatIf(commands::add, feed, work, ScalarKernels::new);
    private final Insight before = Insight.into(run.service().look().join(), new ScalarKernels());

    @AfterEach
    void close() {
        work.close();
        run.close();
    }

    private Insight after(ParameterEdit edit) {
        whatIf.ask(new WhatIf.Change(List.of(edit), Optional.empty()), before);
        await().until(() -> {
            work.deliver();
            return whatIf.afterProperty().get().isPresent();
        });
        return whatIf.afterProperty().get().orElseThrow();
    }

    private static double element(Insight insight, int block, int row, int column) {
        return insight.window().parameter(block, row, column).orElseThrow();
    }

    @Test
    void aRadiusIsThatOfTheCopyAndNotOfTheNetwork() {
        Insight after = after(new ParameterEdit.RadiusOfW(1.25));
        assertThat(after.window().spectrum(0).radius()).isCloseTo(1.25, offset(1e-9));
        assertThat(whatIf.spectraProperty()
                        .get()
                        .orElseThrow()
                        .layers()
                        .get(0)
                        .orElseThrow()
                        .radius())
                .isCloseTo(1.25, offset(1e-9));
        double factor = element(after, W, 2, 5) / element(before, W, 2, 5);
        assertThat(before.window().spectrum(0).radius() * factor).isCloseTo(1.25, offset(1e-9));
    }

    @Test
    void oneWeightChangesAloneAndTheLossFollows() {
        Insight after = after(new ParameterEdit.SetElement(W, 2, 5, 4));
        for (int row = 0; row < SmallRun.EXPERIMENT.hidden(); row++) {
            for (int column = 0; column < SmallRun.EXPERIMENT.hidden(); column++) {
                double expected = row == 2 && column == 5 ? 4 : element(before, W, row, column);
                assertThat(element(after, W, row, column)).isEqualTo(expected);
            }
        }
        assertThat(after.window().loss()).isNotEqualTo(before.window().loss());
    }

    @Test
    void ofAUnitHeldAtAValueTheOthersReadThatValue() {
        double held = 0.5;
        Insight after = after(new ParameterEdit.HoldUnit(0, UNIT, held));
        for (int row = 0; row < SmallRun.EXPERIMENT.hidden(); row++) {
            assertThat(element(after, W, row, UNIT)).isZero();
            assertThat(element(after, 2, row, 0))
                    .isCloseTo(element(before, 2, row, 0) + held * element(before, W, row, UNIT), offset(1e-15));
        }
    }

    @Test
    void applyingSendsTheChangesAndNothingElse() {
        ParameterEdit edit = new ParameterEdit.RadiusOfW(0.5);
        after(edit);
        assertThat(commands).isEmpty();
        whatIf.apply();
        assertThat(commands).containsExactly(new Command.EditParameters(edit));
        assertThat(whatIf.beforeProperty().get()).isEmpty();
        assertThat(whatIf.afterProperty().get()).isEmpty();
    }

    @Test
    void whileOneAnswerIsComputedOnlyTheNewestQuestionWaits() {
        IntStream.rangeClosed(1, 20)
                .forEach(i -> whatIf.ask(
                        new WhatIf.Change(List.of(new ParameterEdit.RadiusOfW(i / 10.0)), Optional.empty()), before));
        await().until(() -> {
            work.deliver();
            return whatIf.afterProperty()
                    .get()
                    .filter(now -> Math.abs(now.window().spectrum(0).radius() - 2) < 1e-9)
                    .isPresent();
        });
    }
}
