package dev.unroll.ui.slowmotion;

import dev.unroll.core.walk.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * A vector made of two others, element by element.
 *
 * @param result what comes out
 * @param operands what goes in
 * @param operator what is done to them
 * @param factor of the whole
 */
record Vectors(Quantity result, List<Quantity> operands, String operator, Optional<Expression> factor) {
    /** Fewer digits than in a single sum: there are many numbers. */
    static final int FEWEST = 3;

    private static final int MOST = 5;

    /** {@return the fewest digits with which each element that is written adds up; 0 if there are none} */
    int digits() {
        for (int digits = FEWEST; digits <= MOST; digits++) {
            if (addsUp(digits)) {
                return digits;
            }
        }
        return 0;
    }

    private boolean addsUp(int digits) {
        for (int i = 0; i < Worked.shown(result); i++) {
            double value = value(i, digits);
            if (Figures.round(value, digits) != Figures.round(result.get(i), digits)) {
                return false;
            }
        }
        return true;
    }

    private double value(int i, int digits) {
        double first = operands.isEmpty()
                ? result.get(i)
                : Figures.round(operands.get(0).get(i), digits);
        if (operands.size() < 2) {
            return first;
        }
        double second = Figures.round(operands.get(1).get(i), digits);
        double both = operator.contains("−") ? first - second : first * second;
        return factor.map(number -> number.value(digits)).orElse(1.0) * both;
    }
}
