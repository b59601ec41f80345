package dev.unroll.store;

/** A model file that cannot be used. The message is one sentence: what is wrong and what to do. */
public final class BrokenModelException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenModelException(String message) {
        super(message);
    }

    /** For damage that only another file can mend. */
    static BrokenModelException of(String name, String reason) {
        return new BrokenModelException(
                name + " is not a usable model file (" + reason + "): save the model again, or choose another file.");
    }
}
