package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import java.util.Arrays;

/**
 * Writes text with a network: reads a symbol, computes o, draws the next symbol from softmax(o / temperature), reads
 * that, and so on. At temperature 1 the draws follow ŷ; towards 0 the likeliest symbol always wins.
 */
public final class Sampler {
    private final Part whole;
    private final ForwardPass forward;
    private final Tape tape;
    private final double[] weights;

    /**
     * Creates a sampler with a_0 = 0.
     *
     * @param parameters θ, copied
     * @param activation φ
     * @param kernels the products
     */
    public Sampler(Parameters parameters, Activation activation, Kernels kernels) {
        RnnShape shape = parameters.shape();
        whole = Part.whole(kernels);
        PackedWeights packed = new PackedWeights(shape);
        packed.pack(parameters, whole);
        forward = new ForwardPass(activation, packed);
        tape = new Tape(shape, 1, 1);
        weights = new double[shape.vocabulary()];
    }

    /** Forgets what was read: a_0 = 0. */
    public void restart() {
        tape.clearInitialStates();
    }

    /**
     * Reads one symbol: s, a, o and ŷ of the next time step.
     *
     * @param symbol id, 0 … n-1
     */
    public void read(int symbol) {
        tape.inputs()[0] = symbol;
        forward.run(tape, whole);
        tape.carryStates();
    }

    /**
     * {@return ŷ(symbol), the probability that it comes next at temperature 1}
     *
     * @param symbol id, 0 … n-1
     */
    public double probability(int symbol) {
        return tape.probabilities().data[symbol];
    }

    /**
     * {@return a symbol drawn from softmax(o / temperature), among the {@code best} likeliest} Of equally likely symbols
     * those with the lower ids are the better ones.
     *
     * @param choice the temperature and how many symbols are in the draw
     * @param random the generator of samples
     * @throws ArithmeticException with one sentence, if the predictions are not finite
     */
    public int draw(Choice choice, RandomStream random) {
        double[] y = tape.probabilities().data;
        int n = weights.length;
        double threshold =
                choice.best() == 0 || choice.best() >= n ? 0 : nthLargest(Arrays.copyOf(y, n), choice.best());
        double max = 0;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, y[i]);
        }
        if (!(max > 0)) {
            throw new ArithmeticException("This network's predictions are not finite numbers: train it again with a"
                    + " smaller learning rate or clipping.");
        }
        int ties = 0; // of the threshold, that have a place among the best
        if (threshold > 0) {
            ties = choice.best();
            for (double p : y) {
                ties -= p > threshold ? 1 : 0;
            }
        }
        // 1 to the power of infinity would be no number; to any finite one it is 1, and all else 0.
        double power = Math.min(1 / choice.temperature(), Double.MAX_VALUE);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            // (ŷ_i / max ŷ)^(1/temperature) is softmax(o / temperature) up to a common factor.
            boolean drawn = y[i] > threshold || (threshold > 0 && y[i] == threshold && ties-- > 0);
            weights[i] = drawn ? StrictMath.pow(y[i] / max, power) : 0;
            sum += weights[i];
        }
        double rest = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < n; i++) {
            if (weights[i] > 0) {
                last = i;
                rest -= weights[i];
                if (rest < 0) {
                    return i;
                }
            }
        }
        return last; // rounding left a crumb of the sum over
    }

    private static double nthLargest(double[] values, int nth) {
        Arrays.sort(values);
        return values[values.length - nth];
    }

    /**
     * How the next symbol is chosen.
     *
     * @param temperature above 0; 1 follows ŷ
     * @param best only this many of the likeliest symbols can be drawn; 0 = all
     */
    public record Choice(double temperature, int best) {
        /** Checks both. */
        public Choice {
            if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("The temperature must be a number above 0, such as 0.7.");
            }
            if (best < 0) {
                throw new IllegalArgumentException("The number of best symbols must be 0 (all) or more.");
            }
        }
    }

    /**
     * {@return {@code length} characters that the network writes after the prime, the prime not included}
     *
     * @param vocabulary the network's symbols
     * @param prime read first; empty: a line end is read, or the first symbol where there is none
     * @param length characters to write
     * @param choice how each is chosen
     * @param random the generator of samples
     * @throws IllegalArgumentException with one sentence, if the prime has a character that the network does not know
     */
    public String write(Vocabulary vocabulary, String prime, int length, Choice choice, RandomStream random) {
        restart();
        if (prime.isEmpty()) {
            read(Math.max(0, vocabulary.idOf('\n')));
        }
        prime.codePoints().forEach(codePoint -> {
            int id = vocabulary.idOf(codePoint);
            if (id < 0) {
                throw new IllegalArgumentException("The prime has '" + Character.toString(codePoint)
                        + "', which this network has never seen: use characters of its text.");
            }
            read(id);
        });
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int symbol = draw(choice, random);
            text.appendCodePoint(vocabulary.codePoint(symbol));
            read(symbol);
        }
        return text.toString();
    }
}
