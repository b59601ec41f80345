package dev.unroll.session;

import dev.unroll.core.insight.FrozenWindow;
import dev.unroll.core.insight.UpdateRatio;
import dev.unroll.core.insight.Verdict;
import dev.unroll.core.insight.WindowInsight;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.train.StepResult;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import java.util.List;
import java.util.Optional;

/** One run: a trainer, its history and the commands that shaped it. Used by the trainer thread only. */
final class Run {

    /** Commands that are kept; far more than a person gives to one run. */
    private static final int COMMANDS = 20_000;

    private final long number;
    private final Corpus corpus;
    private final RunHistory history;
    private final CommandLog commands = new CommandLog(COMMANDS);
    /** Empty once the run has given its memory away. */
    private Optional<Trainer> trainer;

    private Experiment experiment;
    private Optional<Diverged> diverged = Optional.empty();
    private boolean read;
    /** Whether the next step's updates are measured: somebody looks at them. */
    private boolean measuresNext;

    private List<UpdateRatio> updates = List.of();

    Run(long number, Trainer trainer, ChunkPool pool) {
        this.number = number;
        this.trainer = Optional.of(trainer);
        this.experiment = trainer.experiment();
        this.corpus = trainer.corpus();
        this.history = new RunHistory(trainer.parameters().names(), pool.lease());
    }

    /** Trains one window and keeps its numbers. A diverged run stays as it is. */
    void step() {
        if (diverged.isPresent()) {
            return;
        }
        Trainer living = trainer();
        // Memory first: a step that was computed is always kept.
        history.makeRoom();
        Optional<Parameters> before =
                measuresNext ? Optional.of(living.parameters().copy()) : Optional.empty();
        measuresNext = false;
        StepResult result = living.step();
        read = true;
        before.ifPresent(old -> updates = UpdateRatio.ofAll(old, living.parameters()));
        if (result instanceof Trained trained) {
            history.append(trained);
        } else if (result instanceof Diverged now) {
            // A run that goes on from another counts its own steps.
            diverged = Optional.of(new Diverged(history.steps() + 1, now.quantity(), now.timeStep()));
        }
    }

    /**
     * Changes the parameters by hand.
     *
     * @throws ExperimentException with a sentence, if it cannot be done
     */
    void edit(ParameterEdit edit) {
        boolean finite;
        try {
            finite = edit.applyIfFinite(trainer().parameters());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ExperimentException("The network cannot be changed like this: " + e.getMessage() + ".");
        }
        if (!finite) {
            throw new ExperimentException(
                    "With this change a weight would be infinite, so nothing was changed: choose a smaller number.");
        }
    }

    long number() {
        return number;
    }

    /** Good steps done. */
    long steps() {
        return history.steps();
    }

    Optional<Diverged> diverged() {
        return diverged;
    }

    Experiment experiment() {
        return trainer.isPresent() ? trainer.get().experiment() : experiment;
    }

    Corpus corpus() {
        return corpus;
    }

    /**
     * What trains.
     *
     * @throws ExperimentException with a sentence, if the run has given its memory away
     */
    Trainer trainer() {
        return trainer.orElseThrow(() -> new ExperimentException(
                "This run gave its memory to an experiment that could not begin after all: reset it to begin again."));
    }

    /** Gives its memory away: the text, the settings and the history stay, but it cannot go on any more. */
    void letGo() {
        experiment = experiment();
        trainer = Optional.empty();
        read = false;
    }

    boolean hasLetGo() {
        return trainer.isEmpty();
    }

    CommandLog commands() {
        return commands;
    }

    /** Characters of one step: T·B. */
    long charactersPerStep() {
        return (long) experiment().window() * experiment().streams();
    }

    /** Reads the whole text once, in windows; what is left at the end of a part is shorter than one. */
    private double passes() {
        int part = corpus().length() / experiment().streams();
        int windows = (part - 1) / experiment().window();
        return (double) steps() / windows;
    }

    /** Copies this moment. */
    Snapshot snapshot(long version, RunState state, double charactersPerSecond, Optional<String> problem) {
        Optional<WindowSnapshot> window =
                read ? Optional.of(WindowSnapshot.of(trainer().tape())) : Optional.empty();
        return snapshot(version, state, charactersPerSecond, problem, window);
    }

    /** Tells this moment without a copy of the window, for when memory is short. */
    Snapshot snapshotWithoutWindow(long version, RunState state, Optional<String> problem) {
        return snapshot(version, state, 0, problem, Optional.empty());
    }

    private Snapshot snapshot(
            long version,
            RunState state,
            double charactersPerSecond,
            Optional<String> problem,
            Optional<WindowSnapshot> window) {
        return new Snapshot(
                number,
                version,
                state,
                diverged,
                experiment(),
                corpus(),
                steps(),
                passes(),
                charactersPerSecond,
                last(history.loss()),
                last(history.smoothLoss()),
                last(history.gradientNorm()),
                last(history.clippedNorm()),
                window,
                history,
                problem);
    }

    private double last(Series series) {
        return steps() == 0 ? Double.NaN : series.get(steps() - 1);
    }

    /** Freezes the newest window and the network as it is now. The next step's updates are measured for the next look. */
    Look look() {
        Trainer living = trainer();
        measuresNext = true;
        FrozenWindow frozen = new FrozenWindow(
                living.parameters().copy(),
                experiment().activation(),
                living.copyWindow(WindowInsight.longestLive(experiment().hidden())));
        return new Look(
                number,
                steps(),
                frozen,
                experiment(),
                corpus().vocabulary(),
                diverged,
                last(history.gradientNorm()),
                history.recentGradientNorm(Verdict.RECENT_STEPS),
                history.clippedShare(),
                updates);
    }

    /** Copies all that it takes to go on. */
    RunCopy copy() {
        return new RunCopy(copyModel(), trainer().state(), corpus());
    }

    /** Copies the parameters. */
    ModelCopy copyModel() {
        return new ModelCopy(number, steps(), trainer().parameters().copy(), experiment(), corpus().vocabulary());
    }
}
