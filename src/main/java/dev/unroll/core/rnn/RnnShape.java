package dev.unroll.core.rnn;

/**
 * The sizes of a network.
 *
 * @param vocabulary n, the number of symbols
 * @param hidden H, the units of each layer
 * @param layers ℓ
 */
public record RnnShape(int vocabulary, int hidden, int layers) {
    /** Checks that every size is at least 1. */
    public RnnShape {
        if (vocabulary < 1 || hidden < 1 || layers < 1) {
            throw new IllegalArgumentException("a network needs at least one symbol, one unit and one layer");
        }
    }

    /**
     * {@return the width of what a layer reads: n below, H above}
     *
     * @param layer 0 … ℓ-1
     */
    public int inputs(int layer) {
        return layer == 0 ? vocabulary : hidden;
    }

    /** {@return how many numbers U, W, b of every layer, V and c hold together} */
    public long parameterCount() {
        long h = hidden;
        long n = vocabulary;
        return h * n + (layers - 1) * h * h + layers * (h * h + h) + n * h + n;
    }

    /**
     * {@return the floating-point operations that training on one character takes} Each weight but those of one-hot
     * inputs is multiplied and added three times: forward, backward, and in its gradient.
     */
    public double operationsPerCharacter() {
        double h = hidden;
        double weights = layers * h * h + (layers - 1) * h * h + h * vocabulary;
        return 6 * weights;
    }
}
