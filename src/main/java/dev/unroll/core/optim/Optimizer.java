package dev.unroll.core.optim;

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
     * Updates every parameter once.
     *
     * @param parameters θ, changed
     * @param gradients g, left as they are
     * @param learningRate α
     */
    void update(Parameters parameters, Gradients gradients, double learningRate);

    /** {@return m and v, as far as this optimizer has them; they change with every update} */
    List<ParameterBlocks> memories();

    /** θ -= α g. */
    final class Sgd implements Optimizer {
        @Override
        public void update(Parameters parameters, Gradients gradients, double learningRate) {
            for (int block = 0; block < parameters.matrices().size(); block++) {
                double[] theta = parameters.matrices().get(block).data;
                double[] g = gradients.matrices().get(block).data;
                for (int i = 0; i < theta.length; i++) {
                    theta[i] -= learningRate * g[i];
                }
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

        Adagrad(RnnShape shape) {
            m = new ParameterBlocks(shape);
        }

        @Override
        public void update(Parameters parameters, Gradients gradients, double learningRate) {
            for (int block = 0; block < parameters.matrices().size(); block++) {
                double[] theta = parameters.matrices().get(block).data;
                double[] g = gradients.matrices().get(block).data;
                double[] mean = m.matrices().get(block).data;
                for (int i = 0; i < theta.length; i++) {
                    mean[i] += g[i] * g[i];
                    theta[i] -= learningRate * g[i] / Math.sqrt(mean[i] + EPSILON);
                }
            }
        }

        @Override
        public List<ParameterBlocks> memories() {
            return List.of(m);
        }
    }

    /** m = 0.9 m + 0.1 g², θ -= α g / (sqrt(m) + ε) (Tieleman and Hinton, 2012). */
    final class RmsProp implements Optimizer {
        private static final double DECAY = 0.9;
        private final ParameterBlocks m;

        RmsProp(RnnShape shape) {
            m = new ParameterBlocks(shape);
        }

        @Override
        public void update(Parameters parameters, Gradients gradients, double learningRate) {
            for (int block = 0; block < parameters.matrices().size(); block++) {
                double[] theta = parameters.matrices().get(block).data;
                double[] g = gradients.matrices().get(block).data;
                double[] mean = m.matrices().get(block).data;
                for (int i = 0; i < theta.length; i++) {
                    mean[i] = DECAY * mean[i] + (1 - DECAY) * g[i] * g[i];
                    theta[i] -= learningRate * g[i] / (Math.sqrt(mean[i]) + EPSILON);
                }
            }
        }

        @Override
        public List<ParameterBlocks> memories() {
            return List.of(m);
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
        private double beta1Power = 1;
        private double beta2Power = 1;

        Adam(RnnShape shape) {
            m = new ParameterBlocks(shape);
            v = new ParameterBlocks(shape);
        }

        @Override
        public void update(Parameters parameters, Gradients gradients, double learningRate) {
            beta1Power *= BETA1;
            beta2Power *= BETA2;
            double alpha = learningRate / (1 - beta1Power);
            double correction = 1 - beta2Power;
            for (int block = 0; block < parameters.matrices().size(); block++) {
                double[] theta = parameters.matrices().get(block).data;
                double[] g = gradients.matrices().get(block).data;
                double[] mean = m.matrices().get(block).data;
                double[] square = v.matrices().get(block).data;
                for (int i = 0; i < theta.length; i++) {
                    mean[i] = BETA1 * mean[i] + (1 - BETA1) * g[i];
                    square[i] = BETA2 * square[i] + (1 - BETA2) * g[i] * g[i];
                    theta[i] -= alpha * mean[i] / (Math.sqrt(square[i] / correction) + EPSILON);
                }
            }
        }

        @Override
        public List<ParameterBlocks> memories() {
            return List.of(m, v);
        }
    }
}
