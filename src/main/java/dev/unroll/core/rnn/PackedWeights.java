package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The parameters as the kernels read them: with padded rows, and transposed too where a pass needs both forms. Copied
 * anew for each step, which costs far less than the products.
 */
public final class PackedWeights {
    private final RnnShape shape;
    private final List<DMatrixRMaj> Ut = new ArrayList<>();
    private final List<DMatrixRMaj> U = new ArrayList<>();
    private final List<DMatrixRMaj> Wt = new ArrayList<>();
    private final List<DMatrixRMaj> W = new ArrayList<>();
    private final List<DMatrixRMaj> b = new ArrayList<>();
    private final DMatrixRMaj Vt;
    private final DMatrixRMaj V;
    private final DMatrixRMaj c;
    // Which symbols' columns of U were copied; each part has its own share.
    private final boolean[] read;

    /**
     * Allocates the copies.
     *
     * @param shape the network's sizes
     */
    public PackedWeights(RnnShape shape) {
        this.shape = shape;
        int h = shape.hidden();
        int n = shape.vocabulary();
        for (int layer = 0; layer < shape.layers(); layer++) {
            Ut.add(Rows.zeros(shape.inputs(layer), h));
            // One-hot inputs need no ∂L/∂x, so the first layer's U is read one way only.
            U.add(layer == 0 ? new DMatrixRMaj(0, 0) : Rows.zeros(h, h));
            Wt.add(Rows.zeros(h, h));
            W.add(Rows.zeros(h, h));
            b.add(Rows.zeros(1, h));
        }
        Vt = Rows.zeros(h, n);
        V = Rows.zeros(n, h);
        read = new boolean[n];
        c = Rows.zeros(1, n);
        // A padded logit of -∞ is a probability of 0.
        Arrays.fill(c.data, n, c.numCols, Double.NEGATIVE_INFINITY);
    }

    /**
     * Takes over the parameters; the parts must meet before anyone reads them.
     *
     * @param parameters θ
     * @param part whose share to copy
     */
    public void pack(Parameters parameters, Part part) {
        int n = shape.vocabulary();
        Rows.transpose(parameters.U(0), Ut.get(0), part.from(n, Rows.PAD), part.to(n, Rows.PAD));
        packOthers(parameters, part);
    }

    /**
     * Takes over the parameters, but of the first layer's U only the columns that a window reads.
     *
     * @param parameters θ
     * @param inputs the symbols of the window
     * @param part whose share to copy
     */
    public void pack(Parameters parameters, int[] inputs, Part part) {
        int n = shape.vocabulary();
        int from = part.from(n, Rows.PAD);
        int to = part.to(n, Rows.PAD);
        Arrays.fill(read, from, to, false);
        for (int x : inputs) {
            if (x >= from && x < to && !read[x]) {
                read[x] = true;
                Rows.transpose(parameters.U(0), Ut.get(0), x, x + 1);
            }
        }
        packOthers(parameters, part);
    }

    private void packOthers(Parameters parameters, Part part) {
        if (!shape.equals(parameters.shape())) {
            throw new IllegalArgumentException("the parameters and the workspace are of different shapes");
        }
        int h = shape.hidden();
        int from = part.from(h, Rows.PAD);
        int to = part.to(h, Rows.PAD);
        for (int layer = 0; layer < shape.layers(); layer++) {
            Rows.transpose(parameters.W(layer), Wt.get(layer), from, to);
            Rows.copy(parameters.W(layer), W.get(layer), from, to);
            if (layer > 0) {
                Rows.transpose(parameters.U(layer), Ut.get(layer), from, to);
                Rows.copy(parameters.U(layer), U.get(layer), from, to);
            }
        }
        Rows.transpose(parameters.V(), Vt, from, to);
        int n = shape.vocabulary();
        Rows.copy(parameters.V(), V, part.from(n, Rows.PAD), part.to(n, Rows.PAD));
        if (part.index() == 0) {
            for (int layer = 0; layer < shape.layers(); layer++) {
                System.arraycopy(parameters.b(layer).data, 0, b.get(layer).data, 0, h);
            }
            System.arraycopy(parameters.c().data, 0, c.data, 0, n);
        }
    }

    RnnShape shape() {
        return shape;
    }

    /** Uᵀ of a layer: row x is what the symbol x adds to s. */
    DMatrixRMaj Ut(int layer) {
        return Ut.get(layer);
    }

    /** U of a layer above the first. */
    DMatrixRMaj U(int layer) {
        return U.get(layer);
    }

    DMatrixRMaj Wt(int layer) {
        return Wt.get(layer);
    }

    DMatrixRMaj W(int layer) {
        return W.get(layer);
    }

    double[] b(int layer) {
        return b.get(layer).data;
    }

    DMatrixRMaj Vt() {
        return Vt;
    }

    DMatrixRMaj V() {
        return V;
    }

    /** c, and -∞ behind it. */
    double[] c() {
        return c.data;
    }
}
