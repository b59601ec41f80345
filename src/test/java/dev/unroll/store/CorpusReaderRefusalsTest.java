package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusReaderRefusalsTest {
    @TempDir
    Path folder;

    private final CorpusReader reader = new CorpusReader();

    private String refusal(Path file) {
        UnusableTextException refusal = catchThrowableOfType(
                UnusableTextException.class, () -> reader.read(file, Optional.empty(), ReadProgress.NONE));
        assertThat(refusal).as("%s is refused", file).isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    private String refusal(byte[] bytes) throws IOException {
        return refusal(Files.write(folder.resolve("text.txt"), bytes));
    }

    private String refusal(String text) throws IOException {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void anEmptyFile(String text) throws IOException {
        assertThat(refusal(text)).isEqualTo("text.txt is empty: choose a text with at least two different characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "aaaa", "\r\n\n\r"})
    void aTextOfOneSymbol(String text) throws IOException {
        assertThat(refusal(text)).contains("only one symbol");
    }

    @Test
    void binaryFiles() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        byte[] noise = new byte[100_000];
        new SplittableRandom(3).nextBytes(noise);
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(noise);
        }
        String binary = "text.txt is no text but a binary file: choose a plain text file.";
        assertThat(refusal("a\0b".repeat(20))).isEqualTo(binary);
        assertThat(refusal("plain ".repeat(2_000) + "\1\2\3\4".repeat(100))).isEqualTo(binary);
        assertThat(refusal(zipped.toByteArray()))
                .isIn(
                        binary,
                        "text.txt is no text in any encoding that fits: choose its encoding, or save it as UTF-8.");
        assertThat(refusal(Files.readAllBytes(ownClassFile()))).isEqualTo(binary);
    }

    private static Path ownClassFile() {
        return Path.of("target/test-classes/dev/unroll/store/CorpusReaderRefusalsTest.class");
    }

    @Test
    void aStrayControlCharacterIsNotBinary() throws Exception {
        Path file =
                Files.writeString(folder.resolve("log.txt"), "\u001b[1mbold\u001b[0m\f " + "words ".repeat(100) + "\1");
        assertThat(reader.read(file, Optional.empty(), ReadProgress.NONE).guessed())
                .isFalse();
    }

    @Test
    void aFolder() {
        assertThat(refusal(folder)).endsWith("is a folder: choose a text file in it.");
    }

    @Test
    void aMissingFile() {
        assertThat(refusal(folder.resolve("none.txt"))).startsWith("none.txt does not exist: ");
    }

    @Test
    void aFileWithoutPermission() throws IOException {
        Path file = Files.writeString(folder.resolve("locked.txt"), "abc");
        assertThat(file.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(file), "an administrator reads everything");
        assertThat(refusal(file)).startsWith("locked.txt may not be read with your permissions: ");
    }

    @Test
    void aFileThatGrowsWhileItIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "ab".repeat(500_000));
        assertThat(refusalWhile(file, () -> Files.writeString(file, "more", StandardOpenOption.APPEND)))
                .isEqualTo("log.txt changed while it was read: wait until it is complete, then open it again.");
    }

    @Test
    void aFileThatIsCutWhileItIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "ab".repeat(500_000));
        assertThat(refusalWhile(file, () -> Files.writeString(file, "")))
                .startsWith("log.txt changed while it was read: ");
    }

    @Test
    void aFileThatIsRewrittenAtTheSameSize() throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "ab".repeat(500_000));
        FileTime later = FileTime.from(Instant.parse("2040-01-01T00:00:00Z"));
        assertThat(refusalWhile(file, () -> Files.setLastModifiedTime(file, later)))
                .startsWith("log.txt changed while it was read: ");
    }

    @Test
    void aFileThatGrowsUnderAnUnchangedDate() throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "ab".repeat(500_000));
        FileTime before = Files.getLastModifiedTime(file);
        assertThat(refusalWhile(file, () -> {
                    Files.writeString(file, "more", StandardOpenOption.APPEND);
                    Files.setLastModifiedTime(file, before);
                }))
                .startsWith("log.txt changed while it was read: ");
    }

    @Test
    void aFileThatVanishesWhileItIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "ab".repeat(500_000));
        assertThat(refusalWhile(file, () -> Files.delete(file))).startsWith("log.txt vanished while it was read: ");
    }

    /** Something that happens to a file. */
    private interface Event {
        void happen() throws IOException;
    }

    private String refusalWhile(Path file, Event event) {
        ReadProgress progress = new ReadProgress() {
            private boolean happened;

            @Override
            public void fraction(double done) {
                if (!happened) {
                    happened = true;
                    try {
                        event.happen();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        return String.valueOf(
                catchThrowableOfType(UnusableTextException.class, () -> reader.read(file, Optional.empty(), progress))
                        .getMessage());
    }

    @Test
    void readingStopsWhenItIsCancelled() throws IOException {
        Path file = Files.writeString(folder.resolve("long.txt"), "ab".repeat(2_000_000));
        double[] last = {0};
        ReadProgress progress = new ReadProgress() {
            @Override
            public void fraction(double done) {
                last[0] = done;
            }

            @Override
            public boolean cancelled() {
                return last[0] > 0.2;
            }
        };
        assertThatExceptionOfType(CancelledReadException.class)
                .isThrownBy(() -> reader.read(file, Optional.empty(), progress));
        assertThat(last[0]).isLessThan(0.5);
    }

    @Test
    void anInterruptedThreadStopsReading() throws IOException {
        Path file = Files.writeString(folder.resolve("long.txt"), "ab".repeat(1_000));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancelledReadException.class)
                .isThrownBy(() -> reader.read(file, Optional.empty(), ReadProgress.NONE));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void pastedTextGoesThroughTheSameRules() throws UnusableTextException {
        assertThat(CorpusReader.fromPaste("one\r\n😀").text(0, 5)).isEqualTo("one\n😀");
        assertThat(pasteRefusal("")).startsWith("The pasted text is empty: ");
        assertThat(pasteRefusal("zzz")).contains("only one symbol");
        assertThat(pasteRefusal("a\0b")).contains("binary");
        assertThat(pasteRefusal("ab\uD83D")).contains("half a character");
        assertThat(pasteRefusal("\uDE00ab")).contains("half a character");
    }

    private static String pasteRefusal(String text) {
        return String.valueOf(catchThrowableOfType(UnusableTextException.class, () -> CorpusReader.fromPaste(text))
                .getMessage());
    }

    /** Whatever the bytes and the encoding, a file is read or refused in one sentence. */
    @ParameterizedTest
    @ValueSource(strings = {"", "UTF-8", "UTF-16", "windows-1252", "GB18030", "ISO-2022-JP", "UTF-32BE"})
    void anyBytesAreReadOrRefused(String charset) throws IOException {
        SplittableRandom random = new SplittableRandom(charset.hashCode());
        Optional<Charset> encoding = charset.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(charset));
        for (int round = 0; round < 150; round++) {
            byte[] bytes = new byte[random.nextInt(600)];
            int bound = random.nextBoolean() ? 256 : 1 + random.nextInt(256);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(bound) + (random.nextInt(9) == 0 ? 128 : 0));
            }
            Path file = Files.write(folder.resolve("noise.txt"), bytes);
            try {
                LoadedText loaded = reader.read(file, encoding, ReadProgress.NONE);
                assertThat(loaded.corpus().length()).isBetween(2, bytes.length);
            } catch (UnusableTextException e) {
                assertThat(e.getMessage())
                        .startsWith("noise.txt ")
                        .endsWith(".")
                        .contains(": ");
            }
        }
    }
}
