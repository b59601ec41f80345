package dev.unroll.core.train;

import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.task.Adding;
import dev.unroll.core.task.CopyMemory;
import dev.unroll.core.task.Task;
import dev.unroll.core.task.TemporalOrder;

/** The settings under which a task of usual size is learnt visibly within a minute. */
public final class TaskSettings {
    private static final int STREAMS = 20;
    /** Windows that carry the state from one to the next reach so far beyond what is asked for. */
    private static final int BEYOND = 2;

    private TaskSettings() {}

    /** {@return an experiment on a task: orthogonal W, clipped by norm at 1, and the optimizer that suits it} */
    public static Experiment of(Task task) {
        Experiment common = Experiment.defaults()
                .withInitializer(new Initializer.Orthogonal(1))
                .withStreams(STREAMS)
                .withClip(new GradientClip.ByNorm(1));
        return suited(common, task).withTask(task);
    }

    private static Experiment suited(Experiment common, Task task) {
        if (task instanceof TemporalOrder) {
            return with(common, 50, OptimizerKind.SGD, 0.01);
        }
        if (task instanceof Adding) {
            return with(common, 50, OptimizerKind.ADAM, 0.003);
        }
        if (task instanceof CopyMemory) {
            return with(common, 100, OptimizerKind.ADAM, 0.003);
        }
        return with(common, 30, OptimizerKind.SGD, 0.05).withWindow(task.size() + BEYOND);
    }

    private static Experiment with(Experiment common, int hidden, OptimizerKind optimizer, double learningRate) {
        return common.withHidden(hidden).withOptimizer(optimizer).withLearningRate(learningRate);
    }
}
