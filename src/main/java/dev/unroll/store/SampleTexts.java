package dev.unroll.store;

import dev.unroll.core.text.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts that come with the program, packed from assets/texts into {@value #FOLDER}. */
public final class SampleTexts {
    private static final String FOLDER = "/dev/unroll/texts/";

    private static final List<SampleText> ALL = List.of(
            new SampleText("story.txt", "A story", "English prose: words first, then lines of speech"),
            new SampleText("verse.txt", "Verse", "short lines, rhyme and refrain"),
            new SampleText("play.txt", "A play", "names in capitals, then what they say"),
            new SampleText("tidewords.txt", "Tidewords", "a small invented language with a grammar"),
            new SampleText("brackets.txt", "Nested brackets", "what was opened must be closed, in order"),
            new SampleText("counting.txt", "Counting", "numbers in words that go up by one"),
            new SampleText("ladders.txt", "Ladders", "as many b and c as there were a"));

    /**
     * All of them, the one that the program starts with first.
     *
     * @return at least one
     */
    public List<SampleText> all() {
        return ALL;
    }

    /**
     * Reads one.
     *
     * @param sample one of {@link #all}
     * @return the text, named by its title
     * @throws IllegalStateException if it is missing, which a test excludes
     */
    public Corpus load(SampleText sample) {
        try (InputStream in = SampleTexts.class.getResourceAsStream(FOLDER + sample.file())) {
            if (in == null) {
                throw new IllegalStateException("The program was built without its text " + sample.file() + ".");
            }
            return Corpus.of(
                    sample.title(),
                    EncodingGuess.strict(StandardCharsets.UTF_8)
                            .decode(ByteBuffer.wrap(in.readAllBytes()))
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
