package dev.unroll.core.walk;

import dev.unroll.core.rnn.RnnShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All phases of one training step, in the order in which the equations are read, and the ways through them. */
public final class Itinerary {
    private final List<Phase> phases = new ArrayList<>();
    private final Map<Phase, Integer> places = new HashMap<>();
    private final RnnShape shape;
    private final int top;

    /**
     * The phases of a step.
     *
     * @param shape the network's sizes
     * @param window T
     * @param regression whether o_t is the answer, so that there is no ŷ_t
     * @param updates whether the step ends with clipping and an update: it does not where it diverges
     */
    public Itinerary(RnnShape shape, int window, boolean regression, boolean updates) {
        this.shape = shape;
        top = shape.layers() - 1;
        for (int t = 1; t <= window; t++) {
            forward(t, regression);
        }
        add(PhaseKind.WINDOW_LOSS, 0, top, Phase.NO_BLOCK);
        for (int t = window; t >= 1; t--) {
            backward(t);
        }
        blocks(PhaseKind.TOTAL);
        if (updates) {
            blocks(PhaseKind.CLIP);
            blocks(PhaseKind.UPDATE);
        }
    }

    private void add(PhaseKind kind, int t, int layer, int block) {
        Phase phase = new Phase(kind, t, layer, block);
        places.put(phase, phases.size());
        phases.add(phase);
    }

    private void forward(int t, boolean regression) {
        add(PhaseKind.INPUT, t, 0, Phase.NO_BLOCK);
        for (int layer = 0; layer <= top; layer++) {
            add(PhaseKind.SUM, t, layer, Phase.NO_BLOCK);
            add(PhaseKind.STATE, t, layer, Phase.NO_BLOCK);
        }
        add(PhaseKind.OUTPUT, t, top, Phase.NO_BLOCK);
        if (!regression) {
            add(PhaseKind.PREDICTION, t, top, Phase.NO_BLOCK);
        }
        add(PhaseKind.LOSS, t, top, Phase.NO_BLOCK);
    }

    private void backward(int t) {
        add(PhaseKind.OUTPUT_GRADIENT, t, top, Phase.NO_BLOCK);
        add(PhaseKind.V_SHARE, t, top, Blocks.V(shape.layers()));
        add(PhaseKind.C_SHARE, t, top, Blocks.c(shape.layers()));
        for (int layer = top; layer >= 0; layer--) {
            add(PhaseKind.STATE_GRADIENT, t, layer, Phase.NO_BLOCK);
            add(PhaseKind.SUM_GRADIENT, t, layer, Phase.NO_BLOCK);
            add(PhaseKind.W_SHARE, t, layer, Blocks.W(layer));
            add(PhaseKind.U_SHARE, t, layer, Blocks.U(layer));
            add(PhaseKind.B_SHARE, t, layer, Blocks.b(layer));
        }
    }

    private void blocks(PhaseKind kind) {
        for (int block = 0; block < Blocks.count(shape.layers()); block++) {
            add(kind, 0, Blocks.layer(block, shape.layers()), block);
        }
    }

    /** {@return how many phases there are} */
    public int size() {
        return phases.size();
    }

    /**
     * {@return a phase}
     *
     * @param index 0 … size-1
     */
    public Phase phase(int index) {
        return phases.get(index);
    }

    /**
     * {@return where a phase stands; -1 if it is none of these}
     *
     * @param phase one of these
     */
    public int indexOf(Phase phase) {
        return places.getOrDefault(phase, -1);
    }

    /**
     * {@return the first phase of the next time step, or of the next pass where there is none; the last phase at the end}
     *
     * @param index where one stands
     */
    public int nextStep(int index) {
        int next = index;
        while (next < size() - 1 && sameStep(next, index)) {
            next++;
        }
        return next;
    }

    /**
     * {@return the first phase of this time step, or of the one before if one stands there already}
     *
     * @param index where one stands
     */
    public int previousStep(int index) {
        int previous = Math.max(0, index - 1);
        while (previous > 0 && sameStep(previous - 1, previous)) {
            previous--;
        }
        return previous;
    }

    /**
     * {@return the first phase of the next pass; the last phase at the end}
     *
     * @param index where one stands
     */
    public int nextPass(int index) {
        int next = index;
        while (next < size() - 1 && phase(next).pass() == phase(index).pass()) {
            next++;
        }
        return next;
    }

    /**
     * {@return the first phase of this pass, or of the one before if one stands there already}
     *
     * @param index where one stands
     */
    public int previousPass(int index) {
        int previous = Math.max(0, index - 1);
        while (previous > 0 && phase(previous - 1).pass() == phase(previous).pass()) {
            previous--;
        }
        return previous;
    }

    private boolean sameStep(int one, int other) {
        return phase(one).pass() == phase(other).pass()
                && phase(one).t() == phase(other).t();
    }
}
