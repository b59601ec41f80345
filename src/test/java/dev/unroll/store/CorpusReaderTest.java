package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.unroll.core.text.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusReaderTest {
    private static final String GERMAN = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.\n";
    private static final String RUSSIAN =
            "Утром шёл дождь, и мы остались дома. Бабушка пекла пироги, а дед рассказывал о море. "
                    + "Я слушал и смотрел в окно: по дороге ехала телега, и за ней бежала собака.\n";
    private static final String JAPANESE = "いろはにほへと ちりぬるを わかよたれそ つねならむ うゐのおくやま けふこえて\n";

    @TempDir
    Path folder;

    private final CorpusReader reader = new CorpusReader();

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("text.txt"), bytes);
    }

    private LoadedText read(byte[] bytes) throws IOException, UnusableTextException {
        return reader.read(file(bytes), Optional.empty(), ReadProgress.NONE);
    }

    private UnusableTextException refusal(Path file, Optional<Charset> encoding) {
        return catchThrowableOfType(UnusableTextException.class, () -> reader.read(file, encoding, ReadProgress.NONE));
    }

    private static String whole(Corpus corpus) {
        return corpus.text(0, corpus.length());
    }

    @Test
    void utf8IsReadForCertain() throws Exception {
        LoadedText loaded = read((GERMAN + JAPANESE + "😀").getBytes(StandardCharsets.UTF_8));
        assertThat(whole(loaded.corpus())).isEqualTo(GERMAN + JAPANESE + "😀");
        assertThat(loaded.corpus().name()).isEqualTo("text.txt");
        assertThat(loaded.encoding()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(loaded.guessed()).isFalse();
        assertThat(loaded.warning()).isEmpty();
        assertThat(loaded.bytes()).isEqualTo(Files.size(loaded.file()));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF", "UTF-32LE, FFFE0000", "UTF-32BE, 0000FEFF"})
    void aByteOrderMarkSettlesTheEncodingAndIsNoText(String charset, String mark) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(java.util.HexFormat.of().parseHex(mark));
        bytes.write((GERMAN + "😀").getBytes(charset));
        LoadedText loaded = read(bytes.toByteArray());
        assertThat(whole(loaded.corpus())).isEqualTo(GERMAN + "😀");
        assertThat(loaded.encoding()).isEqualTo(Charset.forName(charset));
        assertThat(loaded.guessed()).isFalse();
        LoadedText forced = reader.read(loaded.file(), Optional.of(Charset.forName(charset)), ReadProgress.NONE);
        assertThat(whole(forced.corpus())).isEqualTo(GERMAN + "😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16WithoutAMarkIsRecognised(String charset) throws Exception {
        LoadedText loaded = read(GERMAN.repeat(20).getBytes(charset));
        assertThat(whole(loaded.corpus())).isEqualTo(GERMAN.repeat(20));
        assertThat(loaded.guessed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-R", "IBM866"})
    void russianIsDetected(String charset) throws Exception {
        assertThat(whole(read(RUSSIAN.repeat(10).getBytes(charset)).corpus())).isEqualTo(RUSSIAN.repeat(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shift_JIS", "EUC-JP"})
    void japaneseIsDetected(String charset) throws Exception {
        assertThat(whole(read(JAPANESE.repeat(10).getBytes(charset)).corpus())).isEqualTo(JAPANESE.repeat(10));
    }

    @Test
    void westernTextIsDetectedAndSaysThatItIsAGuess() throws Exception {
        LoadedText loaded = read(GERMAN.repeat(10).getBytes("windows-1252"));
        assertThat(whole(loaded.corpus())).isEqualTo(GERMAN.repeat(10));
        assertThat(loaded.guessed()).isTrue();
        assertThat(loaded.warning()).hasValueSatisfying(said -> assertThat(said)
                .contains("text.txt is not valid UTF-8 and was read as", "choose another encoding"));
    }

    @Test
    void oneOddByteFarInIsEnoughToDoubtUtf8() throws Exception {
        byte[] bytes = "plain words only\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        bytes[1_500_000] = (byte) 0xE9;
        LoadedText loaded = read(bytes);
        assertThat(loaded.guessed()).isTrue();
        assertThat(loaded.corpus().length()).isEqualTo(bytes.length);
    }

    @Test
    void anEncodingChosenAgainIsUsed() throws Exception {
        Path file = file(GERMAN.getBytes(StandardCharsets.UTF_8));
        LoadedText loaded = reader.read(file, Optional.of(StandardCharsets.ISO_8859_1), ReadProgress.NONE);
        assertThat(whole(loaded.corpus())).startsWith("ZwÃ¶lf");
        assertThat(loaded.guessed()).isFalse();
    }

    @Test
    void invalidUtf8OffersTheEncodingThatFits() throws Exception {
        Path file = file(RUSSIAN.repeat(10).getBytes("windows-1251"));
        UnusableTextException refusal = refusal(file, Optional.of(StandardCharsets.UTF_8));
        assertThat(refusal.suggestion()).contains(Charset.forName("windows-1251"));
        assertThat(refusal)
                .hasMessage(
                        "text.txt is not valid UTF-8: open it as windows-1251, which fits, or choose another encoding.");
    }

    @Test
    void aWrongChoiceForUtf8OffersUtf8() throws Exception {
        Path file = file(("a" + GERMAN).getBytes(StandardCharsets.UTF_8));
        UnusableTextException refusal = refusal(file, Optional.of(StandardCharsets.US_ASCII));
        assertThat(refusal.suggestion()).contains(StandardCharsets.UTF_8);
    }

    /** An overlong slash, a surrogate, a code point beyond the last, a lone continuation, a cut end. */
    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "EDA080", "F4908080", "80", "E282"})
    void utf8IsTakenStrictly(String hex) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("some words ".getBytes(StandardCharsets.US_ASCII));
        bytes.write(java.util.HexFormat.of().parseHex(hex));
        UnusableTextException refusal = refusal(file(bytes.toByteArray()), Optional.of(StandardCharsets.UTF_8));
        assertThat(refusal).hasMessageStartingWith("text.txt is not valid UTF-8: ");
    }

    @Test
    void lineEndsAreNormalisedAndCountedOnce() throws Exception {
        LoadedText loaded = read("one\r\ntwo\rthree\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(whole(loaded.corpus())).isEqualTo("one\ntwo\nthree\n");
        assertThat(loaded.corpus().length()).isEqualTo(14);
        assertThat(loaded.bytes()).isEqualTo(15);
    }

    /** Characters of 1 to 4 bytes, and line ends, cut by the end of a block at every offset. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void charactersAcrossBlocksSurvive(int offset) throws Exception {
        String text = "x".repeat((1 << 18) - offset) + "ä€😀\r\n" + "y".repeat(1 << 18);
        LoadedText loaded = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(whole(loaded.corpus())).isEqualTo(text.replace("\r\n", "\n"));
    }

    @Test
    void manySymbolsAreAllowedWithAWarning() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int symbol = 0; symbol <= LoadedText.MANY_SYMBOLS; symbol++) {
            text.appendCodePoint(0x4E00 + symbol);
        }
        LoadedText loaded = read(text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(loaded.warning()).hasValueSatisfying(said -> assertThat(said).contains("output layer grows"));
    }

    @Test
    void progressGoesUpToTheEnd() throws Exception {
        StringBuilder seen = new StringBuilder();
        double[] last = {0};
        ReadProgress progress = new ReadProgress() {
            @Override
            public void fraction(double done) {
                seen.append(done >= last[0] ? "" : "back");
                last[0] = done;
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        reader.read(file("ab".repeat(500_000).getBytes(StandardCharsets.US_ASCII)), Optional.empty(), progress);
        assertThat(last[0]).isEqualTo(1);
        assertThat(seen).isEmpty();
    }
}
