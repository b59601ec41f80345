package dev.unroll.store;

import java.io.IOException;

/** A place that nothing can be written to. The message is one sentence: what is wrong and what to do. */
public final class UnwritableFileException extends IOException {
    private static final long serialVersionUID = 1;

    UnwritableFileException(String message) {
        super(message);
    }
}
