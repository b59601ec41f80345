package dev.unroll.store;

import dev.unroll.core.text.Corpus;
import dev.unroll.store.EncodingGuess.ByteOrderMark;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads texts. The encoding is what a byte order mark says, else UTF-8 if the whole file is valid UTF-8, else what its
 * statistics suggest; or the one that the user asks for. It is decoded strictly: nothing is replaced in silence. The
 * file is decoded in blocks straight into a {@link Corpus}, so that a text needs one or two bytes a character.
 */
public final class CorpusReader {
    private static final int HEAD = 1 << 13;
    private static final int SAMPLE = 1 << 22;
    private static final int BEFORE_FAILURE = 1 << 12;

    private static final String PASTED = "The pasted text"; // in sentences about it

    /**
     * Reads a file.
     *
     * @param file a plain text file
     * @param encoding the encoding to use; empty to find out
     * @param progress follows the reading, and may cancel it
     * @return the text
     * @throws UnusableTextException if it is no text to train on; the message says why and what to do
     * @throws CancelledReadException if it was cancelled, or the thread interrupted
     */
    public LoadedText read(Path file, Optional<Charset> encoding, ReadProgress progress) throws UnusableTextException {
        String name = nameOf(file);
        requireReadable(file, name);
        try (TextFile text = new TextFile(file, name, progress)) {
            requireMemory(text.size(), name);
            return readWhole(text, file, name, encoding);
        } catch (ClosedByInterruptException e) {
            throw new CancelledReadException();
        } catch (NoSuchFileException e) {
            throw new UnusableTextException(name + " vanished while it was read: save it again, then open it.");
        } catch (AccessDeniedException e) {
            throw noPermission(name);
        } catch (IOException e) {
            throw new UnusableTextException(name + " could not be read (" + reason(e)
                    + "): check the drive, or copy the file and open the copy.");
        } catch (OutOfMemoryError e) {
            throw tooLarge(name);
        }
    }

    /**
     * Reads a text that was pasted, by the same rules as a file.
     *
     * @param text what was pasted
     * @return the text
     * @throws UnusableTextException if it is no text to train on
     */
    public static Corpus fromPaste(String text) throws UnusableTextException {
        TextCollector collector = new TextCollector(PASTED, text.length());
        try {
            collector.add(text.toCharArray(), 0, text.length());
            return collector.finish("Pasted text");
        } catch (CharacterCodingException e) {
            throw new UnusableTextException(PASTED + " holds half a character: copy it again from where it came.");
        }
    }

    private static String nameOf(Path file) {
        Path name = file.getFileName();
        return (name == null ? file : name).toString();
    }

    private static void requireReadable(Path file, String name) throws UnusableTextException {
        if (Files.isDirectory(file)) {
            throw new UnusableTextException(name + " is a folder: choose a text file in it.");
        }
        if (Files.notExists(file)) {
            throw new UnusableTextException(name + " does not exist: check its name and folder.");
        }
        if (!Files.isReadable(file)) {
            throw noPermission(name);
        }
        if (!Files.isRegularFile(file)) {
            throw new UnusableTextException(name + " is no ordinary file: choose a text file.");
        }
    }

    private static UnusableTextException noPermission(String name) {
        return new UnusableTextException(
                name + " may not be read with your permissions: change them, or copy the file.");
    }

    private static void requireMemory(long bytes, String name) throws UnusableTextException {
        if (bytes > Runtime.getRuntime().maxMemory() / 4 * 3) {
            throw tooLarge(name);
        }
    }

    private static UnusableTextException tooLarge(String name) {
        return new UnusableTextException(String.format(
                "%s is too large for the %,d MB of memory that Unroll may use: cut it into parts, or start Java with a larger -Xmx.",
                name, Runtime.getRuntime().maxMemory() >> 20));
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** Whatever else is said about a file that changed meanwhile is probably wrong, so that is asked first. */
    private static LoadedText readWhole(TextFile text, Path file, String name, Optional<Charset> encoding)
            throws IOException, UnusableTextException {
        LoadedText loaded;
        try {
            loaded = read(text, file, name, encoding);
        } catch (UnusableTextException e) {
            text.requireUnchanged();
            throw e;
        }
        text.requireUnchanged();
        return loaded;
    }

    private static LoadedText read(TextFile text, Path file, String name, Optional<Charset> encoding)
            throws IOException, UnusableTextException {
        byte[] head = text.bytes(0, HEAD);
        Optional<ByteOrderMark> mark = EncodingGuess.byteOrderMark(head);
        if (encoding.isPresent()) {
            return forced(text, file, name, encoding.get(), mark);
        }
        if (mark.isPresent()) {
            return forced(text, file, name, mark.get().charset(), mark);
        }
        Optional<Charset> utf16 = EncodingGuess.unmarkedUtf16(head);
        if (utf16.isPresent()) {
            Optional<LoadedText> loaded = attempt(text, file, utf16.get(), 0, true);
            if (loaded.isPresent()) {
                return loaded.get();
            }
        }
        return guessed(text, file, name);
    }

    /** A mark is skipped if it is that of the encoding asked for; in any other it is text. */
    private static LoadedText forced(
            TextFile text, Path file, String name, Charset charset, Optional<ByteOrderMark> mark)
            throws IOException, UnusableTextException {
        int skip = mark.filter(found -> found.charset().equals(charset))
                .map(ByteOrderMark::length)
                .orElse(0);
        Optional<LoadedText> loaded = attempt(text, file, charset, skip, false);
        if (loaded.isPresent()) {
            return loaded.get();
        }
        Optional<Charset> suggestion = EncodingGuess.likeliest(sample(text)).filter(likely -> !likely.equals(charset));
        throw new UnusableTextException(
                name + " is not valid " + charset.name() + ": "
                        + suggestion
                                .map(likely ->
                                        "open it as " + likely.name() + ", which fits, or choose another encoding.")
                                .orElse("choose another encoding, or save it as UTF-8."),
                suggestion);
    }

    private static LoadedText guessed(TextFile text, Path file, String name) throws IOException, UnusableTextException {
        Optional<LoadedText> loaded = attempt(text, file, StandardCharsets.UTF_8, 0, false);
        if (loaded.isPresent()) {
            return loaded.get();
        }
        // UTF-16 and UTF-32 are ruled out by now, and no other encoding of text has zeros.
        if (EncodingGuess.hasZero(text.bytes(0, HEAD))) {
            throw TextCollector.binary(name);
        }
        for (Charset candidate : EncodingGuess.candidates(sample(text))) {
            loaded = attempt(text, file, candidate, 0, true);
            if (loaded.isPresent()) {
                return loaded.get();
            }
        }
        throw new UnusableTextException(
                name + " is no text in any encoding that fits: choose its encoding, or save it as UTF-8.");
    }

    /** Bytes from around the place where decoding failed: that is where they tell most. */
    private static byte[] sample(TextFile text) throws IOException {
        return text.bytes(Math.max(0, text.failure() - BEFORE_FAILURE), SAMPLE);
    }

    private static Optional<LoadedText> attempt(TextFile text, Path file, Charset charset, int skip, boolean guessed)
            throws IOException, UnusableTextException {
        try {
            return Optional.of(new LoadedText(text.decode(charset, skip), file, charset, guessed, text.size()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
