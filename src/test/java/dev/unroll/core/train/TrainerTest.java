package dev.unroll.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.text.Corpus;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    private static final Corpus TEXT = Corpus.of("bells", "ding dong, the bell rings; ".repeat(40));
    private static final Experiment SMALL = Experiment.defaults().withHidden(16).withWindow(12);

    @Test
    void theLossFallsFarBelowAUniformGuess() {
        Trainer trainer = trainer(SMALL);
        Trained trained = (Trained) trainer.step();
        assertThat(trained.loss()).isCloseTo(Math.log(TEXT.vocabulary().size()), within(0.3));
        for (int i = 0; i < 2000; i++) {
            trainer.step();
        }
        assertThat(trained.loss()).isLessThan(0.3);
        assertThat(trained.step()).isEqualTo(2001);
    }

    @Test
    void theSmoothedLossStartsAtAUniformGuessAndFollowsByAThousandth() {
        Trained trained = (Trained) trainer(SMALL).step();
        double start = StrictMath.log(TEXT.vocabulary().size());
        assertThat(trained.smoothLoss()).isCloseTo(0.999 * start + 0.001 * trained.loss(), within(1e-15));
    }

    @Test
    void equalSeedsGiveEqualBitsAndOthersDoNot() {
        Trainer one = trainer(SMALL);
        Trainer same = trainer(SMALL);
        Trainer other = trainer(SMALL.withSeed(2));
        for (int i = 0; i < 50; i++) {
            one.step();
            same.step();
            other.step();
        }
        assertThat(same.parameters().W(0).data).isEqualTo(one.parameters().W(0).data);
        assertThat(other.parameters().W(0).data).isNotEqualTo(one.parameters().W(0).data);
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void aStepAllocatesNothing(OptimizerKind optimizer) {
        Trainer trainer = trainer(SMALL.withOptimizer(optimizer).withLayers(2).withStreams(2));
        for (int i = 0; i < 2000; i++) {
            trainer.step();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 1000; i++) {
            trainer.step();
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        // The measurement itself and a late compilation may leave a little; a single object per step would be 16,000.
        assertThat(allocated).isLessThan(8_000);
    }

    @Test
    void anExplodingForwardPassIsNamedWithItsTimeStepAndTheLastGoodParametersStay() {
        Experiment linear = SMALL.withActivation(Activation.IDENTITY).withClip(new GradientClip.None());
        Parameters parameters = initial(linear.withInitializer(new Initializer.Identity(1e40)));
        Parameters before = parameters.copy();
        Trainer trainer = new Trainer(linear, TEXT, Team.alone(new ScalarKernels()), parameters);

        Diverged diverged = (Diverged) trainer.step();

        assertThat(diverged.quantity()).isEqualTo("a_t");
        assertThat(diverged.timeStep()).isBetween(8, 10); // 1e40^8 is beyond 1e308
        assertThat(diverged.step()).isEqualTo(1);
        assertThat(parameters.W(0).data).isEqualTo(before.W(0).data);
        assertThat(trainer.step()).isEqualTo(diverged);
        assertThat(trainer.steps()).isZero();
    }

    @Test
    void aNanInAParameterIsFoundInTheSameStep() {
        Parameters parameters = initial(SMALL);
        Trainer trainer = new Trainer(SMALL, TEXT, Team.alone(new ScalarKernels()), parameters);
        trainer.step();
        parameters.V().data[0] = Double.NaN;

        Diverged diverged = (Diverged) trainer.step();

        assertThat(diverged).isEqualTo(new Diverged(2, "V", 0, 0, 0));
    }

    @Test
    void anUpdateThatOverflowsIsTakenBack() {
        Experiment wild = SMALL.withActivation(Activation.IDENTITY)
                .withOptimizer(OptimizerKind.SGD)
                .withLearningRate(1e6)
                .withClip(new GradientClip.None());
        Parameters parameters = initial(wild);
        for (int i = 0; i < parameters.V().data.length; i++) {
            parameters.V().data[i] *= 1e306;
        }
        parameters.W(0).zero();
        parameters.U(0).data[0] = 1e-3;
        Parameters before = parameters.copy();
        Trainer trainer = new Trainer(wild, TEXT, Team.alone(new ScalarKernels()), parameters);

        StepResult result = trainer.step();

        assertThat(result).isInstanceOf(Diverged.class);
        assertThat(((Diverged) result).timeStep()).isZero();
        assertThat(parameters.firstNonFinite()).isEmpty();
        assertThat(parameters.U(0).data).isEqualTo(before.U(0).data);
        assertThat(trainer.steps()).isZero();
    }

    @Test
    void learningRateAndClippingActFromTheNextStepOn() {
        Trainer trainer = trainer(SMALL.withClip(new GradientClip.None()));
        assertThat(((Trained) trainer.step()).clipped()).isFalse();
        trainer.setClip(new GradientClip.ByNorm(0.01));
        Trained trained = (Trained) trainer.step();
        assertThat(trained.clipped()).isTrue();
        assertThat(trained.clippedNorm()).isCloseTo(0.01, within(1e-12));
        assertThat(trained.gradientNorm()).isGreaterThan(0.01);
        double[] before = trainer.parameters().W(0).data.clone();
        trainer.setLearningRate(1e-300);
        trainer.step();
        assertThat(trainer.parameters().W(0).data).isEqualTo(before);
    }

    @Test
    void aTextTooShortIsRefusedWithTheLongestWindowPossible() {
        Corpus tiny = Corpus.of("tiny", "abcab");
        assertThatThrownBy(() -> new Trainer(SMALL, tiny, Team.alone(new ScalarKernels())))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("at most 4");
        new Trainer(SMALL.withWindow(4), tiny, Team.alone(new ScalarKernels())).step();
        assertThatThrownBy(() -> new Trainer(SMALL.withWindow(1).withStreams(5), tiny, Team.alone(new ScalarKernels())))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("fewer streams");
    }

    @Test
    void whatNoMemoryHoldsIsRefusedWithTheAmount() {
        Experiment huge = SMALL.withHidden(100_000);
        assertThatThrownBy(() -> new Trainer(huge, TEXT, Team.alone(new ScalarKernels())))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("GB");
        MemoryNeed need = MemoryNeed.of(SMALL.withHidden(10_000), 65);
        assertThat(need.bytes()).isBetween(3e9, 5e9);
        assertThatThrownBy(() -> need.requireFits(1e9)).hasMessageContaining("would need 3.");
    }

    private static Trainer trainer(Experiment experiment) {
        return new Trainer(experiment, TEXT, Team.alone(new ScalarKernels()));
    }

    private static Parameters initial(Experiment experiment) {
        return Parameters.random(
                experiment.shape(TEXT.vocabulary().size()),
                experiment.initializer(),
                new RandomStream(1, RandomStream.Purpose.WEIGHTS));
    }
}
