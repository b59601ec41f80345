package dev.unroll.store;

/** Reading ended because it was cancelled; nothing is kept of it. */
public final class CancelledReadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CancelledReadException() {
        super("Reading was cancelled.");
    }
}
