package dev.unroll.core.train;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.task.Task;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything but the text that decides what a run computes: the same text, experiment and seed give the same weights.
 *
 * @param hidden H, units of each layer, at least 1
 * @param layers ℓ, 1 … 4
 * @param activation φ
 * @param initializer how the weights start
 * @param window T, time steps through which gradients flow, at least 1
 * @param streams B, parts of the text trained side by side, 1 … 256
 * @param optimizer the update's rule
 * @param learningRate α, above 0
 * @param clip what limits the gradient
 * @param seed of the initial weights and of a task's sequences
 * @param task what is learnt in place of the text; empty for the text
 */
public record Experiment(
        int hidden,
        int layers,
        Activation activation,
        Initializer initializer,
        int window,
        int streams,
        OptimizerKind optimizer,
        double learningRate,
        GradientClip clip,
        long seed,
        Optional<Task> task) {

    /** The most layers. */
    public static final int MAX_LAYERS = 4;
    /** The most streams. */
    public static final int MAX_STREAMS = 256;
    /** The largest number of units and of time steps that can be asked for; memory is checked apart. */
    public static final int MAX_SIZE = 1_000_000;

    private static final double MAX_LEARNING_RATE = 1e6;

    /** Checks every bound. */
    public Experiment {
        requireRange(hidden, MAX_SIZE, "hidden units");
        requireRange(layers, MAX_LAYERS, "layers");
        requireRange(window, MAX_SIZE, "window");
        requireRange(streams, MAX_STREAMS, "streams");
        if (!(learningRate > 0 && learningRate <= MAX_LEARNING_RATE)) {
            throw new ExperimentException(
                    "The learning rate must be a number above 0 (and at most a million): try 0.1.");
        }
        task.ifPresent(chosen -> requireWhole(chosen, window));
    }

    /** An experiment on a text. */
    public Experiment(
            int hidden,
            int layers,
            Activation activation,
            Initializer initializer,
            int window,
            int streams,
            OptimizerKind optimizer,
            double learningRate,
            GradientClip clip,
            long seed) {
        this(
                hidden,
                layers,
                activation,
                initializer,
                window,
                streams,
                optimizer,
                learningRate,
                clip,
                seed,
                Optional.empty());
    }

    private static void requireWhole(Task task, int window) {
        int length = task.length().orElse(window);
        if (window != length) {
            throw new ExperimentException(String.format(
                    Locale.ROOT,
                    "The task %s is learnt in whole sequences, so its window is %,d: choose another size of the task"
                            + " instead.",
                    task.text(),
                    length));
        }
    }

    private static void requireRange(int value, int max, String name) {
        if (value < 1 || value > max) {
            throw new ExperimentException(
                    String.format(Locale.ROOT, "The %s must be from 1 to %,d, not %,d.", name, max, value));
        }
    }

    /** {@return a network that learns any text visibly within a minute} */
    public static Experiment defaults() {
        return new Experiment(
                100,
                1,
                Activation.TANH,
                new Initializer.Orthogonal(1),
                25,
                1,
                OptimizerKind.ADAGRAD,
                0.05,
                new GradientClip.ByNorm(5),
                1);
    }

    /**
     * {@return the network's sizes}
     *
     * @param vocabulary n of the text; a task has its own
     */
    public RnnShape shape(int vocabulary) {
        return task.map(chosen -> chosen.shape(hidden, layers))
                .orElseGet(() -> new RnnShape(vocabulary, hidden, layers));
    }

    /** {@return this experiment with another H} */
    public Experiment withHidden(int value) {
        return new Experiment(
                value, layers, activation, initializer, window, streams, optimizer, learningRate, clip, seed, task);
    }

    /** {@return this experiment with another ℓ} */
    public Experiment withLayers(int value) {
        return new Experiment(
                hidden, value, activation, initializer, window, streams, optimizer, learningRate, clip, seed, task);
    }

    /** {@return this experiment with another φ} */
    public Experiment withActivation(Activation value) {
        return new Experiment(
                hidden, layers, value, initializer, window, streams, optimizer, learningRate, clip, seed, task);
    }

    /** {@return this experiment with other initial weights} */
    public Experiment withInitializer(Initializer value) {
        return new Experiment(
                hidden, layers, activation, value, window, streams, optimizer, learningRate, clip, seed, task);
    }

    /** {@return this experiment with another T} */
    public Experiment withWindow(int value) {
        return new Experiment(
                hidden, layers, activation, initializer, value, streams, optimizer, learningRate, clip, seed, task);
    }

    /** {@return this experiment with another B} */
    public Experiment withStreams(int value) {
        return new Experiment(
                hidden, layers, activation, initializer, window, value, optimizer, learningRate, clip, seed, task);
    }

    /** {@return this experiment with another optimizer} */
    public Experiment withOptimizer(OptimizerKind value) {
        return new Experiment(
                hidden, layers, activation, initializer, window, streams, value, learningRate, clip, seed, task);
    }

    /** {@return this experiment with another α} */
    public Experiment withLearningRate(double value) {
        return new Experiment(
                hidden, layers, activation, initializer, window, streams, optimizer, value, clip, seed, task);
    }

    /** {@return this experiment with another clipping} */
    public Experiment withClip(GradientClip value) {
        return new Experiment(
                hidden, layers, activation, initializer, window, streams, optimizer, learningRate, value, seed, task);
    }

    /** {@return this experiment with another seed} */
    public Experiment withSeed(long value) {
        return new Experiment(
                hidden, layers, activation, initializer, window, streams, optimizer, learningRate, clip, value, task);
    }

    /** {@return this experiment with a task in place of the text, in windows of its length} */
    public Experiment withTask(Task value) {
        int whole = value.length().orElse(window);
        return new Experiment(
                hidden,
                layers,
                activation,
                initializer,
                whole,
                streams,
                optimizer,
                learningRate,
                clip,
                seed,
                Optional.of(value));
    }

    /** {@return this experiment on the text} */
    public Experiment withoutTask() {
        return new Experiment(
                hidden, layers, activation, initializer, window, streams, optimizer, learningRate, clip, seed);
    }
}
