package dev.unroll.store;

/** No more room for numbers, on the disk or in memory. The message is one sentence: what is wrong and what to do. */
public final class FullDiskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FullDiskException(String message) {
        super(message);
    }
}
