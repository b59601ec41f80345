package dev.unroll.core.train;

import dev.unroll.core.optim.Optimizer;
import dev.unroll.core.optim.OptimizerState;
import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.rnn.Tape;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Room for all that a trainer is between two steps, parameters and settings included. It is filled again and again, so
 * that keeping the last good states of a long training makes no garbage.
 */
public final class Checkpoint {
    private final Parameters parameters;
    private final List<ParameterBlocks> memories;
    private final List<DMatrixRMaj> states;
    private final NormGuard guard = new NormGuard();
    private Experiment experiment;
    private List<Double> powers = List.of();
    private long step;
    private double smoothLoss;
    private int position;

    Checkpoint(Experiment experiment, RnnShape shape) {
        this.experiment = experiment;
        parameters = new Parameters(shape);
        memories = IntStream.range(0, experiment.optimizer().memories())
                .mapToObj(memory -> new ParameterBlocks(shape))
                .toList();
        states = IntStream.range(0, shape.layers())
                .mapToObj(layer -> new DMatrixRMaj(experiment.streams(), shape.hidden()))
                .toList();
    }

    /**
     * {@return how many bytes one takes}
     *
     * @param experiment what is trained
     * @param vocabulary n
     */
    public static double bytes(Experiment experiment, int vocabulary) {
        double blocks = 1.0 + experiment.optimizer().memories();
        double states = (double) experiment.streams() * experiment.hidden() * experiment.layers();
        return Double.BYTES * (blocks * experiment.shape(vocabulary).parameterCount() + states);
    }

    /** Takes what stands between two steps. */
    void take(
            Experiment now, Parameters theta, Optimizer optimizer, Tape tape, boolean learnt, Trained last, int place) {
        experiment = now;
        parameters.copyFrom(theta);
        for (int i = 0; i < memories.size(); i++) {
            memories.get(i).copyFrom(optimizer.memories().get(i));
        }
        powers = optimizer.powers();
        tape.copyStates(learnt ? tape.window() : 0, states);
        step = last.step();
        smoothLoss = last.smoothLoss();
        position = place;
    }

    /** Puts θ, the optimizer and a_0 back; the trainer does the rest. */
    void give(Parameters theta, Optimizer optimizer, Tape tape) {
        theta.copyFrom(parameters);
        optimizer.restore(new OptimizerState(experiment.optimizer(), memories, powers));
        tape.setInitialStates(states);
    }

    NormGuard guard() {
        return guard;
    }

    Experiment experiment() {
        return experiment;
    }

    long step() {
        return step;
    }

    double smoothLoss() {
        return smoothLoss;
    }

    int position() {
        return position;
    }
}
