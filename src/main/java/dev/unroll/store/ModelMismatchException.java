package dev.unroll.store;

/** A model that does not belong to a text or to settings. The message is one sentence: why, and what to do. */
public final class ModelMismatchException extends Exception {
    private static final long serialVersionUID = 1;

    ModelMismatchException(String message) {
        super(message);
    }
}
