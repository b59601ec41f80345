package dev.unroll.core.text;

/**
 * Reads a text in windows of T time steps, on B streams side by side. The text is cut into B equal parts of
 * ⌊length/B⌋ characters, and stream b starts at the beginning of part b. A window at position p of its part reads
 * ids[p … p+T) and predicts ids[p+1 … p+T]; one that would run past its part's end starts again at the beginning.
 */
public final class TextStreams {
    private final Corpus corpus;
    private final int streams;
    private final int window;
    private final int partLength;
    private int position;

    /**
     * Streams at the beginning of their parts.
     *
     * @param corpus the text
     * @param streams B, at least 1
     * @param window T, at least 1
     * @throws IllegalArgumentException if a part is shorter than T + 1 characters; the message says which window fits
     */
    public TextStreams(Corpus corpus, int streams, int window) {
        if (streams < 1 || window < 1) {
            throw new IllegalArgumentException("Window and streams must be 1 or more.");
        }
        int longest = longestWindow(corpus.length(), streams);
        if (window > longest) {
            throw new IllegalArgumentException(tooShort(corpus.length(), streams, window, longest));
        }
        this.corpus = corpus;
        this.streams = streams;
        this.window = window;
        this.partLength = corpus.length() / streams;
    }

    private static String tooShort(int length, int streams, int window, int longest) {
        String has = String.format(
                "The text has %,d characters, too few for a window of %,d on %,d %s: ",
                length, window, streams, streams == 1 ? "stream" : "streams");
        if (longest >= 1) {
            return has + String.format("choose a window of at most %,d, or a longer text.", longest);
        }
        return has + (streams == 1 ? "choose a longer text." : "choose fewer streams, or a longer text.");
    }

    /**
     * The longest window that a text allows.
     *
     * @param length of the text, in characters
     * @param streams B, at least 1
     * @return ⌊length/B⌋ - 1; below 1 if there is none
     */
    public static int longestWindow(int length, int streams) {
        return length / streams - 1;
    }

    /**
     * Reads the next window of every stream.
     *
     * @param inputs T·B ids, written; time step t of stream b stands at t·B + b
     * @param targets T·B ids, written, in the same order: the characters one later
     * @return whether this window stands at the beginning of its part, so that the hidden state starts from zero
     */
    public boolean next(int[] inputs, int[] targets) {
        if (inputs.length < window * streams || targets.length < window * streams) {
            throw new IllegalArgumentException("Inputs and targets need window × streams = " + window * streams
                    + " places, not " + inputs.length + " and " + targets.length + ".");
        }
        if (position + window >= partLength) {
            position = 0;
        }
        for (int b = 0; b < streams; b++) {
            int start = b * partLength + position;
            int id = corpus.id(start);
            for (int t = 0; t < window; t++) {
                inputs[t * streams + b] = id;
                id = corpus.id(start + t + 1);
                targets[t * streams + b] = id;
            }
        }
        boolean restarted = position == 0;
        position += window;
        return restarted;
    }

    /**
     * Where the next window would start, if it does not run past its part's end.
     *
     * @return characters from the beginning of the part
     */
    public int position() {
        return position;
    }

    /**
     * Goes to a position that {@link #position()} gave before.
     *
     * @param newPosition 0 … {@link #partLength()}
     */
    public void seek(int newPosition) {
        if (newPosition < 0 || newPosition > partLength) {
            throw new IllegalArgumentException(
                    "Position " + newPosition + " is not in a part of " + partLength + " characters.");
        }
        position = newPosition;
    }

    /**
     * The length of each part.
     *
     * @return ⌊length/B⌋ characters
     */
    public int partLength() {
        return partLength;
    }
}
