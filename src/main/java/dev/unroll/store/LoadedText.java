package dev.unroll.store;

import dev.unroll.core.text.Corpus;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text as it was read from a file.
 *
 * @param corpus the text
 * @param file where it came from
 * @param encoding how it was decoded
 * @param guessed whether the encoding was guessed, and the user may know better
 * @param bytes size of the file
 */
public record LoadedText(Corpus corpus, Path file, Charset encoding, boolean guessed, long bytes) {
    /** Checks that nothing is missing. */
    public LoadedText {
        Objects.requireNonNull(corpus);
        Objects.requireNonNull(file);
        Objects.requireNonNull(encoding);
    }

    /** More symbols than this are allowed, with a warning. */
    public static final int MANY_SYMBOLS = 5_000;

    /**
     * What the user should know about this text: that its encoding is a guess, that it has very many symbols.
     *
     * @return one sentence or two, or empty
     */
    public Optional<String> warning() {
        String sentences = Stream.of(encodingWarning(), symbolsWarning(corpus))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return sentences.isEmpty() ? Optional.empty() : Optional.of(sentences);
    }

    private Optional<String> encodingWarning() {
        return guessed
                ? Optional.of(String.format(
                        "%s is not valid UTF-8 and was read as %s: choose another encoding if its characters look wrong.",
                        corpus.name(), encoding.name()))
                : Optional.empty();
    }

    /**
     * A warning about a text of very many symbols, wherever it came from.
     *
     * @param corpus any text
     * @return one sentence, or empty
     */
    public static Optional<String> symbolsWarning(Corpus corpus) {
        int symbols = corpus.vocabulary().size();
        return symbols > MANY_SYMBOLS
                ? Optional.of(String.format(
                        "%s has %,d different symbols: the output layer grows with them, so training takes more time and memory.",
                        corpus.name(), symbols))
                : Optional.empty();
    }
}
