package dev.unroll.core.task;

import dev.unroll.core.random.PlacedDraws;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.text.Vocabulary;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Copy memory (Hochreiter and Schmidhuber 1997, as in Arjovsky, Shah and Bengio 2016): ten symbols out of eight, then T - 1
 * blanks, a delimiter and ten blanks. The answer is a blank for T + 10 steps, then the ten symbols in their order. Who
 * knows that much but none of the symbols loses 10 ln 8 / (T + 20) a step.
 *
 * @param size T, the delay
 */
public record CopyMemory(int size) implements Task {
    private static final int COPIED = 10;
    private static final int KINDS = 8;
    // Ids go with the code points: the symbols 1 … 8, the delimiter, the blank.
    private static final int DELIMITER = KINDS;
    private static final int BLANK = KINDS + 1;
    private static final Vocabulary SYMBOLS =
            Vocabulary.of(IntStream.concat(IntStream.rangeClosed('1', '8'), IntStream.of('?', '·'))
                    .toArray());
    private static final List<String> ANSWERS =
            IntStream.range(0, SYMBOLS.size()).mapToObj(SYMBOLS::symbol).toList();

    static final Frame FRAME =
            new Frame("copy-memory", "The delay of copy memory", 1, 20, SYMBOLS, ANSWERS, CopyMemory::new);

    /** Checks the delay. */
    public CopyMemory {
        FRAME.require(size);
    }

    @Override
    public Frame frame() {
        return FRAME;
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.of(size + 2 * COPIED);
    }

    @Override
    public double baseline() {
        return COPIED * StrictMath.log(KINDS) / (size + 2 * COPIED);
    }

    @Override
    public double solved() {
        return COPIED * CERTAIN / (size + 2 * COPIED);
    }

    @Override
    public void fill(Tape tape, PlacedDraws draws, long window) {
        int streams = tape.streams();
        int recall = size + COPIED; // the first step at which a symbol is asked for
        draws.go(window);
        for (int stream = 0; stream < streams; stream++) {
            for (int t = 0; t < recall + COPIED; t++) {
                tape.inputs()[t * streams + stream] = t == recall - 1 ? DELIMITER : BLANK;
                tape.targets()[t * streams + stream] = BLANK;
            }
            for (int i = 0; i < COPIED; i++) {
                int symbol = draws.nextInt(KINDS);
                tape.inputs()[i * streams + stream] = symbol;
                tape.targets()[(recall + i) * streams + stream] = symbol;
            }
        }
    }
}
