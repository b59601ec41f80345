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
}
