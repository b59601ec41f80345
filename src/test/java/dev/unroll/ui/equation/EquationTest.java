package dev.unroll.ui.equation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.task.Adding;
import dev.unroll.core.task.TemporalOrder;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.PhaseKind;
import dev.unroll.core.walk.PhaseNumbers;
import dev.unroll.core.walk.Quantity;
import dev.unroll.core.walk.Symbol;
import dev.unroll.core.walk.Walk;
import dev.unroll.core.walk.WalkedStep;
import dev.unroll.ui.formula.FormulaView;
import dev.unroll.ui.formula.Typesetter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class EquationTest {
    private static final Corpus TEXT = Corpus.of("text", "abcab cabca\n".repeat(40));
    private static final Place LATER = new Place(4, 1, 3, "W");

    @BeforeAll
    static void startWithTheFontsLoaded() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Typesetter.prepare(List.of("x"));
    }

    @ParameterizedTest
    @EnumSource(Equation.class)
    void everyEquationCanBeTypesetAndReadAloud(Equation equation) {
        for (String latex : List.of(equation.latex(), equation.latex(LATER))) {
            assertThat(latex).doesNotContain("@", "~", "<");
            assertThat(drawn(latex)).isTrue();
        }
        assertThat(equation.spoken()).isNotBlank().doesNotContain("{", "\\");
        assertThat(equation.spoken(LATER)).isNotBlank().doesNotContain("{", "\\");
        assertThat(equation.terms()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Term.class)
    void everyTermHasAMeaningAndAShapeAndIsUsed(Term term) {
        assertThat(term.meaning()).isNotBlank();
        assertThat(term.shape()).matches("|[nHTB1θ](×[nHTB1])?");
        assertThat(drawn(term.latex())).isTrue();
        assertThat(Equation.values()).anyMatch(equation -> equation.terms().contains(term));
    }

    @Test
    void aPlacePutsNumbersForLetters() {
        assertThat(plain(Equation.SUM.latex())).isEqualTo("s_{t} = W a_{t-1} + U x_{t} + b");
        assertThat(plain(Equation.SUM.latex(new Place(4, 0, 1, "")))).isEqualTo("s_{4} = W a_{3} + U x_{4} + b");
        assertThat(plain(Equation.SUM_UPPER.latex(LATER)))
                .isEqualTo("s_{4}^{(2)} = W^{(2)} a_{3}^{(2)} + U^{(2)} a_{4}^{(1)} + b^{(2)}");
        assertThat(plain(Equation.SUM_UPPER.latex()))
                .isEqualTo("s_{t}^{(k)} = W^{(k)} a_{t-1}^{(k)} + U^{(k)} a_{t}^{(k-1)} + b^{(k)}");
        assertThat(plain(Equation.SGD.latex(LATER))).isEqualTo("W^{(2)} \\leftarrow W^{(2)} - \\alpha g");
        assertThat(plain(Equation.SGD.latex(new Place(0, 2, 3, "V")))).isEqualTo("V \\leftarrow V - \\alpha g");
    }

    @Test
    void wordsSayThePlaceToo() {
        assertThat(Equation.SUM.spoken())
                .isEqualTo("s sub t equals W times a sub t minus 1, plus U times x sub t, plus b");
        assertThat(Equation.SUM.spoken(new Place(4, 0, 1, "")))
                .contains("a sub 3")
                .doesNotContain("layer");
        assertThat(Equation.SUM.spoken(new Place(4, 0, 2, ""))).endsWith("in layer 1");
        assertThat(Equation.SUM_UPPER.spoken(LATER)).startsWith("in layer 2").contains("of layer 1");
        assertThat(Equation.SGD.spoken()).isEqualTo("theta becomes theta minus alpha times g");
        assertThat(Equation.SGD.spoken(new Place(0, 0, 1, "b"))).startsWith("b becomes b");
    }

    @Test
    void aNodeHasTheColourOfItsSymbol() {
        assertThat(Role.of(Symbol.STATE)).isEqualTo(Term.A.role());
        assertThat(Role.of(Symbol.PREDICTION)).isEqualTo(Term.Y_HAT.role());
        assertThat(Role.of(Symbol.SUM_GRADIENT)).isEqualTo(Term.D_S.role());
        assertThat(Role.of(Symbol.PARAMETER)).isEqualTo(Term.W.role());
    }

    static Stream<Experiment> experiments() {
        Experiment small = Experiment.defaults().withHidden(3).withWindow(4).withStreams(2);
        return Stream.of(
                small.withLayers(3),
                small.withActivation(Activation.RELU)
                        .withOptimizer(OptimizerKind.ADAM)
                        .withClip(new GradientClip.None()),
                small.withActivation(Activation.SIGMOID)
                        .withOptimizer(OptimizerKind.RMSPROP)
                        .withClip(new GradientClip.ByValue(1)),
                small.withActivation(Activation.IDENTITY).withOptimizer(OptimizerKind.ADAGRAD),
                small.withTask(new TemporalOrder(10)),
                small.withTask(new TemporalOrder(10)).withLayers(2),
                small.withTask(new Adding(10)));
    }

    /** Each phase's equation names what the phase takes and what it gives, in their roles. */
    @ParameterizedTest
    @MethodSource("experiments")
    void everyPhaseHasAnEquationThatNamesItsQuantities(Experiment experiment) {
        Walk walk = new Walk(
                WalkedStep.take(new Trainer(experiment, TEXT, Team.alone(new ScalarKernels())), new ScalarKernels()),
                1);
        PhaseEquations equations = new PhaseEquations(walk);
        Set<PhaseKind> met = EnumSet.noneOf(PhaseKind.class);
        for (int i = 0; i < walk.itinerary().size(); i++) {
            Phase phase = walk.itinerary().phase(i);
            met.add(phase.kind());
            Equation equation = equations.equation(phase);
            Place place = equations.place(phase);
            List<Role> named = new ArrayList<>();
            equation.terms().forEach(term -> named.add(term.role()));
            assertThat(named).as(equation.id()).containsAll(roles(walk.numbers(phase), equation));
            assertThat(equation.latex(place)).doesNotContain("(k", phase.t() == 0 ? "(k" : "_{t}");
            assertThat(equation.spoken(place)).isNotBlank();
        }
        assertThat(met).hasSizeGreaterThanOrEqualTo(PhaseKind.values().length - 1);
    }

    /** Of a task the outputs are not as many as the inputs. */
    @ParameterizedTest
    @MethodSource("experiments")
    void theSizeOfASymbolIsThatOfItsNumbers(Experiment experiment) {
        Walk walk = new Walk(
                WalkedStep.take(new Trainer(experiment, TEXT, Team.alone(new ScalarKernels())), new ScalarKernels()),
                0);
        PhaseEquations equations = new PhaseEquations(walk);
        RnnShape shape = walk.step().before().shape();
        for (int i = 0; i < walk.itinerary().size(); i++) {
            PhaseNumbers numbers = walk.numbers(walk.itinerary().phase(i));
            if (numbers.phase().kind() == PhaseKind.CLIP || numbers.phase().kind() == PhaseKind.UPDATE) {
                continue; // theirs is that of the parameter
            }
            Equation equation = equations.equation(numbers.phase());
            List<String> sizes =
                    equation.terms().stream().map(term -> term.shape(shape)).toList();
            assertThat(sizes.get(0)).as(equation.id()).isEqualTo(size(numbers.output(), false));
            for (Quantity input : numbers.inputs()) {
                if (input.symbol() == Symbol.PARAMETER) {
                    assertThat(sizes).as(equation.id()).containsAnyOf(size(input, false), size(input, true));
                }
            }
        }
    }

    private static String size(Quantity quantity, boolean transposed) {
        if (quantity.columns() == 1) {
            return Integer.toString(quantity.rows());
        }
        return transposed ? quantity.columns() + "×" + quantity.rows() : quantity.rows() + "×" + quantity.columns();
    }

    private static List<Role> roles(PhaseNumbers numbers, Equation equation) {
        List<Role> roles = new ArrayList<>(List.of(Role.of(numbers.output().symbol())));
        for (Quantity input : numbers.inputs()) {
            roles.add(Role.of(input.symbol()));
        }
        if (equation.id().endsWith("not-asked")) {
            return roles.subList(0, 1); // nothing of the inputs enters a 0
        }
        if (equation == Equation.SUM_GRADIENT_IDENTITY) {
            roles.remove(Role.STATE); // its slope is 1 whatever the state
        }
        if (equation == Equation.LOSS) {
            roles.remove(Role.TARGET); // the target is in the index
        }
        return roles;
    }

    private static boolean drawn(String latex) {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> new FormulaView(latex, "").drawnProperty().get());
    }

    /** Without colours. */
    private static String plain(String latex) {
        return latex.replaceAll("\\\\mark\\{[a-z-]+}\\{((?:[^{}]|\\{[^{}]*})*)}", "$1");
    }
}
