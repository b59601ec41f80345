package dev.unroll.session;

import dev.unroll.core.autopsy.Autopsy;
import dev.unroll.core.autopsy.CalmingClip;
import dev.unroll.core.autopsy.RecentNorms;
import dev.unroll.core.insight.FrozenWindow;
import dev.unroll.core.insight.UpdateRatio;
import dev.unroll.core.insight.Verdict;
import dev.unroll.core.insight.WindowInsight;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.task.RightAnswers;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.train.Held;
import dev.unroll.core.train.StepResult;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** One run: a trainer, its history and the commands that shaped it. Used by the trainer thread only. */
final class Run {

    /** Commands that are kept; far more than a person gives to one run. */
    private static final int COMMANDS = 20_000;

    private long number;
    /** The run whose first steps these are; empty of one that began by itself. */
    private final OptionalLong branchOf;

    private final Corpus corpus;
    private final RunHistory history;
    private final CommandLog commands = new CommandLog(COMMANDS);
    /** Empty once the run has given its memory away. */
    private Optional<Trainer> trainer;

    private Experiment experiment;
    private final Checkpoints checkpoints;
    private Optional<Diverged> diverged = Optional.empty();
    private Optional<Incident> incident = Optional.empty();
    private final RightAnswers answers = new RightAnswers();
    private boolean read;
    /** Whether the next step's updates are measured: somebody looks at them. */
    private boolean measuresNext;

    private List<UpdateRatio> updates = List.of();
    private Optional<RunBefore> before = Optional.empty();

    /** A run that begins. */
    Run(long number, Trainer trainer, RunHistory history, Checkpoints checkpoints) {
        this(number, OptionalLong.empty(), trainer, history, checkpoints);
    }

    private Run(long number, OptionalLong branchOf, Trainer trainer, RunHistory history, Checkpoints checkpoints) {
        this.number = number;
        this.branchOf = branchOf;
        this.trainer = Optional.of(trainer);
        this.experiment = trainer.experiment();
        this.corpus = trainer.corpus();
        this.history = history;
        this.checkpoints = checkpoints;
    }

    /** Trains one window and keeps its numbers; a held one is done all the same. A diverged run stays as it is. */
    void step() {
        if (diverged.isPresent()) {
            return;
        }
        Trainer living = trainer();
        // Memory first: a step that was computed is always kept.
        history.makeRoom();
        boolean measures = measuresNext;
        measuresNext = false; // first: should memory run out, the next step is done without
        Optional<Parameters> before = measures ? Optional.of(living.parameters().copy()) : Optional.empty();
        living.goOn();
        incident = Optional.empty();
        StepResult result = living.step();
        read = true;
        if (before.isPresent() && result instanceof Trained) { // no lambda: a step allocates nothing
            updates = UpdateRatio.ofAll(before.get(), living.parameters());
        }
        // A run that goes on from another counts its own steps.
        long step = history.steps() + 1;
        if (result instanceof Trained trained) {
            history.append(trained);
            score(living);
            // Before any command of this step: a replay from here does all of them.
            checkpoints.keep(living, history.steps());
        } else if (result instanceof Held now) {
            incident = Optional.of(incident(Autopsy.of(now.atStep(step), recent(), living.gradients(), living.tape())));
        } else if (result instanceof Diverged now) {
            Diverged here = now.atStep(step);
            diverged = Optional.of(here);
            incident = Optional.of(incident(Autopsy.of(here, recent(), living.tape())));
        }
    }

    private void score(Trainer living) {
        Optional<Task> task = living.experiment().task();
        if (task.isPresent()) { // no lambda: a step allocates nothing
            answers.count(task.get(), living.tape());
        }
    }

    /** Keeps the state before the first step and before the first command. */
    void begin() {
        checkpoints.keep(trainer(), 0);
    }

    /** Goes on where it stood, as a run of another number: nobody shall take it for what it was. */
    void comeBack(long as) {
        number = as;
        checkpoints.keepNow(trainer(), steps());
    }

    /** Says what can be gone back to from here. */
    void setBefore(Optional<RunBefore> run) {
        before = run;
    }

    /** As the guard measures: after clipping by value, before clipping by norm. */
    private RecentNorms recent() {
        return history.recent(RecentNorms.STEPS, experiment().clip() instanceof GradientClip.ByValue);
    }

    private Incident incident(Autopsy autopsy) {
        long back = Math.min(Incident.FARTHEST, steps() - checkpoints.earliest(steps()));
        GradientClip.ByNorm calm = autopsy.cause() instanceof Held held
                ? CalmingClip.after(held.median(), experiment().clip())
                : CalmingClip.after(autopsy.recent(), experiment().clip());
        return new Incident(autopsy, (int) back, calm);
    }

    /**
     * {@return a run of the first steps of this one, which cannot go on any more then} It is computed again from the
     * nearest checkpoint, with the commands of then, and so has the same bits.
     *
     * @param to how many steps
     * @param as its number
     * @param abandoned whether nobody waits for it any more
     * @throws ExperimentException with a sentence, if that was not kept
     */
    Run goBack(long to, long as, ChunkPool pool, BooleanSupplier abandoned) {
        Trainer living = trainer();
        Checkpoints.At from = checkpoints
                .before(to)
                .filter(at -> to <= steps())
                .orElseThrow(() -> new ExperimentException(String.format(
                        Locale.ROOT,
                        "This run cannot go back to step %,d: the states of so long ago are not kept any more.",
                        to)));
        Run run = new Run(as, OptionalLong.of(number), living, history.branch(to, pool), checkpoints);
        checkpoints.forgetAfter(to);
        letGo(); // until here it could have gone on
        living.setGuard(false);
        living.restore(from.state());
        long step = from.step();
        for (AppliedCommand applied : commands.entries()) {
            if (applied.step() > to) {
                break;
            }
            for (; step < applied.step() && !abandoned.getAsBoolean(); step++) {
                living.step();
            }
            if (applied.step() >= from.step()) {
                applied.command().change(living);
            }
            run.commands.add(applied.step(), applied.command());
        }
        for (; step < to && !abandoned.getAsBoolean(); step++) {
            living.step();
        }
        run.read = to > from.step();
        if (run.read) {
            run.score(living);
        }
        return run;
    }

    Optional<Incident> incident() {
        return incident;
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

    /** Gives the memory of its checkpoints away: it cannot go back any more, but on. */
    void forget() {
        checkpoints.clear();
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

    /** Reads the whole text once, in windows; what is left at the end of a part is shorter than one. A task has no end. */
    private double passes() {
        if (experiment().task().isPresent()) {
            return 0;
        }
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
                branchOf,
                version,
                state,
                diverged,
                incident,
                experiment(),
                corpus(),
                steps(),
                passes(),
                charactersPerSecond,
                last(history.loss()),
                last(history.smoothLoss()),
                last(history.gradientNorm()),
                last(history.clippedNorm()),
                answers.share(),
                window,
                history,
                before,
                problem);
    }

    private double last(Series series) {
        return steps() == 0 ? Double.NaN : series.get(steps() - 1);
    }

    /** What the ids of the inputs stand for. */
    private Vocabulary symbols() {
        return experiment().task().map(Task::symbols).orElseGet(() -> corpus().vocabulary());
    }

    /** Freezes the newest window and the network as it is now. The next step's updates are measured for the next look. */
    Look look() {
        Trainer living = trainer();
        measuresNext = true;
        // A held step is in no history yet, and its norm is what everybody asks about.
        Optional<Held> held = incident.map(now -> now.autopsy().cause())
                .filter(Held.class::isInstance)
                .map(Held.class::cast);
        FrozenWindow frozen = new FrozenWindow(
                living.parameters().copy(),
                experiment().activation(),
                living.copyWindow(WindowInsight.longestLive(experiment().hidden())));
        return new Look(
                number,
                steps(),
                frozen,
                experiment(),
                symbols(),
                diverged,
                held.map(Held::norm).orElseGet(() -> last(history.gradientNorm())),
                held.map(Held::median).orElseGet(() -> history.recentGradientNorm(Verdict.RECENT_STEPS)),
                history.clippedShare(),
                updates);
    }

    /** Copies all that it takes to go on. */
    RunCopy copy() {
        return new RunCopy(copyModel(), trainer().state(), corpus());
    }

    /** Copies the parameters. */
    ModelCopy copyModel() {
        return new ModelCopy(number, steps(), trainer().parameters().copy(), experiment(), symbols());
    }
}
