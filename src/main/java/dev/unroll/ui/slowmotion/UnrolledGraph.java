package dev.unroll.ui.slowmotion;

import dev.unroll.core.linalg.Norms;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.rnn.TapeStream;
import dev.unroll.core.walk.Pass;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.PhaseKind;
import dev.unroll.core.walk.PhaseNumbers;
import dev.unroll.core.walk.Quantity;
import dev.unroll.core.walk.Symbol;
import dev.unroll.ui.equation.Role;
import dev.unroll.ui.plot.GraphColumn;
import dev.unroll.ui.plot.GraphEdge;
import dev.unroll.ui.plot.GraphEntry;
import dev.unroll.ui.plot.GraphNode;
import dev.unroll.ui.plot.GraphTone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The unrolled network at a phase of a walk: what has been computed, what is being computed, and how large it is. */
final class UnrolledGraph {
    /** Of a state; outputs and predictions are shown beside the largest of them. */
    private static final double RANGE = 1;

    private final SlowMotionViewModel.Place place;
    private final Phase now;
    private final Tape tape;
    private final TapeStream stream;
    private final Names names;
    private final Signs signs;
    private final int layers;
    private final int window;
    private final boolean predicts;
    private final double largest;
    private final double largestOutputGradient;

    UnrolledGraph(SlowMotionViewModel.Place place) {
        this.place = place;
        now = place.phase();
        tape = place.walk().step().tape();
        stream = new TapeStream(tape, place.walk().stream());
        signs = new Signs(place);
        names = new Names(place.walk().step().before());
        layers = tape.shape().layers();
        window = tape.window();
        predicts = !tape.isRegression();
        largest = largest();
        largestOutputGradient = Math.max(
                1e-300,
                IntStream.rangeClosed(1, window)
                        .mapToDouble(this::outputGradient)
                        .max()
                        .orElse(0));
    }

    int columns() {
        return window;
    }

    /** ŷ where there is one, o, the layers from the top, x. */
    int rows() {
        return (predicts ? 2 : 1) + layers + 1;
    }

    private int outputRow() {
        return predicts ? 1 : 0;
    }

    private int layerRow(int layer) {
        return outputRow() + layers - layer;
    }

    private int inputRow() {
        return rows() - 1;
    }

    /** The column of the phase, from 0; the last one of a phase that belongs to no time step. */
    int column() {
        return now.t() > 0 ? now.t() - 1 : now.pass() == Pass.LOSS ? window - 1 : 0;
    }

    /** The quantity in a row, and the phase that computes it. */
    Phase phase(int column, int row) {
        int t = column + 1;
        int top = layers - 1;
        if (row == inputRow()) {
            return new Phase(PhaseKind.INPUT, t, 0, Phase.NO_BLOCK);
        }
        if (row > outputRow()) {
            return new Phase(PhaseKind.STATE, t, layers - 1 - (row - outputRow() - 1), Phase.NO_BLOCK);
        }
        return new Phase(row == outputRow() ? PhaseKind.OUTPUT : PhaseKind.PREDICTION, t, top, Phase.NO_BLOCK);
    }

    GraphColumn column(int column) {
        int t = column + 1;
        List<GraphNode> nodes = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            nodes.add(node(column, row));
        }
        List<GraphEdge> edges = new ArrayList<>();
        forward(t, edges);
        if (now.pass().compareTo(Pass.LOSS) > 0) {
            backward(t, edges);
        }
        return new GraphColumn(top(t), signs.input(t), nodes, edges, t == 1 ? entries() : List.of());
    }

    private String top(int t) {
        boolean known = place.index() >= place.itinerary().indexOf(loss(t));
        return known && signs.asks(t)
                ? signs.target(t) + "  L = " + Figures.significant(stream.losses()[t - 1], 3)
                : signs.target(t);
    }

    private Phase loss(int t) {
        return new Phase(PhaseKind.LOSS, t, layers - 1, Phase.NO_BLOCK);
    }

    /** a₀ of each layer, which is 0 at the start of a text, and the last state of the window before afterwards. */
    private List<GraphEntry> entries() {
        List<GraphEntry> entries = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            Phase sum = new Phase(PhaseKind.SUM, 1, layer, Phase.NO_BLOCK);
            Quantity before = place.walk().numbers(sum).input(Symbol.STATE);
            String name = names.of(before);
            entries.add(new GraphEntry(
                    layerRow(layer),
                    largest(before.numbers()) == 0 ? name + " = 0" : name,
                    forwardTone(PhaseKind.SUM, 1, layer)));
        }
        return entries;
    }

    private GraphNode node(int column, int row) {
        Phase own = phase(column, row);
        boolean active = (own.t() == now.t() && own.kind() == home(now) && own.layer() == now.layer()) || changes(own);
        if (active && shows(now.kind())) {
            // What the node stands for is not what is computed here: a weighted sum, or a gradient.
            Quantity output = place.numbers().output();
            return node(names.of(output), output, GraphTone.NOW, Math.max(1e-300, largest(output.numbers())));
        }
        boolean computed = place.index() >= place.itinerary().indexOf(own);
        Quantity output = place.walk().numbers(own).output();
        double range = row <= outputRow() ? Math.max(1e-300, largest(output.numbers())) : RANGE;
        String name = active ? nowName(output) : names.of(output);
        GraphTone tone = active ? GraphTone.NOW : computed ? GraphTone.DONE : GraphTone.IDLE;
        return computed
                ? node(name, output, tone, range)
                : new GraphNode(name, new double[0], range, tone, color(output.symbol()));
    }

    /** At a share of a gradient, or a loss, what is computed there. */
    private String nowName(Quantity output) {
        return switch (now.kind()) {
            case LOSS -> names.of(place.numbers().output());
            case V_SHARE, C_SHARE, W_SHARE, U_SHARE, B_SHARE -> names.of(Symbol.GRADIENT, 0, now.layer(), now.block());
            default -> names.of(output);
        };
    }

    private static GraphNode node(String name, Quantity quantity, GraphTone tone, double range) {
        return new GraphNode(name, quantity.numbers(), range, tone, color(quantity.symbol()));
    }

    /** Whether the node of a phase shows what the phase computes, rather than what the node stands for. */
    private static boolean shows(PhaseKind kind) {
        return switch (kind) {
            case SUM, OUTPUT_GRADIENT, STATE_GRADIENT, SUM_GRADIENT -> true;
            default -> false;
        };
    }

    /** The stylesheet gives the roles of a formula's symbols to the series of this graph, in this order. */
    private static int color(Symbol symbol) {
        return switch (Role.of(symbol)) {
            case INPUT -> 1;
            case SUM, STATE -> 2;
            case OUTPUT, PREDICTION -> 3;
            case LOSS -> 4;
            case GRADIENT -> 5;
            default -> 6;
        };
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** The node at which a phase happens. */
    private PhaseKind home(Phase phase) {
        return switch (phase.kind()) {
            case INPUT -> PhaseKind.INPUT;
            case SUM, STATE, STATE_GRADIENT, SUM_GRADIENT, W_SHARE, U_SHARE, B_SHARE -> PhaseKind.STATE;
            case OUTPUT, OUTPUT_GRADIENT, V_SHARE, C_SHARE -> PhaseKind.OUTPUT;
            case PREDICTION, LOSS -> predicts ? PhaseKind.PREDICTION : PhaseKind.OUTPUT;
            case WINDOW_LOSS, TOTAL, CLIP, UPDATE -> phase.kind();
        };
    }

    private void forward(int t, List<GraphEdge> edges) {
        boolean first = t == 1;
        for (int layer = 0; layer < layers; layer++) {
            int row = layerRow(layer);
            GraphTone in = changes("U", layer) ? GraphTone.NOW : forwardTone(PhaseKind.SUM, t, layer);
            edges.add(new GraphEdge(row + 1, row, 0, first ? "U" : "", 0, in, false));
            if (t < window) {
                GraphTone along = changes("W", layer) ? GraphTone.NOW : forwardTone(PhaseKind.SUM, t + 1, layer);
                edges.add(new GraphEdge(row, row, 1, first ? "W" : "", 0, along, false));
            }
        }
        GraphTone out = changes("V", layers - 1) ? GraphTone.NOW : forwardTone(PhaseKind.OUTPUT, t, layers - 1);
        edges.add(new GraphEdge(outputRow() + 1, outputRow(), 0, first ? "V" : "", 0, out, false));
        if (predicts) {
            GraphTone up = forwardTone(PhaseKind.PREDICTION, t, layers - 1);
            edges.add(new GraphEdge(outputRow(), outputRow() - 1, 0, "", 0, up, false));
        }
    }

    /** Whether the phase is about a parameter as a whole, at all time steps. */
    private boolean changes(String parameter, int layer) {
        return now.t() == 0
                && now.block() != Phase.NO_BLOCK
                && now.layer() == layer
                && place.walk().step().before().names().get(now.block()).startsWith(parameter);
    }

    /** Biases are added at the nodes. */
    private boolean changes(Phase node) {
        return (node.kind() == PhaseKind.STATE && changes("b", node.layer()))
                || (node.kind() == PhaseKind.OUTPUT && changes("c", node.layer()));
    }

    private GraphTone forwardTone(PhaseKind kind, int t, int layer) {
        boolean active = now.kind() == kind && now.t() == t && now.layer() == layer;
        return active ? GraphTone.NOW : GraphTone.IDLE;
    }

    /** The error on its way: down from the output and back through time, as wide as it is large. */
    private void backward(int t, List<GraphEdge> edges) {
        int top = layers - 1;
        if (predicts) {
            double share = outputGradient(t) / largestOutputGradient;
            back(edges, PhaseKind.OUTPUT_GRADIENT, t, top, outputRow() - 1, outputRow(), 0, "", share);
        }
        back(edges, PhaseKind.STATE_GRADIENT, t, top, outputRow(), layerRow(top), 0, "Vᵀ", fromAbove(t, top) / largest);
        for (int layer = 0; layer < top; layer++) {
            int row = layerRow(layer);
            back(edges, PhaseKind.STATE_GRADIENT, t, layer, row - 1, row, 0, "Uᵀ", fromAbove(t, layer) / largest);
        }
        for (int layer = 0; layer < layers && t > 1; layer++) {
            int row = layerRow(layer);
            back(edges, PhaseKind.STATE_GRADIENT, t - 1, layer, row, row, -1, "Wᵀ", fromAfter(t - 1, layer) / largest);
        }
    }

    private void back(
            List<GraphEdge> edges,
            PhaseKind kind,
            int t,
            int layer,
            int from,
            int to,
            int columns,
            String name,
            double size) {
        Phase phase = new Phase(kind, t, layer, Phase.NO_BLOCK);
        int index = place.itinerary().indexOf(phase);
        if (place.index() >= index) {
            GraphTone tone = now.t() == t && now.layer() == layer && now.pass() == Pass.BACKWARD
                    ? GraphTone.NOW
                    : GraphTone.DONE;
            boolean named = now.kind() == kind && now.t() == t && now.layer() == layer;
            edges.add(new GraphEdge(from, to, columns, named ? name : "", Math.min(1, size), tone, true));
        }
    }

    private PhaseNumbers numbers(PhaseKind kind, int t, int layer) {
        return place.walk().numbers(new Phase(kind, t, layer, Phase.NO_BLOCK));
    }

    /** ‖∂L/∂o_t‖. */
    private double outputGradient(int t) {
        return Norms.euclidean(
                numbers(PhaseKind.OUTPUT_GRADIENT, t, layers - 1).output().numbers());
    }

    /** ‖Vᵀ ∂L/∂o_t‖, below the top layer ‖Uᵀ ∂L/∂s_t‖ of the layer above: what comes down. */
    private double fromAbove(int t, int layer) {
        return Norms.euclidean(numbers(PhaseKind.STATE_GRADIENT, t, layer)
                .input(Symbol.FROM_ABOVE)
                .numbers());
    }

    /** ‖Wᵀ ∂L/∂s_{t+1}‖: what comes back. */
    private double fromAfter(int t, int layer) {
        PhaseNumbers state = numbers(PhaseKind.STATE_GRADIENT, t, layer);
        double[] above = state.input(Symbol.FROM_ABOVE).numbers();
        double[] all = state.output().numbers();
        double[] back = new double[all.length];
        Arrays.setAll(back, i -> all[i] - above[i]);
        return Norms.euclidean(back);
    }

    /** The largest ‖∂L/∂a_t‖ of the window, beside which arrows are wide. */
    private double largest() {
        double most = 0;
        for (int layer = 0; layer < layers; layer++) {
            most = Math.max(most, largest(stream.gradientNorms(layer)));
        }
        return most > 0 ? most : 1;
    }

    /** What is read out of a node. */
    String text(int column, int row) {
        Phase own = phase(column, row);
        if (place.index() < place.itinerary().indexOf(own)) {
            return names.of(own.kind().output(), own.t(), own.layer(), Phase.NO_BLOCK);
        }
        double[] values = place.walk().numbers(own).output().numbers();
        StringBuilder text = new StringBuilder(names.of(own.kind().output(), own.t(), own.layer(), Phase.NO_BLOCK));
        text.append("   ‖·‖ = ").append(Figures.significant(Norms.euclidean(values), 3));
        for (int i = 0; i < Math.min(4, values.length); i++) {
            text.append('\n').append(i + 1).append(":  ").append(Figures.significant(values[i], 4));
        }
        return values.length > 4 ? text.append("\n…").toString() : text.toString();
    }
}
