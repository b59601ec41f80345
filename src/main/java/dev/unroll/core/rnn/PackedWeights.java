package dev.unroll.core.rnn;

import dev.unroll.core.linalg.Panels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The parameters as the kernels read them: in panels, and transposed too where a pass needs both forms. Copied anew for
 * each step, which costs far less than the products.
 */
public final class PackedWeights {
    private final RnnShape shape;
    private final DMatrixRMaj symbols;
    private final List<Panels> Ut = new ArrayList<>();
    private final List<Panels> U = new ArrayList<>();
    private final List<Panels> Wt = new ArrayList<>();
    private final List<Panels> W = new ArrayList<>();
    private final List<DMatrixRMaj> b = new ArrayList<>();
    private final Panels Vt;
    private final Panels V;
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
        symbols = Rows.zeros(n, h);
        for (int layer = 0; layer < shape.layers(); layer++) {
            Wt.add(new Panels(h, h));
            W.add(new Panels(h, h));
            b.add(Rows.zeros(1, h));
            if (layer > 0) {
                Ut.add(new Panels(h, h));
                U.add(new Panels(h, h));
            }
        }
        int outputs = shape.outputs();
        Vt = new Panels(h, outputs);
        V = new Panels(outputs, h);
        read = new boolean[n];
        c = Rows.zeros(1, outputs);
        // A padded logit of -∞ is a probability of 0.
        Arrays.fill(c.data, outputs, c.numCols, Double.NEGATIVE_INFINITY);
    }

    /**
     * Takes over the parameters; the parts must meet before anyone reads them.
     *
     * @param parameters θ
     * @param part whose share to copy
     */
    public void pack(Parameters parameters, Part part) {
        requireFits(parameters);
        int n = shape.vocabulary();
        for (int x = part.from(n, Rows.PAD); x < part.to(n, Rows.PAD); x++) {
            copySymbol(parameters.U(0), x);
        }
        packOthers(parameters, part);
    }

    /**
     * Takes over the parameters, but of the first layer's U only the columns that a window reads.
     *
     * @param parameters θ
     * @param tape the window; where its inputs are numbers it reads all columns
     * @param part whose share to copy
     */
    public void pack(Parameters parameters, Tape tape, Part part) {
        if (tape.isRegression()) {
            pack(parameters, part);
            return;
        }
        requireFits(parameters);
        int n = shape.vocabulary();
        int from = part.from(n, Rows.PAD);
        int to = part.to(n, Rows.PAD);
        Arrays.fill(read, from, to, false);
        for (int x : tape.inputs()) {
            if (x >= from && x < to && !read[x]) {
                read[x] = true;
                copySymbol(parameters.U(0), x);
            }
        }
        packOthers(parameters, part);
    }

    private void requireFits(Parameters parameters) {
        if (!shape.equals(parameters.shape())) {
            throw new IllegalArgumentException("the parameters and the workspace are of different shapes");
        }
    }

    private void copySymbol(DMatrixRMaj U, int x) {
        int first = x * symbols.numCols;
        for (int i = 0, u = x; i < U.numRows; i++, u += U.numCols) {
            symbols.data[first + i] = U.data[u];
        }
    }

    private void packOthers(Parameters parameters, Part part) {
        int h = shape.hidden();
        int n = shape.outputs();
        int from = part.from(h, Rows.PAD);
        int to = part.to(h, Rows.PAD);
        for (int layer = 0; layer < shape.layers(); layer++) {
            Wt.get(layer).transpose(parameters.W(layer), from, to);
            W.get(layer).copy(parameters.W(layer), from, to, part.kernels());
            if (layer > 0) {
                Ut(layer).transpose(parameters.U(layer), from, to);
                U(layer).copy(parameters.U(layer), from, to, part.kernels());
            }
        }
        Vt.transpose(parameters.V(), part.from(n, Rows.PAD), part.to(n, Rows.PAD));
        V.copy(parameters.V(), from, to, part.kernels());
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

    /** Uᵀ of the first layer: row x is what the symbol x adds to s. */
    DMatrixRMaj symbols() {
        return symbols;
    }

    /** Uᵀ of a layer above the first. */
    Panels Ut(int layer) {
        return Ut.get(layer - 1);
    }

    /** U of a layer above the first. The first one's inputs are one-hot and need no ∂L/∂x. */
    Panels U(int layer) {
        return U.get(layer - 1);
    }

    Panels Wt(int layer) {
        return Wt.get(layer);
    }

    Panels W(int layer) {
        return W.get(layer);
    }

    double[] b(int layer) {
        return b.get(layer).data;
    }

    Panels Vt() {
        return Vt;
    }

    Panels V() {
        return V;
    }

    /** c, and -∞ behind it. */
    double[] c() {
        return c.data;
    }
}
