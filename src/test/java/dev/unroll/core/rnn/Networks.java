package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.random.RandomStream;
import org.ejml.data.DMatrixRMaj;

/** Small random networks and windows for tests. */
public final class Networks {
    private Networks() {}

    /** Every parameter drawn, the biases too, so that no gradient is small for a special reason. */
    public static Parameters random(RnnShape shape, long seed) {
        RandomStream random = new RandomStream(seed, RandomStream.Purpose.WEIGHTS);
        Parameters parameters = new Parameters(shape);
        for (DMatrixRMaj block : parameters.matrices()) {
            new Initializer.Normal(0.5).fill(block, random);
        }
        return parameters;
    }

    /** Runs the forward pass. */
    public static void forward(Parameters parameters, Tape tape, Activation activation, Kernels kernels) {
        PackedWeights weights = new PackedWeights(parameters.shape());
        Part whole = Part.whole(kernels);
        weights.pack(parameters, whole);
        new ForwardPass(activation, weights).run(tape, whole);
    }

    /** Runs both passes and gives the gradients. */
    public static Gradients gradients(Parameters parameters, Tape tape, Activation activation, Kernels kernels) {
        PackedWeights weights = new PackedWeights(parameters.shape());
        Part whole = Part.whole(kernels);
        Gradients gradients = new Gradients(parameters.shape());
        weights.pack(parameters, whole);
        new ForwardPass(activation, weights).run(tape, whole);
        new BackwardPass(activation, weights).run(tape, gradients, whole);
        return gradients;
    }

    /** A window of random symbols with random initial states. */
    public static Tape window(RnnShape shape, int window, int streams, long seed) {
        RandomStream random = new RandomStream(seed, RandomStream.Purpose.TASKS);
        Tape tape = new Tape(shape, window, streams);
        for (int i = 0; i < tape.inputs().length; i++) {
            tape.inputs()[i] = random.nextInt(shape.vocabulary());
            tape.targets()[i] = random.nextInt(shape.vocabulary());
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int stream = 0; stream < streams; stream++) {
                for (int unit = 0; unit < shape.hidden(); unit++) {
                    tape.states(layer).set(stream, unit, 0.5 * random.nextGaussian());
                }
            }
        }
        return tape;
    }
}
