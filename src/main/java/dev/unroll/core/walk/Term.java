package dev.unroll.core.walk;

import java.util.List;

/**
 * A term of a sum: the product of its factors.
 *
 * @param factors one or two
 */
public record Term(List<Factor> factors) {
    /** Copies the list. */
    public Term {
        factors = List.copyOf(factors);
    }

    static Term of(Factor... factors) {
        return new Term(List.of(factors));
    }

    /** {@return their product} */
    public double value() {
        return factors.stream().mapToDouble(Factor::value).reduce(1, (a, b) -> a * b);
    }
}
