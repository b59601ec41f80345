package dev.unroll.ui.slowmotion;

import dev.unroll.core.walk.Factor;
import dev.unroll.core.walk.Quantity;
import dev.unroll.core.walk.Term;
import dev.unroll.ui.equation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the lines of all phases are put together from.
 *
 * @param names of the quantities
 */
record Worked(Names names) {
    /** So many terms of a sum are written out; of more, one less than this, and how many there are besides. */
    private static final int MOST_TERMS = 5;
    /** So many elements of a vector, likewise. */
    private static final int MOST_ELEMENTS = 5;

    static Expression number(Quantity quantity, int row, int column) {
        return new Expression.Measured(quantity.get(row, column), Role.of(quantity.symbol()));
    }

    static Expression product(Term term) {
        List<Expression> factors = new ArrayList<>();
        for (Factor factor : term.factors()) {
            factors.add(number(factor.quantity(), factor.row(), factor.column()));
        }
        return factors.size() == 1 ? factors.get(0) : new Expression.Product(factors);
    }

    /** Adds the terms of a sum, as many as are written out, and what the others come to. */
    static void addTerms(List<Expression> sum, List<Term> terms) {
        addTerms(sum, terms, term -> term);
    }

    /** The same of a function of each term. */
    static void addTerms(List<Expression> sum, List<Term> terms, UnaryOperator<Expression> function) {
        List<Expression> all =
                terms.stream().map(term -> function.apply(product(term))).toList();
        if (all.size() <= MOST_TERMS) {
            sum.addAll(all);
            return;
        }
        int shown = MOST_TERMS - 2;
        sum.addAll(all.subList(0, shown));
        double rest = all.subList(shown, all.size()).stream()
                .mapToDouble(term -> term.value(Expression.ALL))
                .sum();
        sum.add(new Expression.Rest(all.size() - shown, rest));
    }

    /** The name of an element, such as W[1, 3]. */
    NumberLine.Builder element(NumberLine.Builder line, Quantity quantity, int row, int column) {
        return any(line, quantity, Names.index(quantity, row, column));
    }

    /** The name of a quantity with an index of letters. */
    NumberLine.Builder any(NumberLine.Builder line, Quantity quantity, String index) {
        return line.sign(names.of(quantity, index), Role.of(quantity.symbol()));
    }

    /** Such as Σⱼ W[1, j] · a₃[j]; of a one-hot vector the one element that counts. */
    void product(
            NumberLine.Builder line, Quantity matrix, Quantity vector, List<Term> terms, int row, boolean transposed) {
        if (terms.size() == 1 && vector.rows() > 1) {
            factors(line, terms.get(0));
            return;
        }
        String index = Integer.toString(row + 1);
        any(line.sign("Σⱼ "), matrix, transposed ? "[j, " + index + "]" : "[" + index + ", j]");
        any(line.sign(" · "), vector, "[j]");
    }

    void factors(NumberLine.Builder line, Term term) {
        for (int i = 0; i < term.factors().size(); i++) {
            Factor factor = term.factors().get(i);
            element(line.sign(i > 0 ? " · " : ""), factor.quantity(), factor.row(), factor.column());
        }
    }

    /** Such as ∂L/∂s₄ = (0.37, 0.26, …) ⊙ (−0.12, 0.06, …) = (−0.04, 0.01, …). */
    NumberLine vectors(Quantity result, List<Quantity> operands, String operator) {
        return vectors(result, operands, operator, Optional.empty());
    }

    /** The same with a factor before the operands. */
    NumberLine vectors(Quantity result, List<Quantity> operands, String operator, Optional<Expression> factor) {
        NumberLine.Builder line = any(new NumberLine.Builder(), result, "");
        int digits = new Vectors(result, operands, operator, factor).digits();
        String equals = digits > 0 || operands.isEmpty() ? " = " : " ≈ ";
        int shown = Math.max(digits, Vectors.FEWEST);
        if (operands.size() > 1) {
            line.sign(equals);
            factor.ifPresent(number -> {
                number.write(line, shown);
                line.sign(" · (");
            });
            vector(line, operands.get(0), shown);
            vector(line.sign(operator), operands.get(1), shown);
            line.sign(factor.isPresent() ? ")" : "");
        } else if (!operands.isEmpty()) {
            any(line.sign(" = "), operands.get(0), "");
        }
        vector(line.sign(operands.size() > 1 ? equals : " = "), result, shown);
        return line.line();
    }

    static int shown(Quantity vector) {
        return vector.rows() <= MOST_ELEMENTS ? vector.rows() : MOST_ELEMENTS - 1;
    }

    private static void vector(NumberLine.Builder line, Quantity vector, int digits) {
        line.sign("(");
        int shown = shown(vector);
        for (int i = 0; i < shown; i++) {
            line.sign(i > 0 ? ", " : "").sign(Figures.exactly(vector.get(i), digits), Role.of(vector.symbol()));
        }
        int one = QuantityView.oneHot(vector);
        if (one >= shown) {
            line.sign(", … [" + (one + 1) + "] = ").sign("1", Role.of(vector.symbol()));
        }
        line.sign(shown < vector.rows() ? ", …)" : ")");
    }
}
