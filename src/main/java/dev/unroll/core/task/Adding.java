package dev.unroll.core.task;

import dev.unroll.core.random.PlacedDraws;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Adding (Hochreiter and Schmidhuber 1997, as in Le, Jaitly and Hinton 2015): each time step brings a number from [0, 1)
 * and a mark, which is 1 at one step of the first half and at one of the second, else 0. The answer, asked for at the last
 * step only, is the sum of the two marked numbers. To answer 1 always costs 2/12, the variance of that sum.
 *
 * @param size L, the length of a sequence
 */
public record Adding(int size) implements Task {
    /** An answer this near counts as right. */
    public static final double TOLERANCE = 0.04;

    private static final int MARKED = 0;
    private static final int PLAIN = 1;

    static final Frame FRAME =
            new Frame("adding", "The length of adding", 2, 50, Vocabulary.of('+', '·'), List.of("Σ"), Adding::new);

    /** Checks the length. */
    public Adding {
        FRAME.require(size);
    }

    @Override
    public Frame frame() {
        return FRAME;
    }

    @Override
    public boolean isRegression() {
        return true;
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.of(size);
    }

    @Override
    public double baseline() {
        return 1.0 / 6;
    }

    @Override
    public double solved() {
        return TOLERANCE * TOLERANCE;
    }

    @Override
    public void fill(Tape tape, PlacedDraws draws, long window) {
        int streams = tape.streams();
        Arrays.fill(tape.targets(), NO_ANSWER);
        draws.go(window);
        int half = size / 2;
        for (int stream = 0; stream < streams; stream++) {
            for (int t = 0; t < size; t++) {
                put(tape, t * streams + stream, draws.nextDouble(), false);
            }
            int first = draws.nextInt(half) * streams + stream;
            int second = (half + draws.nextInt(size - half)) * streams + stream;
            put(tape, first, tape.value(first, 0), true);
            put(tape, second, tape.value(second, 0), true);
            tape.setAnswer((size - 1) * streams + stream, tape.value(first, 0) + tape.value(second, 0));
        }
    }

    private static void put(Tape tape, int row, double number, boolean marked) {
        tape.inputs()[row] = marked ? MARKED : PLAIN;
        tape.setValue(row, 0, number);
        tape.setValue(row, 1, marked ? 1 : 0);
    }
}
