package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.Norms;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.random.RandomStream;

/** The parameters θ of a network: U, W, b of every layer, V and c. */
public final class Parameters extends ParameterBlocks {
    /**
     * Allocates parameters that are all 0.
     *
     * @param shape the network's sizes
     */
    public Parameters(RnnShape shape) {
        super(shape);
    }

    /**
     * {@return initial parameters: weights as the initializer says, biases 0} The generator is read in the order U, W
     * of every layer, then V.
     *
     * @param shape the network's sizes
     * @param initializer how the weights start
     * @param random the generator of weights
     */
    public static Parameters random(RnnShape shape, Initializer initializer, RandomStream random) {
        Parameters parameters = new Parameters(shape);
        for (int layer = 0; layer < shape.layers(); layer++) {
            initializer.fill(parameters.U(layer), random);
            initializer.fillRecurrent(parameters.W(layer), random);
        }
        initializer.fill(parameters.V(), random);
        return parameters;
    }

    /**
     * {@return whether all that a part's blocks hold is finite} As fast as a sum of squares, which is finite then.
     *
     * @param part whose share to look at
     */
    public boolean isFinite(Part part) {
        for (int i = part.index(); i < matrices().size(); i += part.count()) {
            double[] block = matrices().get(i).data;
            // Huge numbers overflow when they are squared, and their norm is taken again in another way.
            if (!Double.isFinite(part.kernels().sumOfSquares(block, 1))
                    && !Double.isFinite(Norms.euclidean(block, part.kernels()))) {
                return false;
            }
        }
        return true;
    }

    /** {@return an independent copy} */
    public Parameters copy() {
        Parameters copy = new Parameters(shape());
        copy.copyFrom(this);
        return copy;
    }
}
