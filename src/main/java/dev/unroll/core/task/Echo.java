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
    static final String NAME = "echo";

    private static final Vocabulary SYMBOLS = Vocabulary.of('0', '1');
    private static final List<String> ANSWERS = List.of("0", "1");

    /** Checks the delay. */
    public Echo {
        Task.requireSize(size, 1, "The delay of echo", "echo:8");
    }

    @Override
    public String text() {
        return NAME + ":" + size;
    }

    @Override
    public Echo withSize(int newSize) {
        return new Echo(newSize);
    }

    @Override
    public Vocabulary symbols() {
        return SYMBOLS;
    }

    @Override
    public List<String> answers() {
        return ANSWERS;
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.empty();
    }

    @Override
    public double baseline() {
        return StrictMath.log(ANSWERS.size());
    }

    @Override
    public double solved() {
        return CERTAIN;
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
