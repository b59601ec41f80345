package dev.unroll.core.task;

import dev.unroll.core.random.PlacedDraws;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.text.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A task whose answer is known, and with it what guessing costs and when it is solved. Its sequences are made as they
 * are needed: those of a window depend on the seed and the window's number alone.
 */
public sealed interface Task permits TemporalOrder, Echo, Adding, CopyMemory {
    /** No answer is asked for at this time step. */
    int NO_ANSWER = Tape.NO_TARGET;
    /** The longest sequence and delay. */
    int MOST = 10_000;
    /** The loss of an answer that was held to be 99 % certain, in nats. */
    double CERTAIN = -StrictMath.log(0.99);

    /** {@return what it has in common with those of other sizes} */
    Frame frame();

    /** {@return the length or the delay} */
    int size();

    /** {@return the form of the command line and of files, such as {@code temporal-order:20}} */
    default String text() {
        return frame().text(size());
    }

    /** {@return this task with another length or delay} */
    default Task withSize(int size) {
        return frame().make().apply(size);
    }

    /** {@return what the ids of the inputs stand for} */
    default Vocabulary symbols() {
        return frame().symbols();
    }

    /** {@return the names of the possible answers, in the order of the outputs} */
    default List<String> answers() {
        return frame().answers();
    }

    /** {@return whether the answer is a number: inputs are numbers too then, and the loss is (o - y)²} */
    default boolean isRegression() {
        return false;
    }

    /** {@return the time steps of a sequence, which is a window; empty where the state is carried through windows} */
    OptionalInt length();

    /** {@return the loss for each scored step of whoever knows nothing, in nats or as a squared error} */
    default double baseline() {
        return StrictMath.log(answers().size());
    }

    /** {@return the loss for each scored step from which on the task counts as solved} */
    default double solved() {
        return CERTAIN;
    }

    /**
     * Fills a tape's inputs and targets with the sequences of a window.
     *
     * @param tape written
     * @param draws where the sequences come from; left anywhere
     * @param window its number, from 0
     */
    void fill(Tape tape, PlacedDraws draws, long window);

    /**
     * {@return the network's sizes}
     *
     * @param hidden H
     * @param layers ℓ
     */
    default RnnShape shape(int hidden, int layers) {
        return new RnnShape(symbols().size(), hidden, layers, answers().size());
    }

    /**
     * {@return what {@link #text} wrote}
     *
     * @param text such as {@code echo:8}
     * @throws IllegalArgumentException with one sentence, if the text names no task or its number is missing
     */
    static Task parse(String text) {
        String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", 2);
        int size = parts.length < 2 ? 0 : parseSize(parts[1]); // the task's constructor says what it needs
        return Stream.of(TemporalOrder.FRAME, Echo.FRAME, Adding.FRAME, CopyMemory.FRAME)
                .filter(frame -> frame.name().equals(parts[0]))
                .findFirst()
                .map(frame -> frame.make().apply(size))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' names no task: use temporal-order:20, echo:8, adding:50 or copy-memory:20."));
    }

    private static int parseSize(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
