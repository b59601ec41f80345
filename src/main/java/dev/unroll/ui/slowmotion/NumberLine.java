package dev.unroll.ui.slowmotion;

import dev.unroll.ui.equation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * One line of a phase's equation with numbers in it.
 *
 * @param parts from left to right
 * @param value what its numbers come to with all their digits; empty where they are no sum
 */
record NumberLine(List<Part> parts, OptionalDouble value) {
    /** Digits that are enough where what is written adds up. */
    private static final int FEWEST = 3;
    /** More than these nobody reads. */
    private static final int MOST = 6;
    /** Unless a step is so small that it would not be seen otherwise. */
    private static final int MOST_TO_SEE = 9;
    /** Where no number of digits adds up. */
    private static final int ABOUT = 4;

    NumberLine {
        parts = List.copyOf(parts);
    }

    /**
     * A part of a line.
     *
     * @param text as it is written
     * @param role decides its colour; empty for operators
     */
    record Part(String text, Optional<Role> role) {}

    /** {@return the line as plain text} */
    String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    /** Puts a line together. */
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();

        Builder sign(String text) {
            return add(text, Optional.empty());
        }

        Builder sign(String text, Role role) {
            return add(text, Optional.of(role));
        }

        /** Nothing is no part: an empty text would shift the colours of a text flow by one character. */
        private Builder add(String text, Optional<Role> role) {
            if (!text.isEmpty()) {
                parts.add(new Part(text, role));
            }
            return this;
        }

        /**
         * Ends the line with numbers and their result: with as few digits as make the written numbers give the written
         * result, or with ≈ where none do.
         */
        NumberLine equals(Expression numbers, double result, Role role) {
            int digits = digits(numbers, result);
            boolean exact = digits > 0;
            int shown = exact ? digits : ABOUT;
            String equals = exact ? " = " : " ≈ ";
            sign(equals);
            if (!(numbers instanceof Expression.Measured)) {
                numbers.write(this, shown);
                sign(equals);
            }
            sign(Figures.exactly(result, shown), role);
            return new NumberLine(parts, OptionalDouble.of(numbers.value(Expression.ALL)));
        }

        /**
         * The fewest digits that add up, 0 if none do; of a sum whose step is too small to be seen in them, the fewest that
         * let it be seen, if any do.
         */
        private static int digits(Expression numbers, double result) {
            int enough = 0;
            for (int digits = FEWEST; digits <= (enough == 0 ? MOST : MOST_TO_SEE); digits++) {
                if (addsUp(numbers, result, digits)) {
                    if (isSeen(numbers, result, digits)) {
                        return digits;
                    }
                    enough = enough == 0 ? digits : enough;
                }
            }
            return enough;
        }

        private static boolean addsUp(Expression numbers, double result, int digits) {
            return Figures.round(numbers.value(digits), digits) == Figures.round(result, digits);
        }

        /** Whether what is written differs from what the sum begins with, where it does. */
        private static boolean isSeen(Expression numbers, double result, int digits) {
            Expression first = numbers.first();
            return !numbers.isSum()
                    || first.value(Expression.ALL) == result
                    || Figures.round(first.value(digits), digits) != Figures.round(result, digits);
        }

        NumberLine line() {
            return new NumberLine(parts, OptionalDouble.empty());
        }
    }
}
