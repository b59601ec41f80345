package dev.unroll.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextStreamsTest {
    /** Position p holds the p-th letter, so that id = position. */
    private static final Corpus ALPHABET = Corpus.of("alphabet", "abcdefghijklmnopqrstuvwxyz");

    private final int[] inputs = new int[12];
    private final int[] targets = new int[12];

    @Test
    void targetsAreTheCharactersOneLater() {
        TextStreams streams = new TextStreams(ALPHABET, 1, 12);
        streams.next(inputs, targets);
        assertThat(inputs).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(targets).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void streamsStandSideBySideEachInItsPart() {
        TextStreams streams = new TextStreams(ALPHABET, 3, 4); // parts of 8: a–h, i–p, q–x
        assertThat(streams.partLength()).isEqualTo(8);
        assertThat(streams.next(inputs, targets)).isTrue();
        assertThat(inputs).containsExactly(0, 8, 16, 1, 9, 17, 2, 10, 18, 3, 11, 19);
        assertThat(targets).containsExactly(1, 9, 17, 2, 10, 18, 3, 11, 19, 4, 12, 20);
        // The next window's last target would be the first character of the next part.
        assertThat(streams.next(inputs, targets)).isTrue();
        assertThat(targets).containsExactly(1, 9, 17, 2, 10, 18, 3, 11, 19, 4, 12, 20);
    }

    @Test
    void aWindowThatWouldRunPastItsPartStartsAgain() {
        TextStreams streams = new TextStreams(ALPHABET, 1, 12);
        assertThat(streams.next(inputs, targets)).isTrue();
        assertThat(streams.next(inputs, targets)).isFalse();
        assertThat(targets[11]).isEqualTo(24);
        assertThat(streams.position()).isEqualTo(24);
        assertThat(streams.next(inputs, targets)).isTrue();
        assertThat(inputs[0]).isZero();
    }

    @Test
    void theLastWindowMayEndWithThePart() {
        TextStreams streams = new TextStreams(ALPHABET, 2, 4); // parts of 13: 0, 4, 8, and its target is at 12
        streams.next(inputs, targets);
        streams.next(inputs, targets);
        assertThat(streams.next(inputs, targets)).isFalse();
        assertThat(targets[6]).isEqualTo(12);
        assertThat(targets[7]).isEqualTo(25);
        assertThat(streams.next(inputs, targets)).isTrue();
    }

    @Test
    void seekGoesOnWhereItWas() {
        TextStreams first = new TextStreams(ALPHABET, 1, 5);
        first.next(inputs, targets);
        TextStreams second = new TextStreams(ALPHABET, 1, 5);
        second.seek(first.position());
        for (int window = 0; window < 12; window++) {
            int[] otherInputs = new int[12];
            int[] otherTargets = new int[12];
            assertThat(second.next(otherInputs, otherTargets)).isEqualTo(first.next(inputs, targets));
            assertThat(otherInputs).startsWith(java.util.Arrays.copyOf(inputs, 5));
            assertThat(second.position()).isEqualTo(first.position());
        }
        assertThatIllegalArgumentException().isThrownBy(() -> second.seek(27));
        assertThatIllegalArgumentException().isThrownBy(() -> second.seek(-1));
    }

    @Test
    void theLongestWindowFitsAndOneMoreIsRefused() {
        assertThat(TextStreams.longestWindow(26, 1)).isEqualTo(25);
        assertThat(TextStreams.longestWindow(26, 3)).isEqualTo(7);
        assertThat(new TextStreams(ALPHABET, 3, 7).partLength()).isEqualTo(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextStreams(ALPHABET, 3, 8))
                .withMessage("The text has 26 characters, too few for a window of 8 on 3 streams: "
                        + "choose a window of at most 7, or a longer text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextStreams(ALPHABET, 20, 1))
                .withMessageEndingWith("choose fewer streams, or a longer text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextStreams(Corpus.of("one", "a"), 1, 1))
                .withMessageEndingWith("choose a longer text.");
    }

    @Test
    void arraysThatAreTooShortAreRefused() {
        TextStreams streams = new TextStreams(ALPHABET, 3, 4);
        assertThatIllegalArgumentException().isThrownBy(() -> streams.next(new int[11], targets));
        assertThatIllegalArgumentException().isThrownBy(() -> streams.next(inputs, new int[11]));
    }
}
