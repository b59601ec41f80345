package dev.unroll.ui.slowmotion;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.walk.PhaseNumbers;
import dev.unroll.core.walk.Quantity;
import dev.unroll.core.walk.Symbol;
import dev.unroll.core.walk.Term;
import dev.unroll.core.walk.Terms;
import dev.unroll.ui.equation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The equation of a phase with the numbers in it, for one number of its result; where it goes element by element, the
 * first elements beside each other too.
 */
final class WorkedPhase {
    private static final int LOSS_DIGITS = 3;
    private static final int MOST_DIGITS = 15;

    private final Experiment experiment;
    private final PhaseNumbers numbers;
    private final Element at;
    private final Worked worked;

    /**
     * A number of a result.
     *
     * @param row from 0
     * @param column from 0
     */
    record Element(int row, int column) {
        /** {@return the nearest one that a quantity has} */
        Element within(Quantity quantity) {
            return new Element(Math.min(row, quantity.rows() - 1), Math.min(column, quantity.columns() - 1));
        }
    }

    private WorkedPhase(SlowMotionViewModel.Place place, Element at) {
        experiment = place.walk().step().experiment();
        numbers = place.numbers();
        this.at = at;
        worked = new Worked(new Names(place));
    }

    /**
     * {@return its lines}
     *
     * @param place with the phase
     * @param chosen the number that is looked at, if one was chosen
     */
    static List<NumberLine> lines(SlowMotionViewModel.Place place, Optional<Element> chosen) {
        Element at = chosen.orElseGet(() -> first(place.numbers()))
                .within(place.numbers().output());
        WorkedPhase phase = new WorkedPhase(place, at);
        Optional<NumberLine> all = phase.elementwise();
        List<NumberLine> lines = new ArrayList<>();
        all.ifPresent(lines::add);
        if (all.isEmpty() || chosen.isPresent()) {
            lines.addAll(phase.element());
        }
        return lines;
    }

    /** The first number; of U the first one of its row that this window has to do with, where others are 0. */
    private static Element first(PhaseNumbers numbers) {
        Optional<Quantity> telling = numbers.inputs().stream()
                .filter(input -> switch (input.symbol()) {
                    case INPUT, GRADIENT, CLIPPED -> true;
                    default -> false;
                })
                .findFirst();
        if (telling.isEmpty() || numbers.output().columns() == 1) {
            return new Element(0, 0);
        }
        Quantity quantity = telling.get();
        int count = quantity.columns() > 1 ? quantity.columns() : quantity.rows();
        int column = 0;
        while (column < count - 1 && quantity.numbers()[column] == 0) {
            column++;
        }
        return new Element(0, column).within(numbers.output());
    }

    private Quantity in(int index) {
        return numbers.inputs().get(index);
    }

    private double result() {
        return numbers.output().get(at.row(), at.column());
    }

    private NumberLine equals(NumberLine.Builder line, Expression expression) {
        return line.equals(expression, result(), Role.of(numbers.output().symbol()));
    }

    private NumberLine.Builder begin() {
        return worked.element(new NumberLine.Builder(), numbers.output(), at.row(), at.column());
    }

    /** A vector that is made of others element by element, or is one as it stands. */
    private Optional<NumberLine> elementwise() {
        return switch (numbers.phase().kind()) {
            case OUTPUT_GRADIENT -> Optional.of(outputGradients());
            case SUM_GRADIENT -> Optional.of(worked.vectors(numbers.output(), List.of(in(1), in(2)), " ⊙ "));
            case C_SHARE, B_SHARE -> Optional.of(worked.vectors(numbers.output(), List.of(in(0)), ""));
            case INPUT -> Optional.of(worked.vectors(numbers.output(), List.of(), ""));
            default -> Optional.empty();
        };
    }

    /** Where nothing is asked for, no element differs from 0. */
    private NumberLine outputGradients() {
        Quantity output = numbers.output();
        boolean asked = IntStream.range(0, output.rows()).anyMatch(i -> output.get(i, 0) != 0);
        if (!asked) {
            return worked.vectors(output, List.of(), "");
        }
        return worked.vectors(numbers.output(), List.of(in(0), in(1)), " − ", Optional.of(factor()));
    }

    /** 1/B, of a square 2/B. */
    private Expression.Quotient factor() {
        return new Expression.Quotient(
                new Expression.Fixed(in(0).symbol() == Symbol.OUTPUT ? 2 : 1, Role.NUMBER), Worked.number(in(2), 0, 0));
    }

    private List<NumberLine> element() {
        return switch (numbers.phase().kind()) {
            case INPUT ->
                List.of(begin().sign(" = ")
                        .sign(Figures.significant(result(), 4), Role.INPUT)
                        .line());
            case SUM, OUTPUT, STATE_GRADIENT -> List.of(sum());
            case STATE -> List.of(state());
            case PREDICTION -> List.of(softmax());
            case LOSS -> List.of(loss());
            case WINDOW_LOSS -> List.of(windowLoss());
            case OUTPUT_GRADIENT -> List.of(outputGradient());
            case V_SHARE, W_SHARE, U_SHARE, SUM_GRADIENT, C_SHARE, B_SHARE -> List.of(product());
            case TOTAL -> List.of(total());
            case CLIP, UPDATE -> new WorkedUpdate(experiment, numbers, worked, at.row(), at.column()).lines();
        };
    }

    /** Of each product one sum, and the bias. */
    private NumberLine sum() {
        NumberLine.Builder line = begin().sign(" = ");
        List<Expression> groups = new ArrayList<>();
        List<Term> terms = Terms.of(numbers, at.row(), at.column());
        boolean transposed = numbers.phase().kind().output() == Symbol.STATE_GRADIENT;
        for (int i = 0; i < numbers.inputs().size(); i++) {
            Quantity input = in(i);
            if (input.symbol() != Symbol.PARAMETER) {
                continue; // it was the factor of the one before
            }
            List<Term> own = terms.stream()
                    .filter(term -> input.equals(term.factors().get(0).quantity()))
                    .toList();
            line.sign(i > 0 ? " + " : "");
            if (input.columns() == 1 && i == numbers.inputs().size() - 1 && !transposed) {
                worked.element(line, input, at.row(), 0);
            } else {
                worked.product(line, input, in(i + 1), own, at.row(), transposed);
            }
            if (own.isEmpty()) {
                groups.add(new Expression.Fixed(
                        0, Role.NUMBER)); // nothing has come through yet, as at the start of a text
            }
            Worked.addTerms(groups, own);
        }
        return equals(line, new Expression.Sum(groups));
    }

    private NumberLine product() {
        NumberLine.Builder line = begin().sign(" = ");
        Term term = Terms.of(numbers, at.row(), at.column()).get(0);
        worked.factors(line, term);
        return equals(line, Worked.product(term));
    }

    private NumberLine state() {
        Activation phi = experiment.activation();
        NumberLine.Builder line = begin().sign(" = ");
        String before =
                switch (phi) {
                    case TANH -> "tanh(";
                    case RELU -> "max(0, ";
                    case SIGMOID -> "1 / (1 + exp(−";
                    case IDENTITY -> "";
                };
        String after =
                switch (phi) {
                    case TANH, RELU -> ")";
                    case SIGMOID -> "))";
                    case IDENTITY -> "";
                };
        DoubleUnaryOperator function =
                switch (phi) {
                    case TANH -> Math::tanh;
                    case RELU -> s -> Math.max(0, s);
                    case SIGMOID -> s -> 1 / (1 + Math.exp(-s));
                    case IDENTITY -> s -> s;
                };
        line.sign(before);
        worked.element(line, in(0), at.row(), 0).sign(after);
        Expression s = Worked.number(in(0), at.row(), 0);
        Expression argument = phi == Activation.SIGMOID ? new Expression.Within(s) : s;
        return equals(line, phi == Activation.IDENTITY ? s : new Expression.Call(before, argument, after, function));
    }

    private NumberLine softmax() {
        NumberLine.Builder line = begin().sign(" = exp(");
        worked.element(line, in(0), at.row(), 0).sign(") / Σⱼ exp(");
        worked.any(line, in(0), "[j]").sign(")");
        List<Expression> below = new ArrayList<>();
        Worked.addTerms(below, logits(), o -> new Expression.Call("exp(", o, ")", Math::exp));
        Expression above = new Expression.Call("exp(", Worked.number(in(0), at.row(), 0), ")", Math::exp);
        return equals(line, new Expression.Quotient(above, new Expression.Sum(below)));
    }

    private List<Term> logits() {
        return Terms.sources(numbers, 0, 0).stream()
                .map(o -> new Term(List.of(o)))
                .toList();
    }

    private NumberLine loss() {
        NumberLine.Builder line = begin();
        Quantity target = in(1);
        if (in(0).symbol() == Symbol.OUTPUT) {
            line.sign(" = (");
            worked.element(line, in(0), 0, 0).sign(" − ");
            worked.element(line, target, 0, 0).sign(")²");
            Expression off = new Expression.Difference(Worked.number(in(0), 0, 0), Worked.number(target, 0, 0));
            // Where nothing is asked for, the loss is 0 whatever comes out.
            return result() == 0 ? nothingAsked() : equals(line, new Expression.Square(off));
        }
        int asked = 0;
        while (asked < target.rows() && target.get(asked) == 0) {
            asked++;
        }
        if (asked == target.rows()) {
            return nothingAsked();
        }
        line.sign(" = −log ");
        worked.element(line, in(0), asked, 0);
        Expression likely = new Expression.Precise(in(0).get(asked), Role.PREDICTION, lossDigits(in(0).get(asked)));
        return equals(line, new Expression.Call("−log(", likely, ")", y -> -Math.log(y)));
    }

    /** As many digits of a probability as its logarithm takes: near 1 it takes many. */
    private int lossDigits(double probability) {
        int digits = LOSS_DIGITS;
        while (digits < MOST_DIGITS
                && Figures.round(-Math.log(Figures.round(probability, digits)), LOSS_DIGITS)
                        != Figures.round(result(), LOSS_DIGITS)) {
            digits++;
        }
        return digits;
    }

    private NumberLine nothingAsked() {
        return begin().sign(" = ").sign("0", Role.LOSS).line();
    }

    private NumberLine windowLoss() {
        NumberLine.Builder line = begin().sign(" = 1 / ");
        worked.any(line, in(1), "").sign(" · Σ ");
        worked.any(line, in(0), "");
        List<Expression> losses = new ArrayList<>();
        Worked.addTerms(losses, Terms.of(numbers, 0, 0));
        Expression.Quotient mean =
                new Expression.Quotient(new Expression.Fixed(1, Role.NUMBER), Worked.number(in(1), 0, 0));
        return equals(line, new Expression.Product(List.of(mean, new Expression.Sum(losses))));
    }

    private NumberLine outputGradient() {
        NumberLine.Builder line = begin().sign(in(0).symbol() == Symbol.OUTPUT ? " = 2 / " : " = 1 / ");
        worked.any(line, in(2), "").sign(" · (");
        worked.element(line, in(0), at.row(), 0).sign(" − ");
        worked.element(line, in(1), at.row(), 0).sign(")");
        boolean asked = result() != 0 || in(1).get(at.row()) != 0;
        Expression off =
                new Expression.Difference(Worked.number(in(0), at.row(), 0), Worked.number(in(1), at.row(), 0));
        return asked
                ? equals(line, new Expression.Product(List.of(factor(), off)))
                : begin().sign(" = ").sign("0", Role.GRADIENT).line();
    }

    private NumberLine total() {
        NumberLine.Builder line = begin().sign(" = Σ ");
        worked.any(line, in(0), "[" + (at.row() + 1) + "]");
        if (numbers.inputs().size() > 1) {
            worked.any(line.sign(" · "), in(1), "[" + (at.column() + 1) + "]");
        }
        List<Expression> terms = new ArrayList<>();
        Worked.addTerms(terms, Terms.of(numbers, at.row(), at.column()));
        return equals(line, new Expression.Sum(terms));
    }
}
