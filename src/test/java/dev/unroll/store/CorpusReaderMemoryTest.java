package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.text.Corpus;
import dev.unroll.support.Heap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text costs of the heap once it is read. */
class CorpusReaderMemoryTest {
    private static final int CHARACTERS = 5_000_000;
    private static final double ALLOWED = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {90, 400})
    void aTextNeedsThreeBytesACharacterAtMost(int symbols) throws Exception {
        Path file = write(symbols);
        CorpusReader reader = new CorpusReader();
        long before = Heap.usedAfterCollection();

        Corpus corpus = reader.read(file, Optional.empty(), ReadProgress.NONE).corpus();

        long used = Heap.usedAfterCollection() - before;
        assertThat(corpus.length()).isEqualTo(CHARACTERS);
        assertThat(corpus.vocabulary().size()).isEqualTo(symbols);
        assertThat((double) used / CHARACTERS).isLessThan(ALLOWED);
    }

    private Path write(int symbols) throws IOException {
        SplittableRandom random = new SplittableRandom(symbols);
        StringBuilder text = new StringBuilder(CHARACTERS);
        for (int i = 0; i < CHARACTERS; i++) {
            int symbol = i < symbols ? i : random.nextInt(symbols);
            text.appendCodePoint(symbol < 90 ? ' ' + symbol : 0x4E00 + symbol);
        }
        return Files.writeString(folder.resolve("text.txt"), text);
    }
}
