package dev.unroll.store;

import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A fingerprint of a text: equal for equal characters.
 *
 * @param length characters, at least 1
 * @param sha256 of the text in UTF-8 with {@code \n} at the ends of its lines, in lower-case hexadecimal
 */
public record TextDigest(int length, String sha256) implements TrainingData {
    private static final int CHARACTERS_AT_ONCE = 1 << 14;
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{64}");

    /** Checks the form. */
    public TextDigest {
        if (length < 1) {
            throw new IllegalArgumentException("the text's length is " + length);
        }
        if (!HEXADECIMAL.matcher(sha256).matches()) {
            throw new IllegalArgumentException("the text's SHA-256 is not 64 hexadecimal digits");
        }
    }

    /**
     * {@return the fingerprint of a text; takes a second for some hundred million characters}
     *
     * @param corpus the text
     */
    public static TextDigest of(Corpus corpus) {
        var digest = WeightsDigest.newSha256();
        for (int from = 0; from < corpus.length(); from += CHARACTERS_AT_ONCE) {
            int to = Math.min(corpus.length(), from + CHARACTERS_AT_ONCE);
            digest.update(corpus.text(from, to).getBytes(StandardCharsets.UTF_8));
        }
        return new TextDigest(corpus.length(), HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public boolean isOf(Experiment experiment, Corpus corpus) {
        return experiment.task().isEmpty() && length == corpus.length() && equals(of(corpus));
    }

    @Override
    public void requirePlace(int position, int streams) {
        int part = length / streams;
        if (position > part) {
            throw new IllegalArgumentException("the position " + position + " is beyond the " + part
                    + " characters of each stream's part of the text");
        }
    }
}
