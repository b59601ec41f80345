package dev.unroll.core.walk;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.optim.OptimizerState;
import dev.unroll.core.rnn.BackwardPass;
import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.PackedWeights;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.StepResult;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * All that one training step computed. The trainer that did it must do no other: its tape and its parameters are the
 * walk's from then on.
 *
 * @param experiment what is trained
 * @param before θ before the step
 * @param memory the optimizer's before the step
 * @param tape the window with both passes
 * @param gradients ∂L/∂θ before clipping, measured
 * @param clipped ∂L/∂θ after clipping
 * @param after θ after the step
 * @param updated whether there was an update: there is none where the step diverged
 */
public record WalkedStep(
        Experiment experiment,
        Parameters before,
        OptimizerState memory,
        Tape tape,
        Gradients gradients,
        Gradients clipped,
        Parameters after,
        boolean updated) {
    /**
     * Takes a trainer's next step.
     *
     * @param trainer between two steps, holding none
     * @param kernels what repeats the backward pass, with the same bits
     */
    public static WalkedStep take(Trainer trainer, Kernels kernels) {
        Parameters before = trainer.parameters().copy();
        OptimizerState memory = trainer.state().optimizer();
        StepResult result = trainer.step();
        Tape tape = trainer.tape();
        // Clipping has shortened the trainer's gradients, so they are computed once more from the same tape.
        Part whole = Part.whole(kernels);
        PackedWeights weights = new PackedWeights(before.shape());
        weights.pack(before, whole);
        Gradients gradients = new Gradients(before.shape());
        new BackwardPass(trainer.experiment().activation(), weights).run(tape, gradients, whole);
        gradients.measure(whole);
        return new WalkedStep(
                trainer.experiment(),
                before,
                memory,
                tape,
                gradients,
                trainer.gradients(),
                trainer.parameters(),
                result instanceof Trained);
    }

    /**
     * {@return whether another step, as many steps into the same run, begins with the same settings and the same bits}
     *
     * @param other of the same run
     */
    public boolean beginsAs(WalkedStep other) {
        List<DMatrixRMaj> theta = before.matrices();
        List<DMatrixRMaj> others = other.before.matrices();
        return experiment.equals(other.experiment)
                && theta.size() == others.size()
                && IntStream.range(0, theta.size()).allMatch(i -> Arrays.equals(theta.get(i).data, others.get(i).data));
    }

    /**
     * {@return whether a parameter has an element}
     *
     * @param block index of the parameter
     * @param row from 0
     * @param column from 0
     */
    public boolean has(int block, int row, int column) {
        DMatrixRMaj theta = before.matrices().get(block);
        return row >= 0 && row < theta.numRows && column >= 0 && column < theta.numCols;
    }
}
