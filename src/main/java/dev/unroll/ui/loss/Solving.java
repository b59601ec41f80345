package dev.unroll.ui.loss;

import dev.unroll.session.Series;
import java.util.OptionalLong;

/**
 * Finds where a task is solved: where the mean loss of a hundred windows first falls below its line. The smoothed loss
 * would say so thousands of steps later.
 */
final class Solving {
    static final int WINDOWS = 100;

    private final Series loss;
    private final double line;
    private long seen;
    private double sum;
    private boolean found;

    Solving(Series loss, double line) {
        this.loss = loss;
        this.line = line;
    }

    /** {@return the loss of a solved task} */
    double line() {
        return line;
    }

    /**
     * Looks at what has come since.
     *
     * @param length how much of the series to look at
     * @return the index of the last of the first hundred losses whose mean is below the line: once, and then never again
     */
    OptionalLong look(long length) {
        while (!found && seen < length) {
            sum += loss.get(seen);
            if (seen >= WINDOWS) {
                sum -= loss.get(seen - WINDOWS);
            }
            seen++;
            found = seen >= WINDOWS && sum / WINDOWS < line;
            if (found) {
                return OptionalLong.of(seen - 1);
            }
        }
        return OptionalLong.empty();
    }
}
