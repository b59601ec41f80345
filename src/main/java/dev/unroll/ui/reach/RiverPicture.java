package dev.unroll.ui.reach;

import dev.unroll.core.insight.DecayCurve;
import dev.unroll.core.insight.GradientRiver;
import dev.unroll.core.insight.LayerInsight;
import dev.unroll.core.rnn.Tape;
import dev.unroll.ui.insight.Insight;
import dev.unroll.ui.insight.SymbolNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The river of one layer over the characters of a window. Its rows are the losses; where a task asks for nothing there is
 * none.
 *
 * @param insight where it comes from
 * @param layer from 0
 * @param inputs the ids of the symbols read, x_1 … x_T
 * @param targets the ids of those to predict, y_1 … y_T
 * @param norms g(t,k) at (t-1)·T + k-1, NaN where the time step lies after the loss and where nothing is asked for, so
 *     that there is no loss
 * @param accumulated ‖∂L/∂a_t‖ of all losses together
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the arrays are what it is for
record RiverPicture(Insight insight, int layer, int[] inputs, int[] targets, double[] norms, double[] accumulated) {

    static RiverPicture of(Insight insight, int layer) {
        Tape tape = insight.window().passes().tape();
        GradientRiver river = insight.window().river();
        int steps = river.window();
        double[] norms = new double[steps * steps];
        Arrays.fill(norms, Double.NaN);
        for (int t = 1; t <= steps; t++) {
            for (int k = 1; k <= t && tape.targets()[t - 1] != Tape.NO_TARGET; k++) {
                norms[(t - 1) * steps + k - 1] = river.norm(layer, t, k);
            }
        }
        return new RiverPicture(
                insight,
                layer,
                tape.inputs(),
                tape.targets(),
                norms,
                insight.window().accumulated(layer));
    }

    /** The step of the run. */
    long step() {
        return insight.look().step();
    }

    /** What the layer does to the gradients. */
    LayerInsight insightOfLayer() {
        return insight.window().layers().get(layer);
    }

    /** The time steps of the rows, from 1: those with a loss; all where the window has none at all. */
    int[] rows() {
        int[] asked = IntStream.rangeClosed(1, steps()).filter(this::asks).toArray();
        return asked.length > 0 ? asked : IntStream.rangeClosed(1, steps()).toArray();
    }

    /** g(t,k) of the rows one after the other, NaN for k &gt; t. */
    double[] rowNorms() {
        int[] rows = rows();
        double[] picked = new double[rows.length * steps()];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(norms, (rows[row] - 1) * steps(), picked, row * steps(), steps());
        }
        return picked;
    }

    /** T. */
    int steps() {
        return inputs.length;
    }

    /** Whether the losses see this layer: to those below, each time step adds what comes down from above. */
    boolean isTop() {
        return layer == insight.layers() - 1;
    }

    /** Whether a ray is (J_t … J_{k+1})ᵀ Vᵀ(ŷ_t − y_t): in the top layer, where symbols are predicted. */
    boolean hasRayEquation() {
        return isTop() && !insight.window().passes().tape().isRegression();
    }

    /** Whether something is asked for at time step t, so that there is a loss L_t; t from 1. */
    boolean asks(int t) {
        return targets[t - 1] != Tape.NO_TARGET;
    }

    /** g(t,k), both from 1; NaN where nothing is asked for at t. */
    double norm(int t, int k) {
        return norms[(t - 1) * steps() + k - 1];
    }

    SymbolNames names() {
        return new SymbolNames(insight.look());
    }

    List<String> inputSigns() {
        return Arrays.stream(inputs).mapToObj(names()::inputSign).toList();
    }

    /** What each row predicts. */
    List<String> rowSigns() {
        return Arrays.stream(rows())
                .mapToObj(t -> names().targetSign(targets[t - 1]))
                .toList();
    }

    /** The name of x_k in a sentence; k from 1. */
    String inputName(int k) {
        return names().inputName(inputs[k - 1]);
    }

    /** The name of y_t in a sentence; t from 1. */
    String targetName(int t) {
        return names().targetName(targets[t - 1]);
    }

    /** The earliest time step at which 1 % of a loss's gradient is left; t itself if it is gone at once. */
    int reaches(int t) {
        for (int k = 1; k < t; k++) {
            if (norm(t, k) >= DecayCurve.GONE * norm(t, t)) {
                return k;
            }
        }
        return t;
    }
}
