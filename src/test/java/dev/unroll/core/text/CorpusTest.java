package dev.unroll.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTest {
    @Test
    void charactersAreCodePointsAndIdsTheirRanks() {
        Corpus corpus = Corpus.of("greeting", "ba😀ab");
        assertThat(corpus.name()).isEqualTo("greeting");
        assertThat(corpus.length()).isEqualTo(5);
        assertThat(IntStream.range(0, 5).map(corpus::id)).containsExactly(1, 0, 2, 0, 1);
        assertThat(corpus.text(1, 4)).isEqualTo("a😀a");
        assertThat(corpus.text(2, 2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"a\\r\\nb|a\\nb", "a\\rb|a\\nb", "\\r\\r\\n\\n|\\n\\n\\n", "\\r|\\n", "a\\n\\rb|a\\n\\nb"},
            delimiter = '|')
    void everyLineEndBecomesOneLineFeed(String given, String expected) {
        Corpus corpus = Corpus.of("lines", unescaped(given));
        assertThat(corpus.text(0, corpus.length())).isEqualTo(unescaped(expected));
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    @Test
    void stretchesOutsideTheTextAreRefused() {
        Corpus corpus = Corpus.of("short", "abc");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> corpus.text(1, 4));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> corpus.text(2, 1));
    }

    @Test
    void anEmptyTextAndHalfACharacterAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.of("empty", ""))
                .withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corpus.of("half", "a\uD83D"))
                .withMessageContaining("U+D83D");
    }

    @ParameterizedTest
    @CsvSource({"2", "256", "257", "5000", "65536", "65537"})
    void anyNumberOfSymbolsSurvivesTheWayIn(int symbols) {
        int length = 3 * Corpus.CHUNK_SIZE + 12_345;
        int[] text = randomText(symbols, length);
        CorpusBuilder builder = new CorpusBuilder(10);
        for (int codePoint : text) {
            builder.add(codePoint);
        }
        assertThat(builder.length()).isEqualTo(length);
        assertThat(builder.symbols()).isEqualTo(symbols);
        Corpus corpus = builder.build("random");
        Vocabulary vocabulary = corpus.vocabulary();
        assertThat(vocabulary.size()).isEqualTo(symbols);
        for (int position = 0; position < length; position++) {
            if (vocabulary.codePoint(corpus.id(position)) != text[position]) {
                assertThat(vocabulary.codePoint(corpus.id(position)))
                        .as("position %d", position)
                        .isEqualTo(text[position]);
            }
        }
    }

    /** All symbols appear, highest first, but the last of them only late: early storage is narrow, then widens. */
    private static int[] randomText(int symbols, int length) {
        SplittableRandom random = new SplittableRandom(symbols);
        int[] text = new int[length];
        for (int position = 0; position < length; position++) {
            int known = (int) Math.min(symbols, 1 + (long) symbols * position / (length / 2));
            text[position] = 0x10000 + symbols - 1 - random.nextInt(known);
        }
        for (int symbol = 0; symbol < symbols; symbol++) {
            text[length - symbols + symbol] = 0x10000 + symbol;
        }
        return text;
    }

    @ParameterizedTest
    @CsvSource({"5", "20", "1048576", "1048579", "2097151"})
    void aTextLongerThanTheLongestIsRefusedAtTheFirstCharacterTooMany(int most) {
        CorpusBuilder builder = new CorpusBuilder(16, most);
        for (int i = 0; i < most; i++) {
            builder.add('a' + i % 3);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.add('d'))
                .withMessageContaining(String.format(Locale.ROOT, "%,d characters", most));
        assertThat(builder.length()).isEqualTo(most);
        assertThat(builder.build("longest").length()).isEqualTo(most);
    }
}
