package dev.unroll.bench;

import dev.unroll.core.text.Corpus;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.ReadProgress;
import dev.unroll.support.Heap;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** Reads a long text as the window does, beside Java's own reading of the same file. See src/test/scripts. */
public final class TextLoad {
    private static final int ROUNDS = 3;
    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;

    private TextLoad() {}

    /**
     * Measures; the first round warms up.
     *
     * @param args how many MB (100)
     */
    public static void main(String[] args) throws Exception {
        int megabytes = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        Path file = Files.createTempFile("unroll-text-load", ".txt");
        try {
            write(file, megabytes * (long) MEGA);
            for (int round = 1; round <= ROUNDS; round++) {
                measure(file);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void measure(Path file) throws Exception {
        long start = System.nanoTime();
        int length = Files.readString(file).length();
        double reference = (System.nanoTime() - start) / NANOS;

        long before = Heap.usedAfterCollection();
        start = System.nanoTime();
        Corpus corpus = new CorpusReader()
                .read(file, Optional.empty(), ReadProgress.NONE)
                .corpus();
        double seconds = (System.nanoTime() - start) / NANOS;
        long used = Heap.usedAfterCollection() - before;

        // The corpus is read once more below, so that it was alive when its heap was measured.
        System.out.printf(
                Locale.ROOT,
                "%,d characters in %.2f s (%.0f MB/s), %.1f times Java's reading of %,d characters into a string;"
                        + " %.3f bytes of heap a character%n",
                corpus.length(),
                seconds,
                Files.size(file) / MEGA / seconds,
                seconds / reference,
                length,
                (double) used / corpus.length());
    }

    /** Words of random letters: what they say does not matter to a reader. */
    private static void write(Path file, long bytes) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (Writer out = Files.newBufferedWriter(file)) {
            for (long i = 0; i < bytes; i++) {
                int letter = random.nextInt(32);
                out.write(letter < 26 ? 'a' + letter : letter == 31 ? '\n' : ' ');
            }
        }
    }
}
