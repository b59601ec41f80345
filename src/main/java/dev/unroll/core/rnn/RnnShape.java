package dev.unroll.core.rnn;

/**
 * The sizes of a network.
 *
 * @param vocabulary n, the number of symbols that are read (of numbers, where inputs are no symbols)
 * @param hidden H, the units of each layer
 * @param layers ℓ
 * @param outputs the number of symbols that are predicted: n, but for tasks whose answers are others than their inputs
 */
public record RnnShape(int vocabulary, int hidden, int layers, int outputs) {
    /** Checks that every size is at least 1. */
    public RnnShape {
        if (vocabulary < 1 || hidden < 1 || layers < 1 || outputs < 1) {
            throw new IllegalArgumentException("a network needs at least one symbol, one unit and one layer");
        }
    }

    /** A network that predicts the symbols that it reads. */
    public RnnShape(int vocabulary, int hidden, int layers) {
        this(vocabulary, hidden, layers, vocabulary);
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
        return h * n + (layers - 1) * h * h + layers * (h * h + h) + outputs * h + outputs;
    }

    /**
     * {@return the floating-point operations that training on one character takes} Each weight but those of one-hot
     * inputs is multiplied and added three times: forward, backward, and in its gradient.
     */
    public double operationsPerCharacter() {
        double h = hidden;
        double weights = layers * h * h + (layers - 1) * h * h + h * outputs;
        return 6 * weights;
    }
}
