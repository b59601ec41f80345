package dev.unroll.core.train;

import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.Optimizer;
import dev.unroll.core.optim.OptimizerState;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.BackwardPass;
import dev.unroll.core.rnn.ForwardPass;
import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.PackedWeights;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.TextStreams;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains one network on one text or task: a step takes the next window of every stream, runs both passes, clips and updates.
 * The last states are carried into the next window as constants. After the first step, a step allocates nothing.
 */
public final class Trainer {
    // Where a step moves parameters by more than this, an overflow is possible and the old ones are kept until it is
    // sure.
    private static final double RISKY = 1e100;

    private final Corpus corpus;
    private final WindowSource windows;
    private final Parameters parameters;
    private final Gradients gradients;
    private final Tape tape;
    private final PackedWeights weights;
    private final ForwardPass forward;
    private final BackwardPass backward;
    private final Optimizer optimizer;
    // Made once, so that a step allocates nothing.
    private final Team.Shared sharedStep;
    private final Trained trained;
    private Experiment experiment;
    // Whether the tape holds a window that was learnt, whose last states the next one starts from. They are carried
    // over
    // only then, so that between two steps the tape is whole, a_0 included.
    private boolean learnt;
    private boolean read;
    // Of the step under way; what one part writes, the others read after the next meeting.
    private double loss;
    private boolean learns;
    private boolean clipped;
    private Optional<Kept> kept = Optional.empty();
    private Optional<Diverged> diverged = Optional.empty();
    private final NormGuard guard = new NormGuard();
    private boolean spoilt;

    /**
     * Creates a trainer whose weights start as the experiment says.
     *
     * @param experiment what to train
     * @param corpus the text
     * @param team who shares the work
     * @throws ExperimentException if the text is too short for the window and the streams, or the arrays too large
     */
    public Trainer(Experiment experiment, Corpus corpus, Team team) {
        this(experiment, corpus, team, initial(experiment, corpus));
    }

    /**
     * Creates a trainer that goes on from given parameters.
     *
     * @param experiment what to train
     * @param corpus the text
     * @param team who shares the work
     * @param parameters θ, changed by every step; their shape fits the experiment and the text
     * @throws ExperimentException as above, or if the parameters' shape does not fit
     */
    public Trainer(Experiment experiment, Corpus corpus, Team team, Parameters parameters) {
        this(experiment, corpus, team, parameters, Optional.empty());
    }

    /**
     * Creates a trainer that goes on from given parameters and, to the bit, with the training that they come from.
     *
     * @param experiment what to train
     * @param corpus the text
     * @param team who shares the work
     * @param parameters θ, changed by every step; their shape fits the experiment and the text
     * @param before where that training stood; empty to begin at the text's beginning, as at step 0
     * @throws ExperimentException as above, or if the parameters' shape or the state does not fit
     */
    public Trainer(
            Experiment experiment, Corpus corpus, Team team, Parameters parameters, Optional<TrainingState> before) {
        requireRunnable(experiment, corpus);
        RnnShape shape = experiment.shape(corpus.vocabulary().size());
        if (!shape.equals(parameters.shape())) {
            throw new ExperimentException(String.format(
                    Locale.ROOT,
                    "The model has %,d symbols, %,d hidden units and %d layers, but the text or task and the settings ask"
                            + " for %,d, %,d and %d: choose the model's own.",
                    parameters.shape().vocabulary(),
                    parameters.shape().hidden(),
                    parameters.shape().layers(),
                    shape.vocabulary(),
                    shape.hidden(),
                    shape.layers()));
        }
        this.experiment = experiment;
        this.corpus = corpus;
        this.parameters = parameters;
        windows = WindowSource.of(experiment, corpus);
        gradients = new Gradients(shape);
        tape = new Tape(
                shape,
                experiment.window(),
                experiment.streams(),
                experiment.task().filter(Task::isRegression).isPresent());
        weights = new PackedWeights(shape);
        forward = new ForwardPass(experiment.activation(), weights);
        backward = new BackwardPass(experiment.activation(), weights);
        optimizer = experiment.optimizer().create(shape);
        sharedStep = team.share(this::learn);
        trained = new Trained(
                parameters.names().size(),
                before.map(TrainingState::step).orElse(0L),
                before.map(TrainingState::smoothLoss)
                        .orElse(experiment.task().map(Task::baseline).orElse(StrictMath.log(shape.vocabulary()))));
        before.ifPresent(this::restore);
    }

    private void restore(TrainingState before) {
        before.requireFits(experiment, windows.end());
        windows.seek(before.position());
        optimizer.restore(before.optimizer());
        tape.setInitialStates(before.states());
    }

    private static Parameters initial(Experiment experiment, Corpus corpus) {
        requireRunnable(experiment, corpus);
        RandomStream weights = new RandomStream(experiment.seed(), RandomStream.Purpose.WEIGHTS);
        return Parameters.random(experiment.shape(corpus.vocabulary().size()), experiment.initializer(), weights);
    }

    /** A sentence for everything that would otherwise fail deep inside. */
    private static void requireRunnable(Experiment experiment, Corpus corpus) {
        int longest = TextStreams.longestWindow(corpus.length(), experiment.streams());
        if (experiment.task().isEmpty() && experiment.window() > longest) {
            throw new ExperimentException(
                    longest < 1
                            ? String.format(
                                    Locale.ROOT,
                                    "The text has only %,d characters, too few for %,d streams: use a longer text or"
                                            + " fewer streams.",
                                    corpus.length(),
                                    experiment.streams())
                            : String.format(
                                    Locale.ROOT,
                                    "The text has %,d characters, too few for a window of %,d: set the window to at"
                                            + " most %,d or use a longer text.",
                                    corpus.length(),
                                    experiment.window(),
                                    longest));
        }
        MemoryNeed.of(experiment, corpus.vocabulary().size()).requireArraysFit();
    }

    /**
     * Trains on the next window.
     *
     * @return the numbers of the step, in an object that the next step rewrites; or where it diverged or why it was held,
     *     and the same again for every further call (of a held step until {@link #goOn})
     */
    public StepResult step() {
        if (diverged.isPresent()) {
            return diverged.get();
        }
        if (guard.held().isPresent()) {
            return guard.held().get();
        }
        if (learnt) {
            tape.carryStates();
        }
        learnt = false;
        readWindow();
        clipped = false;
        spoilt = false;
        sharedStep.run();
        if (guard.held().isPresent()) {
            windows.stepBack(); // this window was not learnt: it is the next one still
            return guard.held().get();
        }
        if (!learns) {
            return diverge(Divergence.find(parameters, tape, gradients, trained.step() + 1));
        }
        if (kept.isPresent()) {
            Optional<Diverged> overflow = kept.get().takeBackOverflow(parameters, optimizer, trained.step() + 1);
            kept = Optional.empty();
            if (overflow.isPresent()) {
                return diverge(overflow.get());
            }
        }
        // Clipping by norm is left out: the guard must know the range of what it lets pass, should that be turned off.
        guard.add(experiment.clip() instanceof GradientClip.ByNorm ? trained.gradientNorm() : gradients.norm());
        trained.recordClipping(clipped, clippedNorm());
        trained.complete(loss);
        learnt = true;
        return trained;
    }

    private void readWindow() {
        if (windows.next(tape)) {
            tape.clearInitialStates();
        }
        read = true;
    }

    /** One part of a step: both passes, clipping and the update, unless the loss or the gradient is no number. */
    private void learn(Part part) {
        weights.pack(parameters, tape, part);
        part.meet();
        forward.run(tape, part);
        backward.run(tape, gradients, part);
        gradients.measure(part);
        if (!parameters.isFinite(part)) {
            spoilt = true; // tanh makes a finite number of an infinite weight, and nothing else would tell
        }
        part.meet();
        if (part.index() == 0) {
            judge();
        }
        part.meet();
        if (!learns) {
            return;
        }
        if (experiment.clip().apply(gradients, part)) {
            clipped = true;
        }
        if (experiment.clip() instanceof GradientClip.ByValue) {
            part.meet();
            if (clipped) {
                gradients.measure(part);
            }
        }
        optimizer.update(parameters, gradients, part);
    }

    /** Whether there is something to learn from, and what must be kept for the case that it is too much. */
    private void judge() {
        // A window that asks for nothing leaves the smoothed loss as it was.
        loss = tape.scored() == 0 ? trained.smoothLoss() : tape.meanLoss();
        double norm = gradients.norm();
        learns = !spoilt && Double.isFinite(loss) && Double.isFinite(norm);
        if (!learns || guard.holds(gradients, experiment.clip(), trained.step() + 1)) {
            learns = false;
            return;
        }
        trained.recordGradients(gradients);
        boolean risky = Math.max(norm, 1) * Math.max(experiment.learningRate(), 1) > RISKY;
        kept = risky ? Optional.of(Kept.of(parameters, experiment.optimizer(), optimizer)) : Optional.empty();
        optimizer.begin(experiment.learningRate());
    }

    private double clippedNorm() {
        if (clipped && experiment.clip() instanceof GradientClip.ByNorm limit) {
            return limit.threshold();
        }
        return gradients.norm();
    }

    private StepResult diverge(Diverged found) {
        diverged = Optional.of(found);
        windows.stepBack(); // this window was not learnt: it is the next one still
        return found;
    }

    /**
     * Holds steps before their update, from the next one on, when the gradient that the update would use is longer than
     * {@link Held#FACTOR} × the median of the last 200 steps. While gradients are clipped by norm none is held: no update is
     * longer than the threshold. It changes no bit of what is trained: it only stops.
     *
     * @param on whether to hold; a step that is held already waits for {@link #goOn} all the same
     */
    public void setGuard(boolean on) {
        guard.set(on);
    }

    /** Lets the held step be done: the next {@link #step} computes the same window again and updates. */
    public void goOn() {
        guard.goOn();
    }

    /** {@return room for {@link #save}} */
    public Checkpoint newCheckpoint() {
        return new Checkpoint(experiment, parameters.shape());
    }

    /**
     * Keeps the last good state.
     *
     * @param into filled; made by a trainer of the same experiment
     */
    public void save(Checkpoint into) {
        into.take(experiment, parameters, optimizer, tape, learnt, trained, windows.position());
        into.guard().copyFrom(guard);
    }

    /**
     * Goes back to a state that was kept, learning rate and clipping included. What is trained from there on is, to the
     * bit, what was trained from there on before. The tape holds no window until the next step.
     *
     * @param from filled by {@link #save}
     */
    public void restore(Checkpoint from) {
        from.give(parameters, optimizer, tape);
        experiment = from.experiment();
        windows.seek(from.position());
        trained.goBack(from.step(), from.smoothLoss());
        guard.copyFrom(from.guard());
        learnt = false;
        read = false;
        diverged = Optional.empty();
    }

    /**
     * Changes α from the next step on.
     *
     * @param learningRate above 0
     */
    public void setLearningRate(double learningRate) {
        experiment = experiment.withLearningRate(learningRate);
    }

    /**
     * Changes the clipping from the next step on.
     *
     * @param clip what limits the gradient
     */
    public void setClip(GradientClip clip) {
        experiment = experiment.withClip(clip);
    }

    /** {@return a copy of where training stands after the last good step, to go on from with a copy of θ} */
    public TrainingState state() {
        return new TrainingState(
                trained.step(),
                trained.smoothLoss(),
                windows.position(),
                OptimizerState.copyOf(experiment.optimizer(), optimizer),
                learnt ? tape.copyLastStates() : tape.copyInitialStates());
    }

    /** {@return how many steps were done, those before this trainer went on included} */
    public long steps() {
        return trained.step();
    }

    /** {@return the experiment, with the learning rate and the clipping of now} */
    public Experiment experiment() {
        return experiment;
    }

    /** {@return the text; not read where the experiment has a task} */
    public Corpus corpus() {
        return corpus;
    }

    /** {@return θ after the last good step; changed by every step} */
    public Parameters parameters() {
        return parameters;
    }

    /** {@return the gradients of the last step, after clipping} */
    public Gradients gradients() {
        return gradients;
    }

    /**
     * {@return a copy of what stream 0 read last: its inputs, targets and a_0} Before the first step, of what it will read
     * first.
     *
     * @param most copy no more than so many time steps: of a text the first ones, of a task the last, since most tasks ask
     *     at the end; its a_0 is then the state that the window had there, before the first step 0
     */
    public Tape copyWindow(int most) {
        if (!read) {
            int position = windows.position();
            readWindow();
            windows.seek(position);
        }
        int steps = Math.min(most, tape.window());
        return tape.copyInputs(0, experiment.task().isPresent() ? tape.window() - steps : 0, steps);
    }

    /** {@return the last window: what was read, predicted and lost; its states a_0 … a_T} */
    public Tape tape() {
        return tape;
    }
}
