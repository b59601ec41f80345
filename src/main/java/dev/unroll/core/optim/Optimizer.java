package dev.unroll.core.optim;

import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.Rows;
import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import java.util.List;

/** The update of the parameters θ from the gradient g after clipping. Memories m and v start at 0. */
public sealed interface Optimizer {
    /** ε of RMSProp and Adam, outside the root, and of Adagrad, inside it. */
    double EPSILON = 1e-8;

    /**
     * Counts one update, before its parts.
     *
     * @param learningRate α
     */
    void begin(double learningRate);

    /**
     * Updates a part's share of every parameter, once.
     *
     * @param parameters θ, changed
     * @param gradients g, left as they are
     * @param part whose share to update
     */
    void update(Parameters parameters, Gradients gradients, Part part);

    /** {@return m and v, as far as this optimizer has them; they change with every update} */
    List<ParameterBlocks> memories();

    /** {@return β₁ᵏ and β₂ᵏ after k updates, as far as this optimizer counts them} */
    default List<Double> powers() {
        return List.of();
    }

    /**
     * Goes on from a state that was copied before.
     *
     * @param state of this kind of optimizer and for the same shape
     */
    default void restore(OptimizerState state) {
        for (int i = 0; i < memories().size(); i++) {
            memories().get(i).copyFrom(state.memories().get(i));
        }
    }

    /** θ -= α g. */
    final class Sgd implements Optimizer {
        private double alpha;

        @Override
        public void begin(double learningRate) {
            alpha = learningRate;
        }

        @Override
        public void update(Parameters parameters, Gradients gradients, Part part) {
            for (int block = 0; block < parameters.matrices().size(); block++) {
                double[] theta = parameters.matrices().get(block).data;
                double[] g = gradients.matrices().get(block).data;
                part.kernels().sgd(theta, g, alpha, from(theta, part), to(theta, part));
            }
        }

        @Override
        public List<ParameterBlocks> memories() {
            return List.of();
        }
    }

    /** m += g², θ -= α g / sqrt(m + ε) (Duchi, Hazan and Singer, 2011). */
    final class Adagrad implements Optimizer {
        private final ParameterBlocks m;
        private final List<ParameterBlocks> memories;
        private double alpha;

        Adagrad(RnnShape shape) {
            m = new ParameterBlocks(shape);
            memories = List.of(m);
        }

        @Override
        public void begin(double learningRate) {
            alpha = learningRate;
        }

        @Override
        public void update(Parameters parameters, Gradients gradients, Part part) {
            for (int block = 0; block < parameters.matrices().size(); block++) {
                double[] theta = parameters.matrices().get(block).data;
                double[] g = gradients.matrices().get(block).data;
                double[] sum = m.matrices().get(block).data;
                part.kernels().adagrad(theta, g, sum, alpha, EPSILON, from(theta, part), to(theta, part));
            }
        }

        @Override
        public List<ParameterBlocks> memories() {
            return memories;
        }
    }

    /** m = 0.9 m + 0.1 g², θ -= α g / (sqrt(m) + ε) (Tieleman and Hinton, 2012). */
    final class RmsProp implements Optimizer {
        private static final double DECAY = 0.9;
        private final ParameterBlocks m;
        private final List<ParameterBlocks> memories;
        private double alpha;

        RmsProp(RnnShape shape) {
            m = new ParameterBlocks(shape);
            memories = List.of(m);
        }

        @Override
        public void begin(double learningRate) {
            alpha = learningRate;
        }

        @Override
        public void update(Parameters parameters, Gradients gradients, Part part) {
            for (int block = 0; block < parameters.matrices().size(); block++) {
                double[] theta = parameters.matrices().get(block).data;
                double[] g = gradients.matrices().get(block).data;
                double[] mean = m.matrices().get(block).data;
                part.kernels().rmsProp(theta, g, mean, alpha, DECAY, EPSILON, from(theta, part), to(theta, part));
            }
        }

        @Override
        public List<ParameterBlocks> memories() {
            return memories;
        }
    }

    /**
     * m = β₁ m + (1-β₁) g, v = β₂ v + (1-β₂) g², θ -= α (m / (1-β₁ᵏ)) / (sqrt(v / (1-β₂ᵏ)) + ε) at the k-th update, with
     * β₁ = 0.9 and β₂ = 0.999 (Kingma and Ba, 2015).
     */
    final class Adam implements Optimizer {
        private static final double BETA1 = 0.9;
        private static final double BETA2 = 0.999;
        private final ParameterBlocks m;
        private final ParameterBlocks v;
        private final List<ParameterBlocks> memories;
        private double beta1Power = 1;
        private double beta2Power = 1;
        private double alpha;

        Adam(RnnShape shape) {
            m = new ParameterBlocks(shape);
            v = new ParameterBlocks(shape);
            memories = List.of(m, v);
        }

        @Override
        public void begin(double learningRate) {
            beta1Power *= BETA1;
            beta2Power *= BETA2;
            alpha = learningRate / (1 - beta1Power);
        }

        @Override
        public void update(Parameters parameters, Gradients gradients, Part part) {
            double correction = 1 - beta2Power;
            for (int block = 0; block < parameters.matrices().size(); block++) {
                double[] theta = parameters.matrices().get(block).data;
                double[] g = gradients.matrices().get(block).data;
                double[] mean = m.matrices().get(block).data;
                double[] square = v.matrices().get(block).data;
                part.kernels()
                        .adam(
                                theta,
                                g,
                                mean,
                                square,
                                alpha,
                                BETA1,
                                BETA2,
                                correction,
                                EPSILON,
                                from(theta, part),
                                to(theta, part));
            }
        }

        @Override
        public List<ParameterBlocks> memories() {
            return memories;
        }

        @Override
        public List<Double> powers() {
            return List.of(beta1Power, beta2Power);
        }

        @Override
        public void restore(OptimizerState state) {
            Optimizer.super.restore(state);
            beta1Power = state.powers().get(0);
            beta2Power = state.powers().get(1);
        }
    }

    private static int from(double[] theta, Part part) {
        return part.from(theta.length, Rows.PAD);
    }

    private static int to(double[] theta, Part part) {
        return part.to(theta.length, Rows.PAD);
    }
}
