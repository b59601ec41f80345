package dev.unroll.core.rnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * One matrix for each parameter of a network, in the order U, W, b of every layer, then V and c. The parameters, their
 * gradients and an optimizer's memories all have this form. Biases are columns.
 */
public class ParameterBlocks {
    private static final int PER_LAYER = 3;

    private final RnnShape shape;
    private final List<String> names;
    private final List<DMatrixRMaj> matrices;

    /**
     * Allocates blocks of zeros.
     *
     * @param shape the network's sizes
     */
    public ParameterBlocks(RnnShape shape) {
        this.shape = shape;
        List<String> name = new ArrayList<>();
        List<DMatrixRMaj> matrix = new ArrayList<>();
        int h = shape.hidden();
        for (int layer = 0; layer < shape.layers(); layer++) {
            String suffix = layer == 0 ? "" : Integer.toString(layer + 1);
            name.addAll(List.of("U" + suffix, "W" + suffix, "b" + suffix));
            matrix.addAll(
                    List.of(new DMatrixRMaj(h, shape.inputs(layer)), new DMatrixRMaj(h, h), new DMatrixRMaj(h, 1)));
        }
        name.addAll(List.of("V", "c"));
        matrix.addAll(List.of(new DMatrixRMaj(shape.outputs(), h), new DMatrixRMaj(shape.outputs(), 1)));
        names = List.copyOf(name);
        matrices = List.copyOf(matrix);
    }

    /** {@return the network's sizes} */
    public final RnnShape shape() {
        return shape;
    }

    /** {@return U W b, of further layers U2 W2 b2 …, V c} */
    public final List<String> names() {
        return names;
    }

    /** {@return the matrices, in the order of {@link #names}} */
    public final List<DMatrixRMaj> matrices() {
        return matrices;
    }

    /**
     * {@return the input weights, H×n (H×H above layer 0)}
     *
     * @param layer 0 … ℓ-1
     */
    public final DMatrixRMaj U(int layer) {
        return matrices.get(PER_LAYER * layer);
    }

    /**
     * {@return the recurrent weights, H×H}
     *
     * @param layer 0 … ℓ-1
     */
    public final DMatrixRMaj W(int layer) {
        return matrices.get(PER_LAYER * layer + 1);
    }

    /**
     * {@return the hidden bias, H×1}
     *
     * @param layer 0 … ℓ-1
     */
    public final DMatrixRMaj b(int layer) {
        return matrices.get(PER_LAYER * layer + 2);
    }

    /** {@return the output weights, n×H (as many rows as outputs)} */
    public final DMatrixRMaj V() {
        return matrices.get(matrices.size() - 2);
    }

    /** {@return the output bias, n×1} */
    public final DMatrixRMaj c() {
        return matrices.get(matrices.size() - 1);
    }

    /** Sets every element to 0. */
    public final void clear() {
        for (int i = 0; i < matrices.size(); i++) {
            Arrays.fill(matrices.get(i).data, 0);
        }
    }

    /**
     * Takes over every element.
     *
     * @param other blocks of the same shape
     */
    public final void copyFrom(ParameterBlocks other) {
        if (!shape.equals(other.shape)) {
            throw new IllegalArgumentException("the shapes differ: " + shape + " and " + other.shape);
        }
        for (int i = 0; i < matrices.size(); i++) {
            double[] from = other.matrices.get(i).data;
            System.arraycopy(from, 0, matrices.get(i).data, 0, from.length);
        }
    }

    /** {@return the name of the first block that holds a NaN or an infinity; empty if all is finite} */
    public final String firstNonFinite() {
        for (int i = 0; i < matrices.size(); i++) {
            for (double value : matrices.get(i).data) {
                if (!Double.isFinite(value)) {
                    return names.get(i);
                }
            }
        }
        return "";
    }
}
