package dev.unroll.ui.slowmotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.task.Adding;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.PhaseKind;
import dev.unroll.core.walk.Walk;
import dev.unroll.core.walk.WalkedStep;
import dev.unroll.ui.equation.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The equations with numbers in them say what the phases computed, and what is written adds up. */
class WorkedPhaseTest {
    private static final Corpus TEXT = Corpus.of("worked", "abcab cabca\n".repeat(40));

    static Stream<Experiment> experiments() {
        Experiment small = Experiment.defaults().withHidden(3).withWindow(4).withStreams(2);
        return Stream.of(
                small.withLayers(2).withOptimizer(OptimizerKind.SGD).withClip(new GradientClip.ByNorm(0.01)),
                small.withHidden(20)
                        .withActivation(Activation.RELU)
                        .withOptimizer(OptimizerKind.ADAM)
                        .withClip(new GradientClip.None()),
                small.withActivation(Activation.SIGMOID)
                        .withOptimizer(OptimizerKind.RMSPROP)
                        .withClip(new GradientClip.ByValue(0.001)),
                small.withActivation(Activation.IDENTITY).withOptimizer(OptimizerKind.ADAGRAD),
                small.withTask(new Adding(10)));
    }

    private static Walked walked(Experiment experiment) {
        Trainer trainer = new Trainer(experiment, TEXT, Team.alone(new ScalarKernels()));
        for (int i = 0; i < 3; i++) {
            trainer.step();
        }
        Walk walk = new Walk(WalkedStep.take(trainer, new ScalarKernels()), 1);
        return new Walked(0, 3, Vocabulary.of('a', 'b', 'c', ' ', '\n'), walk);
    }

    private static Stream<SlowMotionViewModel.Place> places(Walked walked) {
        return IntStream.range(0, walked.walk().itinerary().size()).mapToObj(i -> place(walked, i));
    }

    private static SlowMotionViewModel.Place place(Walked walked, int index) {
        Phase phase = walked.walk().itinerary().phase(index);
        return new SlowMotionViewModel.Place(walked, index, walked.walk().numbers(phase));
    }

    private static SlowMotionViewModel.Place place(Walked walked, PhaseKind kind, int t) {
        return places(walked)
                .filter(place -> place.phase().kind() == kind && place.phase().t() == t)
                .findFirst()
                .orElseThrow();
    }

    /** Every phase, at an element that nobody would choose by default. */
    @ParameterizedTest
    @MethodSource("experiments")
    void everyPhaseEndsWithTheNumberThatTheTrainerComputed(Experiment experiment) {
        Set<PhaseKind> met = EnumSet.noneOf(PhaseKind.class);
        places(walked(experiment)).forEach(place -> {
            WorkedPhase.Element at = new WorkedPhase.Element(2, 1);
            List<NumberLine> lines = WorkedPhase.lines(place, Optional.of(at));
            NumberLine line = lines.get(lines.size() - 1);
            WorkedPhase.Element within = at.within(place.numbers().output());
            double result = place.numbers().output().get(within.row(), within.column());
            met.add(place.phase().kind());
            assertThat(line.parts().get(0).role())
                    .contains(Role.of(place.numbers().output().symbol()));
            assertThat(IntStream.rangeClosed(3, 9).mapToObj(digits -> Figures.exactly(result, digits)))
                    .as(place.phase() + " " + line.text())
                    .contains(line.parts().get(line.parts().size() - 1).text());
            assertThat(line.text()).doesNotContain("NaN", "  ").doesNotContainPattern("(?<!e)-");
        });
        assertThat(met).hasSizeGreaterThanOrEqualTo(PhaseKind.values().length - 1);
    }

    /** The terms, computed with all their digits, give the trainer's number: nothing is missing and no sign is wrong. */
    @ParameterizedTest
    @MethodSource("experiments")
    void whatIsWrittenGivesTheResult(Experiment experiment) {
        places(walked(experiment)).forEach(place -> {
            WorkedPhase.Element at = new WorkedPhase.Element(1, 1);
            WorkedPhase.Element within = at.within(place.numbers().output());
            double result = place.numbers().output().get(within.row(), within.column());
            List<NumberLine> lines = WorkedPhase.lines(place, Optional.of(at));
            NumberLine line = lines.get(lines.size() - 1);
            line.value().ifPresent(value -> assertThat(value)
                    .as(place.phase() + " " + line.text())
                    .isCloseTo(result, offset(1e-9 * Math.max(1e-3, Math.abs(result)))));
        });
    }

    @Test
    void aSumIsWrittenTermByTermWithTheSameDigits() {
        Walked walked = walked(Experiment.defaults().withHidden(3).withWindow(4).withStreams(2));
        String line = WorkedPhase.lines(place(walked, PhaseKind.SUM, 2), Optional.empty())
                .get(0)
                .text();
        assertThat(line)
                .startsWith("s₂[1] = Σⱼ W[1, j] · a₁[j] + U[1, ")
                .contains(" + b[1] ")
                .doesNotContain("more");
        assertThat(line).containsPattern("[=≈] (−?[\\d.]+ · [^=≈]+){3}[=≈] −?[\\d.]+$");
    }

    @Test
    void aLongSumSaysHowManyTermsThereAreBesidesAndWhatTheyComeTo() {
        Walked walked =
                walked(Experiment.defaults().withHidden(20).withWindow(4).withStreams(2));
        String line = WorkedPhase.lines(place(walked, PhaseKind.SUM, 2), Optional.empty())
                .get(0)
                .text();
        assertThat(line).containsPattern("… \\(17 more, together −?\\d");
    }

    @Test
    void theSlopeIsMultipliedElementByElement() {
        Walked walked = walked(Experiment.defaults().withHidden(3).withWindow(4).withStreams(2));
        SlowMotionViewModel.Place place = place(walked, PhaseKind.SUM_GRADIENT, 2);
        assertThat(WorkedPhase.lines(place, Optional.empty())).singleElement().satisfies(line -> assertThat(line.text())
                .matches("∂L/∂s₂ [=≈] \\(.+, .+, .+\\) ⊙ \\(.+, .+, .+\\) [=≈] \\(.+, .+, .+\\)"));
        assertThat(WorkedPhase.lines(place, Optional.of(new WorkedPhase.Element(1, 0))))
                .hasSize(2)
                .element(1)
                .satisfies(line -> assertThat(line.text()).startsWith("∂L/∂s₂[2] = φ′(s₂)[2] · ∂L/∂a₂[2]"));
    }

    @Test
    void numbersThatDoNotAddUpAreAboutEqual() {
        Expression third = new Expression.Measured(1.0 / 3, Role.STATE);
        Expression sum = new Expression.Sum(List.of(third, third, third));
        assertThat(new NumberLine.Builder().equals(sum, 1, Role.STATE).text())
                .isEqualTo(" ≈ 0.3333 + 0.3333 + 0.3333 ≈ 1");
        Expression half = new Expression.Measured(0.5, Role.STATE);
        Expression less = new Expression.Measured(-0.25, Role.STATE);
        assertThat(new NumberLine.Builder()
                        .equals(new Expression.Sum(List.of(half, less)), 0.25, Role.STATE)
                        .text())
                .isEqualTo(" = 0.500 − 0.250 = 0.250");
    }

    @Test
    void aStepTooSmallForTheFewestDigitsIsSeen() {
        Expression theta = new Expression.Measured(0.5234567, Role.PARAMETER);
        Expression step = new Expression.Product(
                List.of(new Expression.Fixed(0.1, Role.NUMBER), new Expression.Measured(0.00123, Role.GRADIENT)));
        Expression after = new Expression.Difference(theta, step);
        assertThat(new NumberLine.Builder()
                        .equals(after, after.value(Expression.ALL), Role.PARAMETER)
                        .text())
                .isEqualTo(" = 0.523457 − 0.1 · 0.00123000 = 0.523334");
        assertThat(new NumberLine.Builder()
                        .equals(
                                new Expression.Difference(theta, new Expression.Fixed(0, Role.NUMBER)),
                                0.5234567,
                                Role.PARAMETER)
                        .text())
                .isEqualTo(" = 0.523 − 0 = 0.523");
    }
}
