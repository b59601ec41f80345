package dev.unroll.core.walk;

import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The numbers of the backward pass, and of the sums of its shares. */
final class BackwardNumbers {
    private final WalkedStep step;
    private final TapeRows rows;
    private final Tape tape;
    private final int layers;

    BackwardNumbers(WalkedStep step, TapeRows rows) {
        this.step = step;
        this.rows = rows;
        tape = step.tape();
        layers = step.before().shape().layers();
    }

    PhaseNumbers of(Phase phase) {
        int t = phase.t();
        int layer = phase.layer();
        return switch (phase.kind()) {
            case OUTPUT_GRADIENT -> outputGradient(phase);
            case V_SHARE -> share(phase, rows.outputGradient(t), rows.state(t, rows.top()));
            case C_SHARE -> share(phase, rows.outputGradient(t));
            case STATE_GRADIENT -> stateGradient(phase);
            case SUM_GRADIENT -> sumGradient(phase);
            case W_SHARE -> share(phase, rows.sumGradient(t, layer), rows.state(t - 1, layer));
            case U_SHARE -> share(phase, rows.sumGradient(t, layer), rows.read(t, layer));
            case B_SHARE -> share(phase, rows.sumGradient(t, layer));
            case TOTAL -> total(phase);
            default -> throw new IllegalArgumentException("no phase of the backward pass: " + phase.kind());
        };
    }

    private Quantity parameter(int block, int layer) {
        return Quantity.block(
                Symbol.PARAMETER, layer, block, step.before().matrices().get(block));
    }

    private PhaseNumbers outputGradient(Phase phase) {
        int t = phase.t();
        Symbol answer = tape.isRegression() ? Symbol.OUTPUT : Symbol.PREDICTION;
        return new PhaseNumbers(
                phase,
                List.of(
                        Quantity.vector(answer, t, rows.top(), rows.prediction(t)),
                        rows.target(t),
                        Quantity.number(Symbol.STREAMS, tape.streams())),
                rows.outputGradient(t));
    }

    /** What comes down from above, and what comes back from the time step after. */
    private PhaseNumbers stateGradient(Phase phase) {
        int t = phase.t();
        int layer = phase.layer();
        boolean isTop = layer == rows.top();
        List<Quantity> inputs = new ArrayList<>();
        inputs.add(isTop ? parameter(Blocks.V(layers), layer) : parameter(Blocks.U(layer + 1), layer + 1));
        inputs.add(isTop ? rows.outputGradient(t) : rows.sumGradient(t, layer + 1));
        inputs.add(fromAbove(inputs.get(0), inputs.get(1), t, layer));
        if (t < tape.window()) {
            inputs.add(parameter(Blocks.W(layer), layer));
            inputs.add(rows.sumGradient(t + 1, layer));
        }
        return new PhaseNumbers(phase, inputs, rows.stateGradient(t, layer));
    }

    private Quantity fromAbove(Quantity weights, Quantity gradient, int t, int layer) {
        double[] above = new double[rows.hidden()];
        Chains.addTransposedProduct(weights.values(), gradient.values().data, above);
        return Quantity.vector(Symbol.FROM_ABOVE, t, layer, above);
    }

    private PhaseNumbers sumGradient(Phase phase) {
        int t = phase.t();
        int layer = phase.layer();
        Quantity a = rows.state(t, layer);
        double[] slope = new double[rows.hidden()];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = step.experiment().activation().slope(a.get(i));
        }
        return new PhaseNumbers(
                phase,
                List.of(a, Quantity.vector(Symbol.SLOPE, t, layer, slope), rows.stateGradient(t, layer)),
                rows.sumGradient(t, layer));
    }

    /** An outer product. */
    private static PhaseNumbers share(Phase phase, Quantity gradient, Quantity factor) {
        DMatrixRMaj share = new DMatrixRMaj(gradient.rows(), factor.rows());
        for (int i = 0; i < share.numRows; i++) {
            for (int j = 0; j < share.numCols; j++) {
                share.set(i, j, gradient.get(i) * factor.get(j));
            }
        }
        return new PhaseNumbers(phase, List.of(gradient, factor), share(phase, share));
    }

    /** A bias takes the gradient as it is. */
    private static PhaseNumbers share(Phase phase, Quantity gradient) {
        return new PhaseNumbers(phase, List.of(gradient), share(phase, gradient.values()));
    }

    private static Quantity share(Phase phase, DMatrixRMaj values) {
        return new Quantity(Symbol.SHARE, phase.t(), phase.layer(), phase.block(), values);
    }

    /** The sum over all time steps and streams: of what is multiplied, one row each. */
    private PhaseNumbers total(Phase phase) {
        int layer = phase.layer();
        int block = phase.block();
        boolean isOutput = block >= Blocks.V(layers);
        Parameters theta = step.before();
        Quantity gradients = isOutput
                ? rows.all(
                        Symbol.OUTPUT_GRADIENT,
                        layer,
                        tape.outputGradients(),
                        0,
                        theta.shape().outputs())
                : rows.all(Symbol.SUM_GRADIENT, layer, tape.sumGradients(layer), 0, rows.hidden());
        List<Quantity> inputs = new ArrayList<>(List.of(gradients));
        if (block == Blocks.V(layers)) {
            inputs.add(states(layer, tape.streams()));
        } else if (block == Blocks.W(layer)) {
            inputs.add(states(layer, 0));
        } else if (block == Blocks.U(layer)) {
            inputs.add(layer == 0 ? rows.allInputs() : states(layer - 1, tape.streams()));
        }
        Quantity sum = Quantity.block(
                Symbol.GRADIENT, layer, block, step.gradients().matrices().get(block));
        return new PhaseNumbers(phase, inputs, sum);
    }

    private Quantity states(int layer, int from) {
        return rows.all(Symbol.STATE, layer, tape.states(layer), from, rows.hidden());
    }
}
