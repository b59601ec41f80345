package dev.unroll.store;

/** Follows a file being read, and may end it. Called on the reading thread. */
public interface ReadProgress {
    /** Follows nothing. */
    ReadProgress NONE = new ReadProgress() {
        @Override
        public void fraction(double done) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * So much is read. It starts again at 0 when the encoding first tried was not the right one.
     *
     * @param done 0 … 1
     */
    void fraction(double done);

    /**
     * Asked after every block.
     *
     * @return whether to stop; the reader then throws {@link CancelledReadException}
     */
    boolean cancelled();
}
