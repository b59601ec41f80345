package dev.unroll.core.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The symbols of a text: its distinct code points in ascending order. A symbol's id is its rank, so that the same text
 * has the same ids everywhere.
 */
public final class Vocabulary {
    private final int[] codePoints;

    private Vocabulary(int[] sortedCodePoints) {
        this.codePoints = sortedCodePoints;
    }

    /**
     * The vocabulary of some code points.
     *
     * @param codePoints Unicode scalar values, in any order; repeated ones count once
     * @return the vocabulary
     * @throws IllegalArgumentException if there are none, or one of them is no Unicode scalar value
     */
    public static Vocabulary of(int... codePoints) {
        int[] sorted = IntStream.of(codePoints).sorted().distinct().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("A vocabulary needs at least one symbol.");
        }
        for (int codePoint : sorted) {
            requireScalarValue(codePoint);
        }
        return new Vocabulary(sorted);
    }

    /** Half a surrogate pair is no character: it could be neither shown nor written as UTF-8. */
    static void requireScalarValue(int codePoint) {
        if (!Character.isValidCodePoint(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException(
                    String.format("U+%04X is not a character: remove it from the text.", codePoint));
        }
    }

    /**
     * The number of symbols, n.
     *
     * @return at least 1
     */
    public int size() {
        return codePoints.length;
    }

    /**
     * The symbol with an id.
     *
     * @param id 0 … n-1
     * @return its code point
     */
    public int codePoint(int id) {
        return codePoints[id];
    }

    /**
     * The id of a symbol.
     *
     * @param codePoint any number
     * @return its id, or -1 if the text does not have it
     */
    public int idOf(int codePoint) {
        return Math.max(-1, Arrays.binarySearch(codePoints, codePoint));
    }

    /**
     * The symbol with an id, as text.
     *
     * @param id 0 … n-1
     * @return one code point
     */
    public String symbol(int id) {
        return Character.toString(codePoints[id]);
    }

    /**
     * All symbols in the order of their ids.
     *
     * @return a copy
     */
    public int[] codePoints() {
        return codePoints.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that && Arrays.equals(codePoints, that.codePoints);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codePoints);
    }

    @Override
    public String toString() {
        return "Vocabulary" + Arrays.toString(codePoints);
    }
}
