package dev.unroll.core.text;

import java.util.Objects;

/**
 * A text as the ids of its symbols: one byte a character up to 256 symbols, two up to 65,536, four beyond. A character
 * is a code point, and every line ends with a single {@code \n}. Immutable.
 */
public final class Corpus {
    /** Ids are kept in chunks of 2²⁰, so that a growing text is never copied as a whole. */
    static final int CHUNK_BITS = 20;

    static final int CHUNK_SIZE = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK_SIZE - 1;

    private final String name;
    private final Vocabulary vocabulary;
    private final Chunk[] chunks;
    private final int length;

    Corpus(String name, Vocabulary vocabulary, Chunk[] chunks, int length) {
        this.name = Objects.requireNonNull(name);
        this.vocabulary = vocabulary;
        this.chunks = chunks;
        this.length = length;
    }

    /**
     * A corpus from a text in memory.
     *
     * @param name what to call it on the screen
     * @param text at least one character
     * @return the corpus
     * @throws IllegalArgumentException if the text is empty or holds half a surrogate pair
     */
    public static Corpus of(String name, String text) {
        CorpusBuilder builder = new CorpusBuilder(text.length());
        text.codePoints().forEach(builder::add);
        return builder.build(name);
    }

    /**
     * What the text is called.
     *
     * @return a file name or a title
     */
    public String name() {
        return name;
    }

    /**
     * The number of characters.
     *
     * @return in code points, at least 1
     */
    public int length() {
        return length;
    }

    /**
     * The symbol at a position.
     *
     * @param position 0 … length-1
     * @return its id in the vocabulary
     */
    public int id(int position) {
        return chunks[position >> CHUNK_BITS].get(position & CHUNK_MASK);
    }

    /**
     * The symbols of this text.
     *
     * @return the vocabulary
     */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * A stretch of the text.
     *
     * @param from first position
     * @param to position after the last
     * @return the characters in [from, to)
     */
    public String text(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        StringBuilder text = new StringBuilder(to - from);
        for (int position = from; position < to; position++) {
            text.appendCodePoint(vocabulary.codePoint(id(position)));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Corpus[" + name + ", " + length + " characters, " + vocabulary.size() + " symbols]";
    }
}
