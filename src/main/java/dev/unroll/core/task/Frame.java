package dev.unroll.core.task;

import dev.unroll.core.text.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * What a task is whatever its size.
 *
 * @param name of the command line and of files, such as {@code echo}
 * @param sizeName what its size is, as a sentence begins: "The delay of echo"
 * @param least the smallest size
 * @param example a size to try
 * @param symbols what the ids of the inputs stand for
 * @param answers the names of the possible answers, in the order of the outputs
 * @param make makes the task of a size
 */
public record Frame(
        String name,
        String sizeName,
        int least,
        int example,
        Vocabulary symbols,
        List<String> answers,
        IntFunction<Task> make) {
    /** Copies the answers. */
    public Frame {
        answers = List.copyOf(answers);
    }

    /** Checks a size, and says in one sentence what it may be. */
    void require(int size) {
        if (size < least || size > Task.MOST) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%s must be from %,d to %,d, such as %s.", sizeName, least, Task.MOST, text(example)));
        }
    }

    /** {@return the form of the command line and of files, such as {@code temporal-order:20}} */
    String text(int size) {
        return name + ":" + size;
    }
}
