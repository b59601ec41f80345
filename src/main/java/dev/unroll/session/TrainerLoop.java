package dev.unroll.session;

import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.store.FullDiskException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the trainer thread does: apply what waits in the inbox, step if it is time, publish if somebody looks. Methods
 * are for that thread unless they say otherwise.
 */
final class TrainerLoop implements Runnable {

    private static final Logger LOG = System.getLogger(TrainerLoop.class.getName());

    private final RunFactory factory;
    private final Queue<Command> inbox = new ConcurrentLinkedQueue<>();
    private final Queue<CopyRequest<?>> copies = new ConcurrentLinkedQueue<>();
    private final SnapshotSlot slot;
    private final RateMeter rate = new RateMeter();
    private final Pace pace = new Pace(Speed.UNLIMITED);

    private volatile Run run;
    private volatile boolean closed;
    /** The last step was not published and the thread is about to wait. */
    private volatile boolean behind;

    private RunState state = RunState.READY;
    private boolean guarded = true;
    private Optional<String> problem = Optional.empty();
    private boolean problemPublished;
    private long version = 1;

    TrainerLoop(RunFactory factory, Experiment experiment, Corpus corpus) {
        this.factory = factory;
        run = factory.create(experiment, corpus, Optional.empty());
        run.trainer().setGuard(guarded);
        slot = new SnapshotSlot(run.snapshot(version, state, 0, problem));
    }

    // For any thread; whoever calls these wakes the trainer afterwards.

    void submit(Command command) {
        if (command instanceof Command.Pause) {
            inbox.removeIf(waiting -> waiting instanceof Command.Step);
        }
        inbox.add(command);
    }

    <T> CompletableFuture<T> copy(Function<Run, T> what) {
        CopyRequest<T> request = new CopyRequest<>(what);
        copies.add(request);
        if (closed) {
            refuseCopies();
        }
        return request.answer();
    }

    void close() {
        closed = true;
    }

    List<AppliedCommand> commands() {
        return run.commands().entries();
    }

    // For the reader.

    Snapshot newest() {
        return slot.take();
    }

    boolean isBehind() {
        return behind;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                // Counted first: what was submitted before a copy was asked for is in the inbox by now.
                int asked = copies.size();
                if (applyCommands()) {
                    serveCopies(asked);
                    advance();
                }
            } catch (Throwable e) { // the thread must survive whatever a step throws, memory errors included
                stop(e);
            }
        }
        refuseCopies();
    }

    /**
     * Applies what waits, up to the first step: many steps must not keep the window from seeing each.
     *
     * @return whether nothing is left
     */
    private boolean applyCommands() {
        Command command = inbox.poll();
        if (command == null) {
            return true;
        }
        boolean stepped = false;
        for (; command != null && !closed; command = stepped ? null : inbox.poll()) {
            if (problemPublished && slot.wanted()) {
                problem = Optional.empty(); // it was seen
            }
            try {
                apply(command);
            } catch (ExperimentException e) {
                tell(Objects.requireNonNullElse(e.getMessage(), e.toString()));
            }
            stepped = command instanceof Command.Step;
        }
        boolean all = inbox.isEmpty();
        if (all || slot.wanted()) {
            publish();
        }
        return all;
    }

    private void apply(Command command) {
        if (command instanceof Command.NewExperiment wanted) {
            replace(() -> factory.create(wanted.experiment(), wanted.corpus(), Optional.of(run)), true);
            return;
        }
        if (command instanceof Command.GoOnFrom wanted) {
            replace(
                    () -> factory.create(
                            wanted.experiment(),
                            wanted.corpus(),
                            wanted.parameters(),
                            wanted.state(),
                            Optional.of(run)),
                    true);
            return;
        }
        if (command instanceof Command.Reset) {
            replace(() -> factory.create(run.experiment(), run.corpus(), Optional.of(run)), false);
            return;
        }
        if (command instanceof Command.ComeBack) {
            comeBack();
            return;
        }
        if (command instanceof Command.GoBack wanted) {
            goBack(wanted);
            return;
        }
        long before = run.steps();
        if (command instanceof Command.Start) {
            start();
        } else if (command instanceof Command.Pause) {
            pause();
        } else if (command instanceof Command.Step) {
            pause();
            step();
        } else if (command instanceof Command.SetLearningRate
                || command instanceof Command.SetClip
                || command instanceof Command.EditParameters) {
            command.change(run.trainer());
        } else if (command instanceof Command.SetGuard set) {
            guarded = set.on();
            run.trainer().setGuard(guarded);
        } else if (command instanceof Command.SetSpeed set) {
            pace.setSpeed(set.speed());
        }
        run.commands().add(before, command);
    }

    private void start() {
        if (state == RunState.READY || state == RunState.PAUSED || state == RunState.HELD) {
            run.trainer(); // refuses in a sentence where there is none any more
            state = RunState.RUNNING;
            long now = System.nanoTime();
            pace.restart(now);
            rate.restart(now, run.steps() * run.charactersPerStep());
        }
    }

    private void pause() {
        if (state == RunState.RUNNING) {
            state = run.steps() == 0 ? RunState.READY : RunState.PAUSED;
        }
        rate.stop();
    }

    private void step() {
        run.step();
        if (run.incident().isPresent()) {
            state = run.diverged().isPresent() ? RunState.DIVERGED : RunState.HELD;
            rate.stop();
            inbox.removeIf(waiting -> waiting instanceof Command.Step); // they were meant for what went well
        } else if (state == RunState.READY || state == RunState.HELD) {
            state = RunState.PAUSED;
        }
    }

    private void comeBack() {
        run = factory.comeBack(run);
        run.trainer().setGuard(guarded);
        state = standing();
        rate.stop();
    }

    private RunState standing() {
        if (run.diverged().isPresent()) {
            return RunState.DIVERGED;
        }
        if (run.incident().isPresent()) {
            return RunState.HELD;
        }
        return run.steps() == 0 ? RunState.READY : RunState.PAUSED;
    }

    private void goBack(Command.GoBack wanted) {
        run = factory.goBack(run, run.steps() - wanted.steps(), () -> closed);
        run.trainer().setGuard(guarded);
        state = run.steps() == 0 ? RunState.READY : RunState.PAUSED;
        rate.stop();
        Command clip = new Command.SetClip(wanted.clip());
        clip.change(run.trainer());
        run.commands().add(run.steps(), clip);
    }

    /**
     * Begins a new run. A refused experiment changes nothing, unless the run before had to let go for it: then that
     * stands still.
     */
    private void replace(Supplier<Run> next, boolean goOn) {
        boolean running = state == RunState.RUNNING;
        Run before = run;
        try {
            run = next.get();
            run.trainer().setGuard(guarded);
            factory.keep(before, run);
        } finally {
            if (run.hasLetGo()) {
                pause();
            }
        }
        state = RunState.READY;
        rate.stop();
        if (goOn && running) {
            start();
        }
    }

    private void tell(String sentence) {
        problem = Optional.of(sentence);
        problemPublished = false;
    }

    private void serveCopies(int asked) {
        for (int i = 0; i < asked; i++) {
            CopyRequest<?> request = copies.poll();
            if (request == null) {
                return; // refused meanwhile, by close
            }
            request.serve(run);
        }
    }

    private void refuseCopies() {
        for (CopyRequest<?> request = copies.poll(); request != null; request = copies.poll()) {
            request.refuse();
        }
    }

    private void advance() {
        if (state != RunState.RUNNING) {
            // A step that waited for its workers may have used up the permit that came with a request.
            if (!closed && inbox.isEmpty() && copies.isEmpty()) {
                LockSupport.park(this);
            }
            clearInterrupt();
            return;
        }
        long now = System.nanoTime();
        long wait = pace.untilDue(now);
        if (wait > 0) {
            await(wait);
            return;
        }
        pace.stepped(now);
        step();
        behind = true;
        if (state != RunState.RUNNING) {
            publish();
            return;
        }
        rate.stepped(System.nanoTime(), run.steps() * run.charactersPerStep());
        if (slot.wanted()) {
            publish();
        }
    }

    /** Waits for the next step, for a command, or for a reader who has not seen the last step yet. */
    private void await(long nanos) {
        if (behind && slot.wanted()) {
            publish();
        }
        LockSupport.parkNanos(this, nanos);
        clearInterrupt();
    }

    /** An interrupted thread cannot park: it would spin. Only {@link #close} ends this one. */
    private static void clearInterrupt() {
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            LOG.log(Level.DEBUG, "The trainer thread was interrupted and goes on.");
        }
    }

    private void publish() {
        // The copy comes first: if it fails, the version is not lost and the step still counts as unpublished.
        Snapshot snapshot = run.snapshot(version + 1, state, rate.charactersPerSecond(), problem);
        version++;
        behind = false;
        problemPublished = true;
        slot.publish(snapshot);
    }

    /** Pauses after an exception: the log gets it once, the reader a sentence. */
    private void stop(Throwable cause) {
        state = run.diverged().isPresent() ? RunState.DIVERGED : RunState.PAUSED;
        rate.stop();
        try {
            LOG.log(Level.ERROR, "The trainer stopped at step " + run.steps(), cause);
            tell(sentence(cause));
            version++;
            slot.publish(run.snapshotWithoutWindow(version, state, problem));
            problemPublished = true;
        } catch (OutOfMemoryError e) {
            // Nothing can be told now; the next command publishes the state that was set above.
            behind = true;
        }
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof FullDiskException full && full.getMessage() != null) {
            return full.getMessage();
        }
        return cause instanceof OutOfMemoryError
                ? "Memory ran out and training is paused: restart with fewer hidden units, a shorter window or fewer"
                        + " streams."
                : "Training is paused because of an internal error: reset the run; the log file has the details.";
    }
}
