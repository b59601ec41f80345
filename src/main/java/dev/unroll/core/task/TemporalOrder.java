package dev.unroll.core.task;

import dev.unroll.core.random.PlacedDraws;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Temporal order (Hochreiter and Schmidhuber 1997, as in Pascanu, Mikolov and Bengio 2013): among four distractors an X
 * or a Y stands at a time step drawn from [L/10, L/5) and another at one from [L/2, 6L/10). The answer, asked for at the
 * last step only, is which two they were, in their order.
 *
 * @param size L, the length of a sequence
 */
public record TemporalOrder(int size) implements Task {
    private static final int MARKS = 2; // X and Y come first
    private static final int DISTRACTORS = 4;

    static final Frame FRAME = new Frame(
            "temporal-order",
            "The length of temporal order",
            10,
            20,
            Vocabulary.of('X', 'Y', 'a', 'b', 'c', 'd'),
            List.of("XX", "XY", "YX", "YY"),
            TemporalOrder::new);

    /** Checks the length. */
    public TemporalOrder {
        FRAME.require(size);
    }

    @Override
    public Frame frame() {
        return FRAME;
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.of(size);
    }

    @Override
    public void fill(Tape tape, PlacedDraws draws, long window) {
        int streams = tape.streams();
        int[] inputs = tape.inputs();
        Arrays.fill(tape.targets(), NO_ANSWER);
        draws.go(window);
        for (int stream = 0; stream < streams; stream++) {
            for (int t = 0; t < size; t++) {
                inputs[t * streams + stream] = MARKS + draws.nextInt(DISTRACTORS);
            }
            int first = draws.nextInt(MARKS);
            int second = draws.nextInt(MARKS);
            inputs[between(draws, size / 10, size / 5) * streams + stream] = first;
            inputs[between(draws, size / 2, size * 6 / 10) * streams + stream] = second;
            tape.targets()[(size - 1) * streams + stream] = MARKS * first + second;
        }
    }

    private static int between(PlacedDraws draws, int from, int to) {
        return from + draws.nextInt(Math.max(1, to - from));
    }
}
