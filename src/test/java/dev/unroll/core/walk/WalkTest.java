package dev.unroll.core.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import java.util.Arrays;
import java.util.EnumMap;
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

    /** Where the task asks for nothing, no error begins. */
    @Test
    void theErrorOfATaskBeginsWhereItAsks() {
        for (String name : List.of("adding:6", "temporal-order:10", "copy-memory:2")) {
            Experiment experiment =
                    Experiment.defaults().withHidden(4).withStreams(2).withTask(Task.parse(name));
            Walk walk = walk(experiment);
            int asked = 0;
            for (PhaseNumbers one : numbers(walk)) {
                if (one.phase().kind() == PhaseKind.OUTPUT_GRADIENT) {
                    int row = (one.phase().t() - 1) * experiment.streams() + walk.stream();
                    boolean asks = walk.step().tape().targets()[row] != Tape.NO_TARGET;
                    asked += asks ? 1 : 0;
                    double[] expected = new double[one.output().rows()];
                    if (asks) {
                        // Of a square the derivative is twice as much.
                        double factor = walk.step().tape().isRegression() ? 2 : 1;
                        expected = Arrays.stream(new Recomputed(experiment, one).output())
                                .map(error -> factor * error)
                                .toArray();
                    }
                    assertThat(one.output().numbers()).as(name + one.phase()).isEqualTo(expected);
                }
            }
            assertThat(asked).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void theTermsOfASumAddUpToIt(Experiment experiment) {
        Walk walk = walk(experiment);
        Set<PhaseKind> sums = EnumSet.noneOf(PhaseKind.class);
        for (PhaseNumbers one : numbers(walk)) {
            if (Terms.isSum(one)) {
                sums.add(one.phase().kind());
                int row = one.output().rows() - 1;
                int column = one.output().columns() - 1;
                double sum = Terms.of(one, row, column).stream()
                        .mapToDouble(WalkTest::product)
                        .sum();
                double result = one.output().get(row, column);
                assertThat(sum)
                        .as(one.phase().toString())
                        .isCloseTo(result, offset(1e-12 * Math.max(1, Math.abs(result))));
            }
        }
        assertThat(sums).hasSizeGreaterThanOrEqualTo(9);
    }

    private static double product(Term term) {
        return term.factors().stream().mapToDouble(Factor::value).reduce(1, (a, b) -> a * b);
    }

    /** Whatever is opened up, its numbers lead to the phases that computed them. */
    @ParameterizedTest
    @MethodSource("experiments")
    void aNumberLeadsBackToWhereItWasComputed(Experiment experiment) {
        Walk walk = walk(experiment);
        List<PhaseNumbers> all = numbers(walk);
        Map<PhaseKind, Integer> led = new EnumMap<>(PhaseKind.class);
        for (PhaseNumbers one : all) {
            List<Factor> factors = Terms.sources(one, 0, 0);
            for (Factor factor : factors) {
                walk.origin(one.phase(), factor).ifPresent(origin -> {
                    led.merge(one.phase().kind(), 1, Integer::sum);
                    assertThat(all.get(origin.index()).output().get(origin.row(), origin.column()))
                            .as(one.phase() + " reads " + factor.quantity().symbol())
                            .isEqualTo(factor.value());
                });
            }
        }
        assertThat(led)
                .containsKeys(
                        PhaseKind.SUM,
                        PhaseKind.STATE,
                        PhaseKind.WINDOW_LOSS,
                        PhaseKind.OUTPUT_GRADIENT,
                        PhaseKind.STATE_GRADIENT,
                        PhaseKind.TOTAL,
                        PhaseKind.CLIP,
                        PhaseKind.UPDATE);
    }

    @Test
    void theNotesFormulaIsWrongForWAloneAndALargeNudgeProvesNothing() {
        WalkedStep step = walk(Experiment.defaults().withHidden(3)).step();
        for (int block = 0; block < step.before().names().size(); block++) {
            WeightCheck check = WeightCheck.of(step, block, 0, 0, 1e-5, new ScalarKernels());
            boolean isW = step.before().names().get(block).equals("W");
            assertThat(check.passes()).as(step.before().names().get(block)).isTrue();
            assertThat(check.slipPasses()).as(step.before().names().get(block)).isEqualTo(!isW);
        }
        WeightCheck large = WeightCheck.of(step, 1, 0, 0, 1, new ScalarKernels());
        assertThat(large.passes()).isFalse();
        assertThat(large.slipPasses()).isFalse();
    }
}
