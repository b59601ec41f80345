package dev.unroll.core.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walk has the numbers of the trainer, and its equations hold. */
class WalkTest {
    private static final Corpus TEXT = Corpus.of("walk", "the otter reads; the reader totters home.\n".repeat(30));

    static Stream<Experiment> experiments() {
        return IntStream.range(0, 20).mapToObj(WalkTest::experiment);
    }

    /** The kinds in turn, the sizes at random. */
    private static Experiment experiment(int seed) {
        Random random = new Random(seed);
        List<GradientClip> clips =
                List.of(new GradientClip.None(), new GradientClip.ByNorm(0.05), new GradientClip.ByValue(0.01));
        return Experiment.defaults()
                .withSeed(seed)
                .withHidden(2 + random.nextInt(20))
                .withLayers(1 + random.nextInt(3))
                .withWindow(1 + random.nextInt(8))
                .withStreams(1 + random.nextInt(3))
                .withActivation(List.of(Activation.values()).get(seed % 4))
                .withOptimizer(List.of(OptimizerKind.values()).get(seed / 2 % 4))
                .withClip(clips.get(seed % 3))
                .withLearningRate(0.01);
    }

    private static Trainer trainer(Experiment experiment) {
        Trainer trainer = new Trainer(experiment, TEXT, Team.alone(new ScalarKernels()));
        for (int i = 0; i < 3; i++) {
            trainer.step();
        }
        return trainer;
    }

    private static Walk walk(Experiment experiment) {
        WalkedStep step = WalkedStep.take(trainer(experiment), new ScalarKernels());
        return new Walk(step, experiment.streams() - 1);
    }

    private static List<PhaseNumbers> numbers(Walk walk) {
        return IntStream.range(0, walk.itinerary().size())
                .mapToObj(i -> walk.numbers(walk.itinerary().phase(i)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void theLastPhasesAreTheTrainersParametersToTheBit(Experiment experiment) {
        Trainer trainer = trainer(experiment);
        trainer.step();
        List<DMatrixRMaj> updated = numbers(walk(experiment)).stream()
                .filter(one -> one.phase().kind() == PhaseKind.UPDATE)
                .map(one -> one.output().values())
                .toList();
        assertThat(updated).hasSameSizeAs(trainer.parameters().names());
        for (int i = 0; i < updated.size(); i++) {
            assertThat(updated.get(i).data)
                    .isEqualTo(trainer.parameters().matrices().get(i).data);
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyOutputFollowsFromItsPrintedInputsToTheBit(Experiment experiment) {
        Walk walk = walk(experiment);
        Set<PhaseKind> seen = EnumSet.noneOf(PhaseKind.class);
        for (PhaseNumbers one : numbers(walk)) {
            seen.add(one.phase().kind());
            requireFollows(experiment, one);
        }
        assertThat(seen).containsExactlyInAnyOrder(PhaseKind.values());
    }

    private static void requireFollows(Experiment experiment, PhaseNumbers one) {
        double[] expected = new Recomputed(experiment, one).output();
        if (one.phase().kind() == PhaseKind.LOSS) {
            // The trainer takes the logarithm of the sum, which is exact even where ŷ underflows.
            assertThat(one.output().get(0)).isCloseTo(expected[0], offset(1e-13));
        } else {
            assertThat(one.output().values().data).as(one.phase().toString()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void whatGoesIntoAPhaseCameOutOfAnotherOne(Experiment experiment) {
        List<PhaseNumbers> all = numbers(walk(experiment));
        Set<Symbol> given = EnumSet.of(
                Symbol.TARGET,
                Symbol.STREAMS,
                Symbol.LOSSES,
                Symbol.PARAMETER,
                Symbol.FROM_ABOVE,
                Symbol.SLOPE,
                Symbol.NORM,
                Symbol.THRESHOLD,
                Symbol.LEARNING_RATE,
                Symbol.MEMORY_M,
                Symbol.MEMORY_V,
                Symbol.POWERS);
        Map<List<Object>, double[]> computed = new HashMap<>();
        all.forEach(one -> computed.putIfAbsent(name(one.output()), one.output().values().data));
        for (PhaseNumbers one : all) {
            for (Quantity input : one.inputs()) {
                boolean isSum = one.phase().kind() == PhaseKind.TOTAL; // of all streams
                boolean isStart = input.symbol() == Symbol.STATE && input.t() == 0;
                if (!given.contains(input.symbol()) && !isSum && !isStart) {
                    assertThat(computed.get(name(input)))
                            .as(one.phase() + " reads " + input.symbol())
                            .isEqualTo(input.values().data);
                }
            }
        }
    }

    private static List<Object> name(Quantity quantity) {
        return List.of(quantity.symbol(), quantity.t(), quantity.layer(), quantity.block());
    }

    @Test
    void aTasksNumbersAreWalkedThroughToo() {
        for (String name : List.of("adding:6", "temporal-order:10")) {
            Experiment experiment =
                    Experiment.defaults().withHidden(4).withStreams(2).withTask(Task.parse(name));
            for (PhaseNumbers one : numbers(walk(experiment))) {
                if (one.phase().kind() != PhaseKind.OUTPUT_GRADIENT) {
                    requireFollows(experiment, one);
                }
            }
        }
    }
}
