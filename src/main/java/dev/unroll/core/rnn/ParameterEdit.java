package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Spectrum;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A change of a network's parameters by hand, between two steps. Edits follow from nothing but θ: they can be replayed. */
public sealed interface ParameterEdit {
    /**
     * Changes parameters.
     *
     * @param parameters θ
     * @throws IllegalArgumentException if there is no such layer, unit or element
     * @throws ArithmeticException if a spectrum does not converge, or ρ(W) = 0 is to be scaled
     */
    void apply(Parameters parameters);

    /**
     * W ← gain · W in every layer.
     *
     * @param gain above 0
     */
    record ScaleW(double gain) implements ParameterEdit {
        /** Checks the gain. */
        public ScaleW {
            requirePositive(gain);
        }

        @Override
        public void apply(Parameters parameters) {
            forEachW(parameters, W -> CommonOps_DDRM.scale(gain, W));
        }
    }

    /**
     * W ← W · radius / ρ(W) in every layer.
     *
     * @param radius ρ(W) afterwards, above 0
     */
    record RadiusOfW(double radius) implements ParameterEdit {
        /** Checks the radius. */
        public RadiusOfW {
            requirePositive(radius);
        }

        @Override
        public void apply(Parameters parameters) {
            forEachW(parameters, W -> {
                double now = Spectrum.radius(W);
                if (now == 0) {
                    throw new ArithmeticException("ρ(W) is 0, and no factor changes that");
                }
                CommonOps_DDRM.scale(radius / now, W);
            });
        }
    }

    /**
     * W ← gain · P Qᵀ in every layer, where W = P Σ Qᵀ: the orthogonal matrix that is nearest to W, times the gain. It
     * keeps W's directions and makes it stretch all of them alike.
     *
     * @param gain above 0
     */
    record OrthogonalW(double gain) implements ParameterEdit {
        /** Checks the gain. */
        public OrthogonalW {
            requirePositive(gain);
        }

        @Override
        public void apply(Parameters parameters) {
            forEachW(parameters, W -> {
                DMatrixRMaj nearest = Spectrum.nearestOrthogonal(W);
                CommonOps_DDRM.scale(gain, nearest, W);
            });
        }
    }

    /**
     * One weight or bias ← a value.
     *
     * @param block index into {@link ParameterBlocks#names}
     * @param row from 0
     * @param column from 0
     * @param value finite
     */
    record SetElement(int block, int row, int column, double value) implements ParameterEdit {
        /** Checks the value. */
        public SetElement {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a parameter is a finite number, not " + value);
            }
        }

        @Override
        public void apply(Parameters parameters) {
            if (block < 0 || block >= parameters.matrices().size()) {
                throw new IllegalArgumentException("there is no parameter number " + block);
            }
            DMatrixRMaj theta = parameters.matrices().get(block);
            if (row < 0 || row >= theta.numRows || column < 0 || column >= theta.numCols) {
                throw new IllegalArgumentException(
                        parameters.names().get(block) + " has no element " + (row + 1) + ", " + (column + 1));
            }
            theta.set(row, column, value);
        }
    }

    /**
     * Holds what others read of a unit at a value: the columns of W, and of V or the next layer's U, that read it become
     * 0, and what they read at that value goes into the biases, b ← b + value · W[:, unit] and so on. At 0 the unit is
     * switched off. The unit itself goes on computing; training may teach the others to read it again.
     *
     * @param layer 0 … ℓ-1
     * @param unit 0 … H-1
     * @param value finite
     */
    record HoldUnit(int layer, int unit, double value) implements ParameterEdit {
        /** Checks the value. */
        public HoldUnit {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a unit is held at a finite number, not " + value);
            }
        }

        @Override
        public void apply(Parameters parameters) {
            RnnShape shape = parameters.shape();
            if (layer < 0 || layer >= shape.layers() || unit < 0 || unit >= shape.hidden()) {
                throw new IllegalArgumentException("there is no unit " + (unit + 1) + " in layer " + (layer + 1));
            }
            fold(parameters.W(layer), parameters.b(layer));
            if (layer + 1 < shape.layers()) {
                fold(parameters.U(layer + 1), parameters.b(layer + 1));
            } else {
                fold(parameters.V(), parameters.c());
            }
        }

        private void fold(DMatrixRMaj weights, DMatrixRMaj bias) {
            for (int row = 0; row < weights.numRows; row++) {
                bias.data[row] += value * weights.get(row, unit);
                weights.set(row, unit, 0);
            }
        }
    }

    /** Changes one W. */
    @FunctionalInterface
    interface Change {
        /**
         * Changes it.
         *
         * @param W H×H
         */
        void of(DMatrixRMaj W);
    }

    private static void forEachW(Parameters parameters, Change change) {
        for (int layer = 0; layer < parameters.shape().layers(); layer++) {
            change.of(parameters.W(layer));
        }
    }

    private static void requirePositive(double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a gain or radius is a number above 0, not " + value);
        }
    }

    /**
     * {@return whether this edit leaves every parameter a finite number; if not, nothing is changed}
     *
     * @param parameters θ, changed if all stay finite
     */
    default boolean applyIfFinite(Parameters parameters) {
        Parameters edited = parameters.copy();
        apply(edited);
        boolean finite = edited.firstNonFinite().isEmpty();
        if (finite) {
            parameters.copyFrom(edited);
        }
        return finite;
    }
}
