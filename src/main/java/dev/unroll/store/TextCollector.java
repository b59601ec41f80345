package dev.unroll.store;

import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.CorpusBuilder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;

/**
 * Collects decoded characters into a corpus and applies the rules that any text has to pass, wherever it came from.
 *
 * <p>What is binary shows in its control characters below U+0020 and U+007F. Tab, line ends, form feed, bell, backspace
 * and escape (terminal logs) occur in texts; the others do not. Compressed or random bytes have 10 % of them in any
 * one-byte encoding, programs far more. So a text is refused for a NUL among its first characters (as git does) or if
 * more than one character in a hundred is such a control; a stray one in a long text is just another symbol. U+0080 …
 * U+009F tell nothing: they appear as soon as an encoding is chosen wrongly.
 */
final class TextCollector {
    private static final int NUL_WINDOW = 8_192;
    private static final int CONTROL_WINDOW = 65_536;
    private static final int ONE_IN = 100;
    private static final int HARMLESS = mask('\t', '\n', '\r', '\f', 0x07, '\b', 0x1B);

    private final String subject;
    private final CorpusBuilder builder;
    private long controls;
    private char high; // of a surrogate pair cut in two by the end of a block; 0: none

    TextCollector(String subject, long expectedLength) {
        this.subject = subject;
        this.builder = new CorpusBuilder((int) Math.min(expectedLength, Integer.MAX_VALUE));
    }

    private static int mask(int... controls) {
        int mask = 0;
        for (int control : controls) {
            mask |= 1 << control;
        }
        return mask;
    }

    /** Adds the characters in [from, to). */
    void add(char[] chars, int from, int to) throws CharacterCodingException, UnusableTextException {
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (high != 0 || Character.isSurrogate(c)) {
                addSurrogate(c);
            } else {
                addCodePoint(c);
            }
        }
        if (builder.length() >= CONTROL_WINDOW) {
            refuseControls();
        }
    }

    private void addSurrogate(char c) throws CharacterCodingException, UnusableTextException {
        if (high == 0 && Character.isHighSurrogate(c)) {
            high = c;
        } else if (high != 0 && Character.isLowSurrogate(c)) {
            addCodePoint(Character.toCodePoint(high, c));
            high = 0;
        } else {
            throw new MalformedInputException(1);
        }
    }

    private void addCodePoint(int codePoint) throws UnusableTextException {
        if (codePoint < 0x80 && isControl(codePoint)) {
            controls++;
            if (codePoint == 0 && builder.length() < NUL_WINDOW) {
                throw binary(subject);
            }
        }
        try {
            builder.add(codePoint);
        } catch (IllegalStateException tooLong) {
            throw new UnusableTextException(subject + " cannot be read to its end. " + tooLong.getMessage());
        }
    }

    private static boolean isControl(int codePoint) {
        if (codePoint < 0x20) {
            return (HARMLESS >>> codePoint & 1) == 0;
        }
        return codePoint == 0x7F;
    }

    private void refuseControls() throws UnusableTextException {
        if (controls * ONE_IN > builder.length()) {
            throw binary(subject);
        }
    }

    static UnusableTextException binary(String subject) {
        return new UnusableTextException(subject + " is no text but a binary file: choose a plain text file.");
    }

    /** The corpus, if it is one that a network can learn something from. */
    Corpus finish(String name) throws CharacterCodingException, UnusableTextException {
        if (high != 0) {
            throw new MalformedInputException(1);
        }
        if (builder.length() == 0) {
            throw new UnusableTextException(
                    subject + " is empty: choose a text with at least two different characters.");
        }
        refuseControls();
        if (builder.symbols() == 1) {
            throw new UnusableTextException(
                    subject + " has only one symbol, so there is nothing to predict: choose a text with at least two.");
        }
        return builder.build(name);
    }
}
