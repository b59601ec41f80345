package dev.unroll.core.rnn;

/** The softmax and its cross-entropy, with the maximum subtracted so that nothing overflows. */
final class Softmax {
    private Softmax() {}

    /**
     * Turns the logits o into ŷ_i = exp(o_i) / Σ_j exp(o_j), in place.
     *
     * @param values logits before, probabilities after
     * @param from index of the first
     * @param n how many
     * @param target index of the right symbol, 0 … n-1
     * @return -log ŷ[target] in nats, exact even where ŷ[target] itself underflows
     */
    static double lossInPlace(double[] values, int from, int n, int target) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, values[from + i]);
        }
        double targetLogit = values[from + target] - max;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double e = StrictMath.exp(values[from + i] - max);
            values[from + i] = e;
            sum += e;
        }
        for (int i = 0; i < n; i++) {
            values[from + i] /= sum;
        }
        return StrictMath.log(sum) - targetLogit;
    }
}
