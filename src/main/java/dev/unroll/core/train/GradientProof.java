package dev.unroll.core.train;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.BackwardPass;
import dev.unroll.core.rnn.ForwardPass;
import dev.unroll.core.rnn.GradientCheck;
import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.PackedWeights;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.rnn.Tape;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The gradient check on a random network and a random window. */
public final class GradientProof {
    /** n of the random windows. */
    public static final int SYMBOLS = 10;

    private GradientProof() {}

    /**
     * {@return the worst element of every parameter}
     *
     * @param shape the network's sizes
     * @param activation φ
     * @param window T
     * @param streams B
     * @param seed of the weights, all from N(0, 1/H) and biases among them, and of the window
     * @param kernels the products
     */
    public static List<GradientCheck.Worst> run(
            RnnShape shape, Activation activation, int window, int streams, long seed, Kernels kernels) {
        RandomStream random = new RandomStream(seed, RandomStream.Purpose.WEIGHTS);
        Parameters parameters = new Parameters(shape);
        for (DMatrixRMaj block : parameters.matrices()) {
            new Initializer.Normal(1 / Math.sqrt(shape.hidden())).fill(block, random);
        }
        RandomStream symbols = new RandomStream(seed, RandomStream.Purpose.TASKS);
        Tape tape = new Tape(shape, window, streams);
        for (int i = 0; i < tape.inputs().length; i++) {
            tape.inputs()[i] = symbols.nextInt(shape.vocabulary());
            tape.targets()[i] = symbols.nextInt(shape.vocabulary());
        }
        Gradients gradients = new Gradients(shape);
        PackedWeights weights = new PackedWeights(shape);
        Part whole = Part.whole(kernels);
        weights.pack(parameters, whole);
        new ForwardPass(activation, weights).run(tape, whole);
        new BackwardPass(activation, weights).run(tape, gradients, whole);
        return new GradientCheck(shape, activation, kernels).run(parameters, tape, gradients);
    }
}
