package dev.unroll.core.task;

import dev.unroll.core.random.PlacedDraws;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.text.Vocabulary;
import java.util.List;
import java.util.OptionalInt;

/**
 * Echo: the bit of k time steps ago is asked for at every step at which there is one. One endless sequence of random bits
 * runs through the windows and the hidden state is carried, so that a window shorter than k has no gradient that reaches
 * the bit it is about.
 *
 * @param size k, the delay
 */
public record Echo(int size) implements Task {

    static final Frame FRAME =
            new Frame("echo", "The delay of echo", 1, 8, Vocabulary.of('0', '1'), List.of("0", "1"), Echo::new);

    /** Checks the delay. */
    public Echo {
        FRAME.require(size);
    }

    @Override
    public Frame frame() {
        return FRAME;
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.empty();
    }

    @Override
    public void fill(Tape tape, PlacedDraws draws, long window) {
        int streams = tape.streams();
        for (int t = 0; t < tape.window(); t++) {
            long now = window * tape.window() + t;
            bits(draws, now, tape.inputs(), t * streams, streams);
            bits(draws, now - size, tape.targets(), t * streams, streams);
        }
    }

    /** The bits of one moment in every stream; no answer before the first. */
    private static void bits(PlacedDraws draws, long moment, int[] bits, int from, int streams) {
        draws.go(moment);
        for (int i = from; i < from + streams; i++) {
            bits[i] = moment < 0 ? NO_ANSWER : draws.nextInt(2);
        }
    }
}
