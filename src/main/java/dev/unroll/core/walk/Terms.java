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
     * {@return the terms whose sum it is; of a phase that sums nothing, one term with what the number is computed from}
     *
     * @param numbers of a phase
     * @param row of the number in the output
     * @param column of the number in the output
     */
    public static List<Term> of(PhaseNumbers numbers, int row, int column) {
        return new Terms(numbers, row, column).list();
    }

    private Quantity in(int index) {
        return numbers.inputs().get(index);
    }

    private List<Term> list() {
        return switch (numbers.phase().kind()) {
            case INPUT -> List.of();
            case SUM -> join(product(0, 1), product(2, 3), single(4));
            case OUTPUT -> join(product(0, 1), single(2));
            case STATE_GRADIENT -> join(transposed(0, 1), numbers.inputs().size() > 3 ? transposed(3, 4) : List.of());
            case STATE, C_SHARE, B_SHARE -> single(0);
            case PREDICTION, LOSS -> column(0);
            case WINDOW_LOSS -> losses();
            case OUTPUT_GRADIENT -> List.of(Term.of(at(0, row, 0)), Term.of(at(1, row, 0)));
            case V_SHARE, W_SHARE, U_SHARE -> List.of(Term.of(at(0, row, 0), at(1, column, 0)));
            case SUM_GRADIENT -> List.of(Term.of(at(1, row, 0), at(2, row, 0)));
            case TOTAL -> total();
            case CLIP -> List.of(Term.of(at(0, row, column)));
            case UPDATE -> List.of(Term.of(at(0, row, column)), Term.of(at(1, 0, 0), at(2, row, column)));
        };
    }

    private Factor at(int input, int atRow, int atColumn) {
        return new Factor(in(input), atRow, atColumn);
    }

    private List<Term> single(int input) {
        return List.of(Term.of(at(input, row, 0)));
    }

    private List<Term> column(int input) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < in(input).rows(); i++) {
            terms.add(Term.of(at(input, i, 0)));
        }
        return terms;
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
