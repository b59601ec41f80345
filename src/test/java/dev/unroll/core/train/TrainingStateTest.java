package dev.unroll.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.optim.OptimizerState;
import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.text.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStateTest {
    private static final Corpus TEXT = Corpus.of("bells", "ding dong, the bell rings; ".repeat(20));
    // Neither units nor symbols fill whole vectors.
    private static final Experiment SMALL =
            Experiment.defaults().withHidden(11).withWindow(7).withClip(new GradientClip.ByNorm(0.5));

    static Stream<Experiment> experiments() {
        List<Experiment> all = new ArrayList<>();
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            for (GradientClip clip :
                    List.of(new GradientClip.None(), new GradientClip.ByNorm(0.5), new GradientClip.ByValue(0.02))) {
                for (int layers = 1; layers <= 2; layers++) {
                    for (int streams : new int[] {1, 3}) {
                        all.add(SMALL.withOptimizer(optimizer)
                                .withLearningRate(0.01)
                                .withClip(clip)
                                .withLayers(layers)
                                .withStreams(streams));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aRunIsItsFirstHalfCopiedAndGoneOnWith(Experiment experiment) {
        Trainer straight = trainer(experiment);
        Trainer half = trainer(experiment);
        steps(straight, 45);
        steps(half, 45);
        TrainingState state = half.state();
        Parameters parameters = half.parameters().copy();
        steps(half, 3); // the copies do not follow

        Trainer rest = trainer(experiment, parameters, state);

        assertThat(rest.steps()).isEqualTo(45);
        for (int i = 0; i < 50; i++) { // past the end of the text
            Trained expected = (Trained) straight.step();
            Trained actual = (Trained) rest.step();
            assertThat(actual.step()).isEqualTo(expected.step());
            assertThat(actual.loss()).isEqualTo(expected.loss());
            assertThat(actual.smoothLoss()).isEqualTo(expected.smoothLoss());
            assertThat(actual.gradientNorm()).isEqualTo(expected.gradientNorm());
        }
        assertSame(rest, straight);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 76, 77})
    void anyStepIsOneToGoOnFrom(int step) {
        Trainer straight = trainer(SMALL);
        Trainer half = trainer(SMALL);
        steps(straight, step);
        steps(half, step);
        Trainer rest = trainer(SMALL, half.parameters(), half.state());
        steps(straight, 80);
        steps(rest, 80);
        assertSame(rest, straight);
    }

    @Test
    void anotherWindowGoesOnFromTheSamePlace() {
        Trainer half = trainer(SMALL);
        steps(half, 10);
        Trainer rest = trainer(SMALL.withWindow(13), half.parameters(), half.state());
        rest.step();
        assertThat(rest.tape().inputs()[0]).isEqualTo(TEXT.id(10 * 7));
        assertThat(rest.state().position()).isEqualTo(10 * 7 + 13);
    }

    @Test
    void theBeginningOfATextHasItsFirstWindowAndNoMemoryOfAnother() {
        Experiment three = SMALL.withStreams(3);
        Trainer half = trainer(SMALL);
        steps(half, 10);
        TrainingState state = half.state().atBeginning(3);
        assertThat(state.streams()).isEqualTo(3);
        assertThat(state.position()).isZero();
        assertThat(state.states().get(0).data).containsOnly(0);
        assertThat(state.step()).isEqualTo(10);
        assertSame(
                state.optimizer().memories().get(0),
                half.state().optimizer().memories().get(0));
        Trainer rest = trainer(three, half.parameters(), state);
        rest.step();
        assertThat(rest.tape().inputs()[0]).isEqualTo(TEXT.id(0));
        assertThat(rest.steps()).isEqualTo(11);
    }

    @Test
    void aNewOptimizerHasGatheredNothing() {
        Trainer half = trainer(SMALL);
        steps(half, 10);
        TrainingState state = half.state()
                .withNewOptimizer(OptimizerKind.ADAM, half.parameters().shape());
        assertThat(state.optimizer().powers()).containsExactly(1.0, 1.0);
        assertThat(state.optimizer().memories()).hasSize(2);
        assertThat(state.optimizer().memories().get(1).W(0).data).containsOnly(0);
        assertThat(state.position()).isEqualTo(70);
    }

    @Test
    void whatDoesNotFitTheExperimentIsRefused() {
        Trainer half = trainer(SMALL);
        steps(half, 10);
        TrainingState state = half.state();
        for (Experiment other : List.of(SMALL.withOptimizer(OptimizerKind.RMSPROP), SMALL.withStreams(2))) {
            assertThatThrownBy(() -> trainer(other, half.parameters(), state))
                    .isInstanceOf(ExperimentException.class)
                    .hasMessageContaining("(adagrad, streams 1, character 70)");
        }
        TrainingState beyond = new TrainingState(10, 1, TEXT.length() + 1, state.optimizer(), state.states());
        assertThatThrownBy(() -> trainer(SMALL, half.parameters(), beyond)).isInstanceOf(ExperimentException.class);
    }

    @Test
    void numbersThatNoTrainingLeavesAreRefused() {
        TrainingState good = trainer(SMALL).state();
        assertRefused("the step -1", () -> new TrainingState(-1, 1, 0, good.optimizer(), good.states()));
        assertRefused("smoothed loss", () -> new TrainingState(1, Double.NaN, 0, good.optimizer(), good.states()));
        assertRefused("negative", () -> new TrainingState(1, 1, -1, good.optimizer(), good.states()));
        assertRefused("no hidden state", () -> new TrainingState(1, 1, 0, good.optimizer(), List.of()));
        DMatrixRMaj broken = new DMatrixRMaj(1, 11);
        broken.data[3] = Double.NaN;
        assertRefused("NaN", () -> new TrainingState(1, 1, 0, good.optimizer(), List.of(broken)));
        DMatrixRMaj small = new DMatrixRMaj(1, 10);
        assertRefused("differ", () -> new TrainingState(1, 1, 0, good.optimizer(), List.of(small)));
        ParameterBlocks memory = new ParameterBlocks(new RnnShape(3, 2, 1));
        memory.V().data[0] = -1;
        assertRefused("memory of V", () -> new OptimizerState(OptimizerKind.ADAGRAD, List.of(memory), List.of()));
        assertRefused("memories", () -> new OptimizerState(OptimizerKind.SGD, List.of(memory), List.of()));
        memory.V().data[0] = Double.POSITIVE_INFINITY;
        assertRefused("not finite", () -> new OptimizerState(OptimizerKind.ADAGRAD, List.of(memory), List.of()));
        ParameterBlocks zeros = new ParameterBlocks(new RnnShape(3, 2, 1));
        assertRefused("power", () -> new OptimizerState(OptimizerKind.ADAM, List.of(zeros, zeros), List.of(0.5, 1.5)));
    }

    /** Wherever it diverges, what stays is the state after the last good step. */
    @ParameterizedTest
    @ValueSource(strings = {"a parameter", "an update", "the first window of the text"})
    void aDivergedRunKeepsTheStateOfTheLastGoodStep(String where) {
        Experiment wild = SMALL.withActivation(Activation.IDENTITY)
                .withOptimizer(OptimizerKind.ADAM)
                .withClip(new GradientClip.None());
        Trainer trainer = trainer(wild);
        steps(trainer, where.contains("first") ? (TEXT.length() - 1) / 7 : 5);
        TrainingState good = trainer.state();
        switch (where) {
            case "an update" -> trainer.parameters().V().data[0] = 1e200;
            default -> trainer.parameters().V().data[0] = Double.NaN;
        }
        Parameters before = trainer.parameters().copy();

        Diverged diverged = (Diverged) trainer.step();

        assertThat(diverged.quantity().contains("memory")).isEqualTo(where.equals("an update"));
        TrainingState kept = trainer.state();
        assertThat(trainer.parameters().V().data).isEqualTo(before.V().data);
        assertThat(kept.step()).isEqualTo(good.step());
        assertThat(kept.position()).isEqualTo(where.contains("first") ? 0 : good.position());
        assertThat(kept.optimizer().powers()).isEqualTo(good.optimizer().powers());
        for (int memory = 0; memory < 2; memory++) {
            assertSame(
                    kept.optimizer().memories().get(memory),
                    good.optimizer().memories().get(memory));
        }
        if (!where.contains("first")) {
            assertThat(kept.states().get(0).data).isEqualTo(good.states().get(0).data);
        }
    }

    private static void assertRefused(String says, org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(says);
    }

    private static void assertSame(Trainer actual, Trainer expected) {
        assertSame(actual.parameters(), expected.parameters());
        TrainingState state = actual.state();
        TrainingState wanted = expected.state();
        assertThat(state.step()).isEqualTo(wanted.step());
        assertThat(state.position()).isEqualTo(wanted.position());
        assertThat(state.smoothLoss()).isEqualTo(wanted.smoothLoss());
        assertThat(state.optimizer().powers()).isEqualTo(wanted.optimizer().powers());
        for (int i = 0; i < wanted.optimizer().memories().size(); i++) {
            assertSame(
                    state.optimizer().memories().get(i),
                    wanted.optimizer().memories().get(i));
        }
        for (int layer = 0; layer < wanted.states().size(); layer++) {
            assertThat(state.states().get(layer).data).isEqualTo(wanted.states().get(layer).data);
        }
    }

    private static void assertSame(ParameterBlocks actual, ParameterBlocks expected) {
        for (int i = 0; i < expected.matrices().size(); i++) {
            assertThat(actual.matrices().get(i).data)
                    .isEqualTo(expected.matrices().get(i).data);
        }
    }

    private static void steps(Trainer trainer, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(trainer.step()).isInstanceOf(Trained.class);
        }
    }

    private static Trainer trainer(Experiment experiment) {
        return new Trainer(experiment, TEXT, Team.alone(new ScalarKernels()));
    }

    private static Trainer trainer(Experiment experiment, Parameters parameters, TrainingState state) {
        return new Trainer(experiment, TEXT, Team.alone(new ScalarKernels()), parameters, Optional.of(state));
    }
}
