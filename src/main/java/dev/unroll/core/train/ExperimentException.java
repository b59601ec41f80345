package dev.unroll.core.train;

/** An experiment that cannot be run. The message is one sentence that says what is wrong and what to do. */
public final class ExperimentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param sentence what is wrong and what to do
     */
    public ExperimentException(String sentence) {
        super(sentence);
    }
}
