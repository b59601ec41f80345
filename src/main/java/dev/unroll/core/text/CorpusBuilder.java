package dev.unroll.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Collects a text one code point at a time. CRLF and CR become LF; storage widens as symbols appear; when the text is
 * complete, ids in order of appearance become ids in order of code points, chunk by chunk and in place where they fit,
 * so that no second copy of a long text is ever made.
 */
public final class CorpusBuilder {
    private static final int PAGE_BITS = 8;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int[] NO_PAGE = {};

    private final List<Chunk> chunks = new ArrayList<>();
    private final int[][] pages = new int[(Character.MAX_CODE_POINT >> PAGE_BITS) + 1][]; // code point → id + 1
    private final int firstCapacity;
    private final int mostCharacters;
    private int[] symbols = new int[PAGE_SIZE]; // id → code point, in order of appearance
    private int symbolCount;
    private Chunk current = Chunk.allocate(0, 1);
    private int used; // in the current chunk
    private int length;
    private boolean afterCarriageReturn;

    /**
     * An empty text.
     *
     * @param expectedLength about how many characters will come; only a hint
     */
    public CorpusBuilder(int expectedLength) {
        this(expectedLength, Integer.MAX_VALUE);
    }

    /**
     * @param mostCharacters the longest text
     */
    CorpusBuilder(int expectedLength, int mostCharacters) {
        this.firstCapacity = Math.max(16, Math.min(expectedLength, Corpus.CHUNK_SIZE));
        this.mostCharacters = mostCharacters;
        Arrays.fill(pages, NO_PAGE);
    }

    /**
     * Appends a character.
     *
     * @param codePoint a Unicode scalar value
     * @throws IllegalArgumentException if it is none
     * @throws IllegalStateException if the text would have more than 2³¹ - 1 characters
     */
    public void add(int codePoint) {
        boolean endsPair = codePoint == '\n' && afterCarriageReturn;
        afterCarriageReturn = codePoint == '\r';
        if (!endsPair) {
            append(afterCarriageReturn ? '\n' : codePoint);
        }
    }

    private void append(int codePoint) {
        int id = idOf(codePoint);
        if (used == current.capacity()) {
            makeRoom();
        }
        if (!current.holds(symbolCount)) {
            current = widened(current, used, current.capacity(), symbolCount);
            chunks.set(chunks.size() - 1, current);
        }
        current.set(used++, id);
        length++;
    }

    private int idOf(int codePoint) {
        if (codePoint >= 0 && codePoint <= Character.MAX_CODE_POINT) {
            int[] page = pages[codePoint >> PAGE_BITS];
            if (page.length > 0 && page[codePoint & (PAGE_SIZE - 1)] > 0) {
                return page[codePoint & (PAGE_SIZE - 1)] - 1;
            }
        }
        return newSymbol(codePoint);
    }

    private int newSymbol(int codePoint) {
        Vocabulary.requireScalarValue(codePoint);
        int[] page = pages[codePoint >> PAGE_BITS];
        if (page.length == 0) {
            page = new int[PAGE_SIZE];
            pages[codePoint >> PAGE_BITS] = page;
        }
        if (symbolCount == symbols.length) {
            symbols = Arrays.copyOf(symbols, 2 * symbolCount);
        }
        symbols[symbolCount++] = codePoint;
        page[codePoint & (PAGE_SIZE - 1)] = symbolCount;
        return symbolCount - 1;
    }

    private void makeRoom() {
        // The last chunk ends with the longest text, so that no character needs a check of its own.
        int room = mostCharacters - length;
        if (room == 0) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "The text has more than %,d characters: cut it into parts.", length));
        }
        if (chunks.isEmpty() || used == Corpus.CHUNK_SIZE) {
            int capacity = Math.min(chunks.isEmpty() ? firstCapacity : Corpus.CHUNK_SIZE, room);
            current = Chunk.allocate(capacity, symbolCount);
            chunks.add(current);
            used = 0;
        } else {
            int capacity = Math.min(Math.min(Corpus.CHUNK_SIZE, 2 * used), used + room);
            current = widened(current, used, capacity, symbolCount);
            chunks.set(chunks.size() - 1, current);
        }
    }

    private static Chunk widened(Chunk source, int length, int capacity, int symbols) {
        Chunk wide = Chunk.allocate(capacity, symbols);
        for (int index = 0; index < length; index++) {
            wide.set(index, source.get(index));
        }
        return wide;
    }

    /**
     * The number of characters so far.
     *
     * @return in code points, after the line ends were normalised
     */
    public int length() {
        return length;
    }

    /**
     * The number of different characters so far.
     *
     * @return 0 for an empty text
     */
    public int symbols() {
        return symbolCount;
    }

    /**
     * Completes the text. The builder cannot be used again.
     *
     * @param name what to call it on the screen
     * @return the corpus
     * @throws IllegalArgumentException if nothing was added
     */
    public Corpus build(String name) {
        if (length == 0) {
            throw new IllegalArgumentException("The text is empty: choose one with at least two different characters.");
        }
        Vocabulary vocabulary = Vocabulary.of(Arrays.copyOf(symbols, symbolCount));
        int[] rank = IntStream.range(0, symbolCount)
                .map(id -> vocabulary.idOf(symbols[id]))
                .toArray();
        Chunk[] ranked = new Chunk[chunks.size()];
        for (int index = 0; index < ranked.length; index++) {
            boolean last = index == ranked.length - 1;
            ranked[index] = ranked(chunks.get(index), last ? used : Corpus.CHUNK_SIZE, rank);
            chunks.set(index, ranked[index]); // lets go of the narrow one
        }
        return new Corpus(name, vocabulary, ranked, length);
    }

    private static Chunk ranked(Chunk chunk, int length, int[] rank) {
        Chunk target = chunk.holds(rank.length) ? chunk.trimmed(length) : Chunk.allocate(length, rank.length);
        for (int index = 0; index < length; index++) {
            target.set(index, rank[chunk.get(index)]);
        }
        return target;
    }
}
