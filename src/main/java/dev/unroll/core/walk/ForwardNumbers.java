package dev.unroll.core.walk;

import dev.unroll.core.rnn.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The numbers of the forward pass. The tape does not keep s_t and o_t, which are overwritten with a_t and ŷ_t, so they are
 * summed up again in the order of the kernels: that gives the same bits.
 */
final class ForwardNumbers {
    private final WalkedStep step;
    private final TapeRows rows;

    ForwardNumbers(WalkedStep step, TapeRows rows) {
        this.step = step;
        this.rows = rows;
    }

    PhaseNumbers of(Phase phase) {
        int t = phase.t();
        int layer = phase.layer();
        return switch (phase.kind()) {
            case INPUT -> new PhaseNumbers(phase, List.of(), rows.input(t));
            case SUM -> new PhaseNumbers(phase, summands(t, layer), sum(t, layer));
            case STATE -> new PhaseNumbers(phase, List.of(sum(t, layer)), rows.state(t, layer));
            case OUTPUT -> new PhaseNumbers(phase, outputs(t), output(t));
            case PREDICTION -> new PhaseNumbers(phase, List.of(output(t)), prediction(t));
            case LOSS -> loss(phase);
            case WINDOW_LOSS -> windowLoss(phase);
            default -> throw new IllegalArgumentException("no phase of the forward pass: " + phase.kind());
        };
    }

    private Quantity parameter(int block, int layer) {
        return Quantity.block(
                Symbol.PARAMETER, layer, block, step.before().matrices().get(block));
    }

    private List<Quantity> summands(int t, int layer) {
        int U = Blocks.U(layer);
        return List.of(
                parameter(Blocks.W(layer), layer),
                rows.state(t - 1, layer),
                parameter(U, layer),
                rows.read(t, layer),
                parameter(Blocks.b(layer), layer));
    }

    /** b + U x_t, then the products of W a_{t-1} one by one. */
    private Quantity sum(int t, int layer) {
        Parameters theta = step.before();
        double[] s = theta.b(layer).data.clone();
        double[] x = rows.read(t, layer).values().data;
        if (layer == 0 && !step.tape().isRegression()) {
            addColumn(theta.U(0), x, s);
        } else {
            Chains.addProduct(theta.U(layer), x, s);
        }
        Chains.addProduct(theta.W(layer), rows.state(t - 1, layer).values().data, s);
        return Quantity.vector(Symbol.SUM, t, layer, s);
    }

    /** U x_t is a column of U, since x_t is one-hot. */
    private static void addColumn(DMatrixRMaj U, double[] x, double[] s) {
        int column = 0;
        while (x[column] == 0) {
            column++;
        }
        for (int i = 0; i < s.length; i++) {
            s[i] += U.get(i, column);
        }
    }

    private List<Quantity> outputs(int t) {
        int layers = step.before().shape().layers();
        return List.of(
                parameter(Blocks.V(layers), rows.top()),
                rows.state(t, rows.top()),
                parameter(Blocks.c(layers), rows.top()));
    }

    private Quantity output(int t) {
        double[] o = step.before().c().data.clone();
        Chains.addProduct(step.before().V(), rows.state(t, rows.top()).values().data, o);
        return Quantity.vector(Symbol.OUTPUT, t, rows.top(), o);
    }

    private Quantity prediction(int t) {
        return Quantity.vector(Symbol.PREDICTION, t, rows.top(), rows.prediction(t));
    }

    private PhaseNumbers loss(Phase phase) {
        int t = phase.t();
        Quantity answer = step.tape().isRegression() ? output(t) : prediction(t);
        Quantity loss = new Quantity(
                Symbol.LOSS,
                t,
                rows.top(),
                Phase.NO_BLOCK,
                Quantity.number(Symbol.LOSS, rows.loss(t)).values());
        return new PhaseNumbers(phase, List.of(answer, rows.target(t)), loss);
    }

    private PhaseNumbers windowLoss(Phase phase) {
        int streams = step.tape().streams();
        DMatrixRMaj losses = new DMatrixRMaj(step.tape().window(), streams);
        for (int t = 1; t <= losses.numRows; t++) {
            for (int stream = 0; stream < streams; stream++) {
                losses.set(t - 1, stream, step.tape().lossAt(t, stream));
            }
        }
        List<Quantity> inputs = new ArrayList<>();
        inputs.add(new Quantity(Symbol.LOSSES, 0, rows.top(), Phase.NO_BLOCK, losses));
        inputs.add(Quantity.number(Symbol.STREAMS, streams));
        return new PhaseNumbers(
                phase, inputs, Quantity.number(Symbol.WINDOW_LOSS, step.tape().loss()));
    }
}
