package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookTest {
    @Test
    void beforeTheFirstStepTheFirstWindowIsLookedAtByTheInitialNetwork() {
        try (TrainingService service = SmallRuns.service()) {
            Look look = service.look().join();
            Trainer alone = SmallRuns.trainer(SmallRuns.EXPERIMENT);
            assertThat(look.step()).isZero();
            assertThat(look.gradientNorm()).isNaN();
            same(look.frozen().parameters(), alone.parameters());
            alone.step();
            assertThat(look.frozen().input().inputs()).isEqualTo(alone.tape().inputs());
            assertThat(look.frozen().input().targets()).isEqualTo(alone.tape().targets());
            assertThat(look.frozen().input().states(0).data).containsOnly(0);
        }
    }

    @Test
    void afterAStepItsWindowIsLookedAtByTheNetworkAsItIsThen() {
        try (TrainingService service = SmallRuns.service()) {
            Trainer alone = SmallRuns.trainer(SmallRuns.EXPERIMENT);
            for (int i = 0; i < 3; i++) {
                service.submit(new Command.Step());
                alone.step();
            }
            Look look = service.look().join();
            assertThat(look.step()).isEqualTo(3);
            same(look.frozen().parameters(), alone.parameters());
            assertThat(look.frozen().input().inputs()).isEqualTo(alone.tape().inputs());
            double[] a0 = look.frozen().input().states(0).data;
            assertThat(a0[1]).isEqualTo(alone.tape().states(0).data[1]).isNotZero();
            assertThat(look.gradientNorm()).isPositive();
            assertThat(look.updates()).isEmpty();
            service.submit(new Command.Step());
            assertThat(service.look().join().updates())
                    .hasSameSizeAs(alone.parameters().names())
                    .allSatisfy(ratio -> assertThat(ratio.value()).isBetween(-9.0, 2.0));
        }
    }

    @Test
    void lookingChangesNoBit() {
        try (TrainingService service = SmallRuns.service()) {
            service.look().join();
            for (int i = 0; i < 5; i++) {
                service.submit(new Command.Step());
                service.look().join();
            }
            Trainer alone = SmallRuns.trainer(SmallRuns.EXPERIMENT);
            for (int i = 0; i < 5; i++) {
                alone.step();
            }
            same(service.copyModel().join().parameters(), alone.parameters());
        }
    }

    @Test
    void anEditIsDoneBetweenTwoStepsAndIsRecorded() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.Step());
            service.submit(new Command.EditParameters(new ParameterEdit.ScaleW(1.1)));
            service.submit(new Command.EditParameters(new ParameterEdit.HoldUnit(0, 2, 0.5)));
            service.submit(new Command.Step());
            Trainer alone = SmallRuns.trainer(SmallRuns.EXPERIMENT);
            alone.step();
            new ParameterEdit.ScaleW(1.1).apply(alone.parameters());
            new ParameterEdit.HoldUnit(0, 2, 0.5).apply(alone.parameters());
            alone.step();
            same(service.copyModel().join().parameters(), alone.parameters());
            List<AppliedCommand> edits = service.commands().stream()
                    .filter(applied -> applied.command() instanceof Command.EditParameters)
                    .toList();
            assertThat(edits).hasSize(2).allSatisfy(edit -> assertThat(edit.step())
                    .isEqualTo(1));
        }
    }

    @Test
    void anEditIsDoneAgainWhenARunGoesBackBehindIt() {
        try (TrainingService service = SmallRuns.service()) {
            for (int i = 0; i < 5; i++) {
                service.submit(new Command.Step());
            }
            service.submit(new Command.EditParameters(new ParameterEdit.ScaleW(1.1)));
            service.submit(new Command.EditParameters(new ParameterEdit.ScaleW(0.9)));
            for (int i = 0; i < 3; i++) {
                service.submit(new Command.Step());
            }
            Parameters before = service.copyModel().join().parameters();
            for (int i = 0; i < 4; i++) {
                service.submit(new Command.Step());
            }
            service.copyModel().join();
            service.submit(new Command.GoBack(4, new GradientClip.ByNorm(5)));
            await().until(() -> service.copyModel().join().step() == 8);
            same(service.copyModel().join().parameters(), before);
        }
    }

    @Test
    void anEditThatCannotBeDoneIsToldInASentence() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.EditParameters(new ParameterEdit.HoldUnit(0, 4000, 0)));
            await().until(() -> service.newest()
                    .problem()
                    .filter(problem -> problem.contains("no unit 4001"))
                    .isPresent());
        }
    }

    private static void same(Parameters actual, Parameters expected) {
        for (int i = 0; i < expected.matrices().size(); i++) {
            assertThat(actual.matrices().get(i).data)
                    .isEqualTo(expected.matrices().get(i).data);
        }
    }
}
