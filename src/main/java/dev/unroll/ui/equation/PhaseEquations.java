package dev.unroll.ui.equation;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.Walk;

/** Which equation a phase of a walk computes, in the network that is walked through. */
public final class PhaseEquations {
    private final Walk walk;
    private final Tape tape;
    private final int layers;

    /**
     * The equations of a walk.
     *
     * @param walk whose phases are asked for
     */
    public PhaseEquations(Walk walk) {
        this.walk = walk;
        tape = walk.step().tape();
        layers = walk.step().before().shape().layers();
    }

    /** {@return where a phase stands, for the equation's letters} */
    public Place place(Phase phase) {
        return new Place(phase.t(), phase.layer(), layers, phase.block() < 0 ? "" : parameter(phase));
    }

    /** {@return the equation of a phase} */
    public Equation equation(Phase phase) {
        return switch (phase.kind()) {
            case INPUT -> tape.isRegression() ? Equation.INPUT_NUMBERS : Equation.INPUT;
            case SUM -> phase.layer() == 0 ? Equation.SUM : Equation.SUM_UPPER;
            case STATE -> state(activation());
            case OUTPUT -> Equation.OUTPUT;
            case PREDICTION -> Equation.PREDICTION;
            case LOSS -> loss(phase);
            case WINDOW_LOSS -> Equation.WINDOW_LOSS;
            case OUTPUT_GRADIENT -> outputGradient(phase);
            case V_SHARE -> Equation.V_SHARE;
            case C_SHARE -> Equation.C_SHARE;
            case STATE_GRADIENT -> stateGradient(phase);
            case SUM_GRADIENT -> sumGradient(activation());
            case W_SHARE -> Equation.W_SHARE;
            case U_SHARE -> phase.layer() == 0 ? Equation.U_SHARE : Equation.U_SHARE_UPPER;
            case B_SHARE -> Equation.B_SHARE;
            case TOTAL -> total(phase);
            case CLIP -> clip(walk.step().experiment().clip());
            case UPDATE -> update(walk.step().experiment().optimizer());
        };
    }

    private Activation activation() {
        return walk.step().experiment().activation();
    }

    /** The letter of a block: later layers have their number after it. */
    private String parameter(Phase phase) {
        return walk.step().before().names().get(phase.block()).substring(0, 1);
    }

    private boolean asks(Phase phase) {
        return tape.targets()[(phase.t() - 1) * tape.streams() + walk.stream()] != Tape.NO_TARGET;
    }

    /** {@return how a hidden state is made of its weighted sum} */
    public static Equation state(Activation phi) {
        return switch (phi) {
            case TANH -> Equation.STATE_TANH;
            case RELU -> Equation.STATE_RELU;
            case SIGMOID -> Equation.STATE_SIGMOID;
            case IDENTITY -> Equation.STATE_IDENTITY;
        };
    }

    private static Equation sumGradient(Activation phi) {
        return switch (phi) {
            case TANH -> Equation.SUM_GRADIENT_TANH;
            case RELU -> Equation.SUM_GRADIENT_RELU;
            case SIGMOID -> Equation.SUM_GRADIENT_SIGMOID;
            case IDENTITY -> Equation.SUM_GRADIENT_IDENTITY;
        };
    }

    private Equation loss(Phase phase) {
        if (!asks(phase)) {
            return Equation.LOSS_NOT_ASKED;
        }
        return tape.isRegression() ? Equation.LOSS_SQUARED : Equation.LOSS;
    }

    private Equation outputGradient(Phase phase) {
        if (!asks(phase)) {
            return Equation.OUTPUT_GRADIENT_NOT_ASKED;
        }
        return tape.isRegression() ? Equation.OUTPUT_GRADIENT_SQUARED : Equation.OUTPUT_GRADIENT;
    }

    private Equation stateGradient(Phase phase) {
        boolean last = phase.t() == tape.window();
        if (phase.layer() == layers - 1) {
            return last ? Equation.STATE_GRADIENT_LAST : Equation.STATE_GRADIENT;
        }
        return last ? Equation.STATE_GRADIENT_LOWER_LAST : Equation.STATE_GRADIENT_LOWER;
    }

    private Equation total(Phase phase) {
        return switch (parameter(phase)) {
            case "U" -> phase.layer() == 0 ? Equation.U_TOTAL : Equation.U_TOTAL_UPPER;
            case "W" -> Equation.W_TOTAL;
            case "b" -> Equation.B_TOTAL;
            case "V" -> Equation.V_TOTAL;
            default -> Equation.C_TOTAL;
        };
    }

    /** {@return how gradients are clipped} */
    public static Equation clip(GradientClip clip) {
        if (clip instanceof GradientClip.ByNorm) {
            return Equation.CLIP_NORM;
        }
        return clip instanceof GradientClip.ByValue ? Equation.CLIP_VALUE : Equation.CLIP_NONE;
    }

    /** {@return how parameters are changed} */
    public static Equation update(OptimizerKind optimizer) {
        return switch (optimizer) {
            case SGD -> Equation.SGD;
            case ADAGRAD -> Equation.ADAGRAD;
            case RMSPROP -> Equation.RMSPROP;
            case ADAM -> Equation.ADAM;
        };
    }
}
