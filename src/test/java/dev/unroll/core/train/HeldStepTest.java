package dev.unroll.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.text.Corpus;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldStepTest {
    private static final Corpus TEXT = Corpus.of("bells", "ding dong, the bell rings; ".repeat(40));
    /** Its gradients jump to more than ten times their median within 600 steps. */
    private static final Experiment WILD = Experiment.defaults()
            .withHidden(16)
            .withLayers(2)
            .withStreams(2)
            .withWindow(12)
            .withActivation(Activation.RELU)
            .withOptimizer(OptimizerKind.SGD)
            .withClip(new GradientClip.None())
            .withLearningRate(0.05);

    @Test
    void aJumpIsHeldBeforeItsUpdate() {
        Trainer trainer = guarded(WILD);
        Held held = trainUntilHeld(trainer);
        Trainer free = trainer(WILD);
        while (free.steps() < held.step() - 1) {
            free.step();
        }
        assertSameParameters(trainer.parameters(), free.parameters());
        assertThat(trainer.steps()).isEqualTo(held.step() - 1);
        assertThat(trainer.step()).isEqualTo(held);

        Trained jumped = (Trained) free.step();
        assertThat(held.norm()).isEqualTo(jumped.clippedNorm()).isGreaterThan(10 * held.median());
    }

    @Test
    void goingOnAllTheSameChangesNoBit() {
        Trainer trainer = guarded(WILD);
        Trainer free = trainer(WILD);
        int holds = 0;
        for (int i = 0; i < 600; i++) {
            StepResult result = trainer.step();
            while (result instanceof Held) {
                holds++;
                trainer.goOn();
                result = trainer.step();
            }
            StepResult expected = free.step();
            if (expected instanceof Trained one && result instanceof Trained other) {
                assertThat(other.loss()).isEqualTo(one.loss());
            } else {
                assertThat(result).isEqualTo(expected);
            }
        }
        assertThat(holds).isPositive();
        assertSameParameters(trainer.parameters(), free.parameters());
    }

    @Test
    void theStateOfAHeldTrainingGoesOnFromBeforeTheJump() {
        Trainer trainer = guarded(WILD);
        Held held = trainUntilHeld(trainer);
        Trainer next =
                new Trainer(WILD, TEXT, team(), trainer.parameters().copy(), java.util.Optional.of(trainer.state()));
        next.step();
        trainer.goOn();
        trainer.step();
        assertThat(trainer.steps()).isEqualTo(held.step());
        assertSameParameters(next.parameters(), trainer.parameters());
    }

    @Test
    void aGradientIsHeldForWhatIsLeftOfItAfterClippingByValue() {
        Trainer trainer = guarded(WILD.withClip(new GradientClip.ByValue(0.01)));
        for (int i = 0; i < 1000; i++) {
            assertThat(trainer.step()).isInstanceOf(Trained.class);
        }
        trainUntilHeld(guarded(WILD.withClip(new GradientClip.ByValue(1e6))));
    }

    @Test
    void whileGradientsAreClippedByNormNoneIsHeldHoweverShortTheyHaveBecome() {
        Corpus text = Corpus.of("swing", "Ding dong, the bell rings; the boat swings.\n".repeat(200));
        Trainer trainer = new Trainer(Experiment.defaults().withHidden(32), text, team());
        trainer.setGuard(true);
        NormGuard norms = new NormGuard();
        int jumps = 0;
        for (int i = 0; i < 3000; i++) {
            Trained trained = (Trained) trainer.step();
            jumps += norms.jumps(trained.clippedNorm()) ? 1 : 0;
            norms.add(trained.clippedNorm());
        }
        assertThat(jumps).as("where the text begins again").isPositive();
    }

    @Test
    void whenClippingByNormEndsTheRangeIsThatOfTheGradientsAndNotOfTheThreshold() {
        Experiment slow = Experiment.defaults().withOptimizer(OptimizerKind.SGD).withLearningRate(1e-6);
        Trainer trainer = guarded(slow.withClip(new GradientClip.ByNorm(1e-3)));
        for (int i = 0; i < 50; i++) {
            trainer.step();
        }
        trainer.setClip(new GradientClip.None());
        assertThat(trainer.step()).isInstanceOf(Trained.class);
    }

    @Test
    void withoutTheGuardNothingIsHeld() {
        Trainer trainer = guarded(WILD);
        trainer.setGuard(false);
        for (int i = 0; i < 600; i++) {
            assertThat(trainer.step()).isNotInstanceOf(Held.class);
        }
    }

    @Test
    void theNormAfterClippingIsKnownBeforeIt() {
        for (GradientClip clip :
                List.of(new GradientClip.None(), new GradientClip.ByNorm(0.5), new GradientClip.ByValue(0.02))) {
            Trainer trainer = trainer(WILD);
            trainer.step();
            double known = clip.normAfter(trainer.gradients());
            trainer = trainer(WILD.withClip(clip));
            double used = ((Trained) trainer.step()).clippedNorm();
            assertThat(known).isCloseTo(used, org.assertj.core.api.Assertions.within(1e-12 * used));
        }
    }

    @Test
    void aCheckpointBringsBackTheSameTraining() {
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            Experiment experiment = WILD.withOptimizer(optimizer).withClip(new GradientClip.ByNorm(2));
            Trainer trainer = guarded(experiment);
            steps(trainer, 30);
            Checkpoint checkpoint = trainer.newCheckpoint();
            trainer.save(checkpoint);
            double loss = steps(trainer, 50).smoothLoss();
            Parameters after = trainer.parameters().copy();
            trainer.setLearningRate(1e5);
            trainer.setClip(new GradientClip.None());
            trainer.step();

            trainer.restore(checkpoint);
            assertThat(trainer.steps()).isEqualTo(30);
            assertThat(trainer.experiment()).isEqualTo(experiment);
            assertThat(steps(trainer, 50).smoothLoss()).isEqualTo(loss);
            assertSameParameters(trainer.parameters(), after);
        }
    }

    private static Trained steps(Trainer trainer, int count) {
        for (int i = 1; i < count; i++) {
            trainer.step();
        }
        return (Trained) trainer.step();
    }

    private static Held trainUntilHeld(Trainer trainer) {
        for (int i = 0; i < 1000; i++) {
            if (trainer.step() instanceof Held held) {
                return held;
            }
        }
        throw new AssertionError("nothing was held");
    }

    static void assertSameParameters(Parameters one, Parameters other) {
        for (int i = 0; i < one.matrices().size(); i++) {
            assertThat(one.matrices().get(i).data)
                    .as(one.names().get(i))
                    .isEqualTo(other.matrices().get(i).data);
        }
    }

    private static Team team() {
        return Team.alone(new ScalarKernels());
    }

    private static Trainer trainer(Experiment experiment) {
        return new Trainer(experiment, TEXT, team());
    }

    private static Trainer guarded(Experiment experiment) {
        Trainer trainer = trainer(experiment);
        trainer.setGuard(true);
        return trainer;
    }
}
