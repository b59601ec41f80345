package dev.unroll.core.walk;

import java.util.ArrayList;
import java.util.List;

/** Where a number of a phase's output comes from, term by term. */
public final class Terms {
    private final PhaseNumbers numbers;
    private final int row;
    private final int column;

    private Terms(PhaseNumbers numbers, int row, int column) {
        this.numbers = numbers;
        this.row = row;
        this.column = column;
    }

    /**
     * {@return whether a phase's numbers are sums of products of its inputs, or one such product}
     *
     * @param numbers of a phase
     */
    public static boolean isSum(PhaseNumbers numbers) {
        return switch (numbers.phase().kind()) {
            case SUM, OUTPUT, STATE_GRADIENT, SUM_GRADIENT, V_SHARE, W_SHARE, U_SHARE, C_SHARE, B_SHARE, TOTAL -> true;
            case WINDOW_LOSS -> numbers.input(Symbol.STREAMS).get(0) == 1;
            case INPUT, STATE, PREDICTION, LOSS, OUTPUT_GRADIENT, CLIP, UPDATE -> false;
        };
    }

    /**
     * {@return the terms whose sum it is, those that are 0 left out; of the loss of a window, whose mean over the streams}
     *
     * @param numbers of a phase that sums
     * @param row of the number in the output
     * @param column of the number in the output
     * @throws IllegalArgumentException if the phase sums nothing
     */
    public static List<Term> of(PhaseNumbers numbers, int row, int column) {
        return new Terms(numbers, row, column).list();
    }

    /**
     * {@return the numbers from which it is computed, by another equation than a sum}
     *
     * @param numbers of a phase
     * @param row of the number in the output
     * @param column of the number in the output
     */
    public static List<Factor> sources(PhaseNumbers numbers, int row, int column) {
        return new Terms(numbers, row, column).sources();
    }

    private Quantity in(int index) {
        return numbers.inputs().get(index);
    }

    private List<Term> list() {
        return switch (numbers.phase().kind()) {
            case SUM -> join(product(0, 1), product(2, 3), single(4));
            case OUTPUT -> join(product(0, 1), single(2));
            case STATE_GRADIENT -> join(transposed(0, 1), numbers.inputs().size() > 3 ? transposed(3, 4) : List.of());
            case C_SHARE, B_SHARE -> single(0);
            case WINDOW_LOSS -> losses();
            case V_SHARE, W_SHARE, U_SHARE -> List.of(Term.of(at(0, row, 0), at(1, column, 0)));
            case SUM_GRADIENT -> List.of(Term.of(at(1, row, 0), at(2, row, 0)));
            case TOTAL -> total();
            case INPUT, STATE, PREDICTION, LOSS, OUTPUT_GRADIENT, CLIP, UPDATE ->
                throw new IllegalArgumentException(numbers.phase().kind() + " is no sum");
        };
    }

    private List<Factor> sources() {
        return switch (numbers.phase().kind()) {
            case INPUT -> List.of();
            case STATE -> List.of(at(0, row, 0));
            case PREDICTION -> column(0);
            case LOSS -> loss();
            case OUTPUT_GRADIENT -> List.of(at(0, row, 0), at(1, row, 0), at(2, 0, 0));
            case CLIP, UPDATE -> elements();
            default -> list().stream().flatMap(term -> term.factors().stream()).toList();
        };
    }

    /** The prediction of what really came, or the answer and the right one; nothing where nothing was asked. */
    private List<Factor> loss() {
        if (in(0).symbol() == Symbol.OUTPUT) {
            return List.of(at(0, 0, 0), at(1, 0, 0));
        }
        List<Factor> asked = new ArrayList<>();
        for (int i = 0; i < in(1).rows(); i++) {
            if (in(1).get(i) != 0) {
                asked.add(at(0, i, 0));
            }
        }
        return asked;
    }

    /** The element of each input that has the parameter's shape, and the single numbers. */
    private List<Factor> elements() {
        Quantity output = numbers.output();
        List<Factor> factors = new ArrayList<>();
        for (int i = 0; i < numbers.inputs().size(); i++) {
            Quantity input = in(i);
            if (input.rows() == output.rows() && input.columns() == output.columns()) {
                factors.add(at(i, row, column));
            } else if (input.rows() == 1 && input.columns() == 1) {
                factors.add(at(i, 0, 0));
            }
        }
        return factors;
    }

    private Factor at(int input, int atRow, int atColumn) {
        return new Factor(in(input), atRow, atColumn);
    }

    private List<Term> single(int input) {
        return List.of(Term.of(at(input, row, 0)));
    }

    private List<Factor> column(int input) {
        List<Factor> factors = new ArrayList<>();
        for (int i = 0; i < in(input).rows(); i++) {
            factors.add(at(input, i, 0));
        }
        return factors;
    }

    /** A x, where x is nonzero: of a one-hot x one term is left. */
    private List<Term> product(int matrix, int vector) {
        List<Term> terms = new ArrayList<>();
        for (int k = 0; k < in(vector).rows(); k++) {
            if (in(vector).get(k) != 0) {
                terms.add(Term.of(at(matrix, row, k), at(vector, k, 0)));
            }
        }
        return terms;
    }

    private List<Term> transposed(int matrix, int vector) {
        List<Term> terms = new ArrayList<>();
        for (int k = 0; k < in(vector).rows(); k++) {
            if (in(vector).get(k) != 0) {
                terms.add(Term.of(at(matrix, k, row), at(vector, k, 0)));
            }
        }
        return terms;
    }

    private List<Term> losses() {
        List<Term> terms = new ArrayList<>();
        for (int t = 0; t < in(0).rows(); t++) {
            for (int stream = 0; stream < in(0).columns(); stream++) {
                terms.add(Term.of(at(0, t, stream)));
            }
        }
        return terms;
    }

    private List<Term> total() {
        List<Term> terms = new ArrayList<>();
        boolean isBias = numbers.inputs().size() == 1;
        for (int r = 0; r < in(0).rows(); r++) {
            if (isBias) {
                terms.add(Term.of(at(0, r, row)));
            } else if (in(1).get(r, column) != 0) {
                terms.add(Term.of(at(0, r, row), at(1, r, column)));
            }
        }
        return terms;
    }

    @SafeVarargs
    private static List<Term> join(List<Term>... parts) {
        List<Term> all = new ArrayList<>();
        for (List<Term> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
