package dev.unroll.ui.slowmotion;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.walk.Itinerary;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.PhaseNumbers;
import dev.unroll.core.walk.Walk;
import dev.unroll.session.Command;
import dev.unroll.session.RunCopy;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;

/**
 * Walks through the step that training would take next. Training stands still meanwhile and is not touched: the step is
 * taken on a copy, and leaving lets training go on, if it was running, as if nobody had looked.
 */
public final class SlowMotionViewModel implements Painter {
    private static final double NANOS = 1e9;

    private final Consumer<Command> submit;
    private final Supplier<CompletableFuture<RunCopy>> copies;
    private final BackgroundWork work;
    private final Kernels kernels;
    private final Failures failures;
    private final ReadOnlyObjectWrapper<Optional<Walked>> walked =
            new ReadOnlyObjectWrapper<>(this, "walked", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Place>> place =
            new ReadOnlyObjectWrapper<>(this, "place", Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper trains = new ReadOnlyBooleanWrapper(this, "trains", false);
    private final ReadOnlyObjectWrapper<Optional<WorkedPhase.Element>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing", false);
    private final DoubleProperty pace = new SimpleDoubleProperty(this, "pace", 1);
    private final FirstWalk firstWalk;
    private final Interruption interruption = new Interruption();
    private boolean rehearsing;
    private Consumer<Runnable> layOut = Runnable::run;
    private boolean entered;
    private long visit;
    private boolean busy;
    private boolean advances;
    private long lookedVersion;
    private long shownNanos;

    /**
     * Where the walk stands.
     *
     * @param walked what is walked through
     * @param index of the phase
     * @param numbers of it
     */
    record Place(Walked walked, int index, PhaseNumbers numbers) {
        Phase phase() {
            return numbers.phase();
        }

        Walk walk() {
            return walked.walk();
        }

        Itinerary itinerary() {
            return walk().itinerary();
        }
    }

    /**
     * A model that walks nowhere yet.
     *
     * @param submit takes the commands
     * @param copies asks for all that a step needs
     * @param work takes it, in the background
     * @param kernels makes what computes there
     * @param failures takes what nobody expects
     */
    public SlowMotionViewModel(
            Consumer<Command> submit,
            Supplier<CompletableFuture<RunCopy>> copies,
            BackgroundWork work,
            Supplier<Kernels> kernels,
            Failures failures) {
        this.submit = submit;
        this.copies = copies;
        this.work = work;
        this.kernels = kernels.get();
        this.failures = failures;
        firstWalk = new FirstWalk(copies, work, this.kernels);
    }

    /** Where the walk stands; empty before the first step was taken apart. */
    ReadOnlyObjectProperty<Optional<Place>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Where the walk stands, in words; empty where it stands nowhere. */
    public ObservableValue<String> where() {
        return place.map(now -> now.map(Where::words).orElse(""));
    }

    /** The same in few words. */
    public ObservableValue<String> whereInBrief() {
        return place.map(now -> now.map(Where::brief).orElse(""));
    }

    /** The number of a result that is looked at, from phase to phase; empty before one was chosen. */
    ReadOnlyObjectProperty<Optional<WorkedPhase.Element>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Looks at a number of the result. */
    void choose(int row, int column) {
        chosen.set(Optional.of(new WorkedPhase.Element(row, column)));
    }

    /** Why the step cannot be walked through, in a sentence; empty if it can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether training runs, so that there is nothing to walk through. */
    ReadOnlyBooleanProperty trainsProperty() {
        return trains.getReadOnlyProperty();
    }

    /** Whether it goes on by itself. */
    BooleanProperty playingProperty() {
        return playing;
    }

    /** Phases a second while it does. */
    DoubleProperty paceProperty() {
        return pace;
    }

    /** Stands still and takes the next step apart. */
    public void enter() {
        if (!entered && !rehearsing) {
            entered = true;
            visit++;
            interruption.begin(trains.get());
            hold();
        }
    }

    /** Lets training go on if it ran before. */
    public void leave() {
        if (entered) {
            entered = false;
            playing.set(false);
            chosen.set(Optional.empty());
            show(Optional.empty(), 0);
            if (interruption.end()) { // whatever is shown as yet: the pause may still be on its way
                submit.accept(new Command.Start());
            }
        }
    }

    /** Stops training, to walk through what comes next: asked for at once, so that it is there with the page. */
    void hold() {
        submit.accept(new Command.Pause());
        interruption.hold();
        lookedVersion = 0;
        if (!busy) {
            take(0);
        }
    }

    /** To the next phase; from the last one training takes the step, and the walk begins anew with the next window. */
    void next() {
        place.get().ifPresent(now -> {
            if (now.index() + 1 < now.itinerary().size()) {
                go(now.index() + 1);
            } else if (!advances) {
                advances = true;
                submit.accept(new Command.Step());
            }
        });
    }

    void back() {
        go(index -> Math.max(0, index - 1));
    }

    void nextStep() {
        place.get().ifPresent(now -> go(now.itinerary().nextStep(now.index())));
    }

    void previousStep() {
        place.get().ifPresent(now -> go(now.itinerary().previousStep(now.index())));
    }

    void nextPass() {
        place.get().ifPresent(now -> go(now.itinerary().nextPass(now.index())));
    }

    void previousPass() {
        place.get().ifPresent(now -> go(now.itinerary().previousPass(now.index())));
    }

    void first() {
        go(index -> 0);
    }

    void last() {
        place.get().ifPresent(now -> go(now.itinerary().size() - 1));
    }

    void go(int index) {
        walked.get().ifPresent(now -> show(Optional.of(now), index));
    }

    private void go(IntUnaryOperator move) {
        place.get().ifPresent(now -> go(move.applyAsInt(now.index())));
    }

    /** To the phase that computed a number, looking at it. */
    void goTo(Walk.Origin origin) {
        choose(origin.row(), origin.column());
        go(origin.index());
    }

    /** Shows another stream's window, from 0. */
    void chooseStream(int stream) {
        place.get()
                .filter(now -> now.walk().stream() != stream)
                .ifPresent(now -> show(Optional.of(now.walked().withStream(stream)), now.index()));
    }

    /** Changes what trains; the walk follows. What was changed by hand does not train on when the page is left. */
    void submit(Command command) {
        interruption.edited();
        submit.accept(command);
    }

    @Override
    public void frame(Frame frame) {
        Snapshot snapshot = frame.snapshot();
        boolean runs = snapshot.state() == RunState.RUNNING;
        trains.set(runs);
        interruption.saw(runs);
        if (!entered) {
            firstWalk.frame(runs, frame.nanos(), this::rehearse, this::tell);
            return;
        }
        if (runs) {
            if (lookedVersion != 0 && place.get().isPresent()) {
                interruption.trains();
                show(Optional.empty(), 0);
            }
        } else {
            interruption.stands();
            if (snapshot.version() != lookedVersion && !busy) {
                take(snapshot.version());
            }
        }
        if (playing.get() && frame.nanos() - shownNanos > NANOS / pace.get() && !busy) {
            shownNanos = frame.nanos();
            next();
        }
    }

    /**
     * Says how the page is laid out where nobody sees it, once, before somebody waits for it.
     *
     * @param page lays out what the views hold, runs what it is given, and is gone again
     */
    public void rehearse(Consumer<Runnable> page) {
        layOut = page;
    }

    private void rehearse(Walked step) {
        if (!entered) {
            rehearsing = true;
            try {
                show(Optional.of(step), 0);
                layOut.accept(() -> show(Optional.empty(), 0));
            } finally {
                show(Optional.empty(), 0);
                rehearsing = false;
            }
        }
    }

    /** Whether the page is in the window without being seen. */
    boolean isRehearsing() {
        return rehearsing;
    }

    private void take(long version) {
        busy = true;
        problem.set("");
        lookedVersion = version;
        long asking = visit;
        CompletableFuture<RunCopy> asked = copies.get();
        int stream = walked.get().map(now -> now.walk().stream()).orElse(0);
        work.run(
                () -> {
                    RunCopy copy = asked.get();
                    int streams = copy.model().experiment().streams();
                    return Walked.of(copy, Math.min(stream, streams - 1), kernels);
                },
                now -> taken(now, asking),
                this::fail);
    }

    private void taken(Walked now, long asking) {
        busy = false;
        if (!entered || asking != visit) {
            return; // the page was left meanwhile: the next frame asks again, if it was entered again
        }
        Optional<Place> before = place.get();
        if (before.filter(old -> old.walked().isOfSameStep(now)).isPresent()) {
            if (advances) {
                playing.set(false); // training cannot go on from here
            }
            advances = false;
            return;
        }
        boolean same = before.filter(old -> old.walked().run() == now.run()
                        && old.walked().step() == now.step()
                        && old.itinerary().size() == now.walk().itinerary().size())
                .isPresent();
        advances = false;
        show(Optional.of(now), same ? before.map(Place::index).orElse(0) : 0);
    }

    private void show(Optional<Walked> now, int index) {
        walked.set(now);
        place.set(now.map(shown -> new Place(
                shown, index, shown.walk().numbers(shown.walk().itinerary().phase(index)))));
    }

    private void fail(Throwable failure) {
        busy = false;
        advances = false;
        tell(failure);
    }

    /** A run that has no network any more, or a window that is closing, is no failure. */
    private void tell(Throwable failure) {
        Throwable cause = failure instanceof ExecutionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        boolean expected = cause instanceof CancellationException
                || cause instanceof InterruptedException
                || cause instanceof ExperimentException;
        if (cause instanceof ExperimentException) {
            problem.set(String.valueOf(cause.getMessage()));
        }
        if (!expected) {
            failures.report("slow motion", cause);
        }
    }
}
