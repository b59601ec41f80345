package dev.unroll.ui.slowmotion;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.walk.Itinerary;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.PhaseNumbers;
import dev.unroll.core.walk.Quantity;
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
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;

/**
 * Walks through the step that training would take next. Training stands still meanwhile and is not touched: the step is
 * taken on a copy, and leaving lets training go on, if it was running, as if nobody had looked.
 */
public final class SlowMotionViewModel implements Painter {
    private static final double NANOS = 1e9;
    private static final long WELL_UNDER_WAY_NANOS = 2_000_000_000L;

    private final Consumer<Command> submit;
    private final Supplier<CompletableFuture<RunCopy>> copies;
    private final BackgroundWork work;
    private final Kernels kernels;
    private final Failures failures;
    private final ReadOnlyObjectWrapper<Optional<Walked>> walked =
            new ReadOnlyObjectWrapper<>(this, "walked", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Place>> place =
            new ReadOnlyObjectWrapper<>(this, "place", Optional.empty());
    private final ReadOnlyBooleanWrapper trains = new ReadOnlyBooleanWrapper(this, "trains", false);
    private final ReadOnlyObjectWrapper<Optional<WorkedPhase.Element>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing", false);
    private final DoubleProperty pace = new SimpleDoubleProperty(this, "pace", 1);
    private boolean rehearsing;
    private Optional<Consumer<Runnable>> layOut = Optional.empty();
    private long runsSince;
    private boolean entered;
    private boolean wasRunning;
    private boolean busy;
    private boolean advances;
    private long lookedVersion;
    private long shownNanos;
    private Optional<Snapshot> newest = Optional.empty();

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
            wasRunning = newest.filter(now -> now.state() == RunState.RUNNING).isPresent();
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
            if (wasRunning) { // whatever is shown as yet: the pause may still be on its way
                submit.accept(new Command.Start());
            }
        }
    }

    /** Stops training, to walk through what comes next: asked for at once, so that it is there with the page. */
    void hold() {
        submit.accept(new Command.Pause());
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

    /** To the phase that computed a quantity, looking at a number of it. */
    void goTo(Quantity quantity, int row, int column) {
        place.get().ifPresent(now -> now.walk().source(quantity).ifPresent(index -> {
            choose(row, column);
            go(index);
        }));
    }

    /** Shows another stream's window, from 0. */
    void chooseStream(int stream) {
        place.get().ifPresent(now -> show(Optional.of(now.walked().withStream(stream)), now.index()));
    }

    /** Changes what trains; the walk follows. What was changed by hand does not train on when the page is left. */
    void submit(Command command) {
        wasRunning = false;
        submit.accept(command);
    }

    @Override
    public void frame(Frame frame) {
        Snapshot snapshot = frame.snapshot();
        newest = Optional.of(snapshot);
        boolean runs = snapshot.state() == RunState.RUNNING;
        trains.set(runs);
        if (!entered) {
            rehearseInTime(runs, frame.nanos());
            return;
        }
        if (runs) {
            if (lookedVersion != 0 && place.get().isPresent()) {
                wasRunning = true; // somebody pressed Train here
                show(Optional.empty(), 0);
            }
        } else if (snapshot.version() != lookedVersion && !busy) {
            take(snapshot.version());
        }
        if (playing.get() && frame.nanos() - shownNanos > NANOS / pace.get() && !busy) {
            shownNanos = frame.nanos();
            next();
        }
    }

    /**
     * What is done for the first time is slow, and nobody likes to wait for the page: once training is well under way, a
     * step is walked through and the page laid out where nobody sees it.
     *
     * @param page lays out what the views hold, runs what it is given, and is gone again
     */
    public void rehearse(Consumer<Runnable> page) {
        layOut = Optional.of(page);
    }

    private void rehearseInTime(boolean runs, long nanos) {
        runsSince = !runs ? 0 : runsSince == 0 ? nanos : runsSince;
        if (layOut.isPresent() && runsSince != 0 && nanos - runsSince > WELL_UNDER_WAY_NANOS) {
            Consumer<Runnable> page = layOut.get();
            layOut = Optional.empty();
            CompletableFuture<RunCopy> asked = copies.get();
            work.run(
                    () -> {
                        Walked step = Walked.of(asked.get(), 0, kernels);
                        Itinerary all = step.walk().itinerary();
                        IntStream.range(0, all.size()).forEach(i -> step.walk().numbers(all.phase(i)));
                        return step;
                    },
                    step -> rehearse(step, page),
                    this::tell);
        }
    }

    private void rehearse(Walked step, Consumer<Runnable> page) {
        if (!entered) {
            rehearsing = true;
            show(Optional.of(step), 0);
            page.accept(() -> show(Optional.empty(), 0));
            rehearsing = false;
        }
    }

    /** Whether the page is in the window without being seen. */
    boolean isRehearsing() {
        return rehearsing;
    }

    private void take(long version) {
        busy = true;
        lookedVersion = version;
        CompletableFuture<RunCopy> asked = copies.get();
        int stream = walked.get().map(now -> now.walk().stream()).orElse(0);
        work.run(
                () -> {
                    RunCopy copy = asked.get();
                    int streams = copy.model().experiment().streams();
                    return Walked.of(copy, Math.min(stream, streams - 1), kernels);
                },
                this::taken,
                this::fail);
    }

    private void taken(Walked now) {
        busy = false;
        if (!entered) {
            return;
        }
        Optional<Place> before = place.get();
        if (before.filter(old -> old.walked().isOfSameStep(now)).isPresent()) {
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
        if (!expected) {
            failures.report("slow motion", cause);
        }
    }
}
