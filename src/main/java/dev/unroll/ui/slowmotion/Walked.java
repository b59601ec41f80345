package dev.unroll.ui.slowmotion;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Trainer;
import dev.unroll.core.walk.Walk;
import dev.unroll.core.walk.WalkedStep;
import dev.unroll.session.RunCopy;
import java.util.Optional;

/**
 * The walk through a run's next step.
 *
 * @param run number of the run
 * @param step steps done before it
 * @param vocabulary what the ids of its inputs stand for
 * @param walk through the step
 */
record Walked(long run, long step, Vocabulary vocabulary, Walk walk) {
    /** Takes the step on a copy of the run; the run itself is not touched. */
    static Walked of(RunCopy copy, int stream, Kernels kernels) {
        Trainer trainer = new Trainer(
                copy.model().experiment(),
                copy.corpus(),
                Team.alone(kernels),
                copy.model().parameters(),
                Optional.of(copy.state()));
        Walk walk = new Walk(WalkedStep.take(trainer, kernels), stream);
        return new Walked(copy.model().run(), copy.model().step(), copy.model().vocabulary(), walk);
    }

    /** Whether another walk is through the same step of the same network. */
    boolean isOfSameStep(Walked other) {
        return run == other.run && step == other.step && walk.step().beginsAs(other.walk.step());
    }

    /** The same step as another stream sees it. */
    Walked withStream(int stream) {
        return new Walked(run, step, vocabulary, new Walk(walk.step(), stream));
    }
}
