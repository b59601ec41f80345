package dev.unroll.session;

import dev.unroll.core.linalg.Team;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Trains on a thread of its own. Commands go in, snapshots come out, and neither side ever waits for the other: a
 * snapshot is copied only when the last one was taken, and changes of state are always published.
 *
 * <p>Any thread may submit commands and ask for copies; one thread takes the snapshots.
 */
public final class TrainingService implements AutoCloseable {

    private static final long CLOSE_MILLIS = 1000;

    private final TrainerLoop loop;
    private final Thread thread;

    /**
     * Builds the first run and waits for {@link Command.Start}.
     *
     * @param team who shares the work of every run
     * @param chunks the memory of the histories; called by the trainer thread only
     * @throws ExperimentException with a sentence, if the experiment does not fit the text or the memory
     */
    public TrainingService(Experiment experiment, Corpus corpus, Team team, ChunkSource chunks) {
        loop = new TrainerLoop(new RunFactory(team, new ChunkPool(chunks)), experiment, corpus);
        thread = new Thread(loop, "unroll-trainer");
        // A step cannot be cut short; a process that ends must not wait for it.
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands over a command; it is applied after the step that is being computed. Ignored after {@link #close}. */
    public void submit(Command command) {
        loop.submit(command);
        LockSupport.unpark(thread);
    }

    /** The newest snapshot; the same instance again when there is nothing new. For one reading thread. */
    public Snapshot newest() {
        Snapshot newest = loop.newest();
        if (loop.isBehind()) {
            LockSupport.unpark(thread);
        }
        return newest;
    }

    /**
     * Copies the model between two steps, after the commands submitted before. The future is completed by the trainer
     * thread, so what follows on it must be short or asynchronous; after {@link #close} it is completed with a
     * {@link java.util.concurrent.CancellationException}.
     */
    public CompletableFuture<ModelCopy> copyModel() {
        return copy(Run::copyModel);
    }

    /** Copies all that it takes to go on from here, as {@link #copyModel} does; several times as much as the model. */
    public CompletableFuture<RunCopy> copyRun() {
        return copy(Run::copy);
    }

    /** Freezes the newest window and the network that reads it, as {@link #copyModel} copies. */
    public CompletableFuture<Look> look() {
        return copy(Run::look);
    }

    private <T> CompletableFuture<T> copy(Function<Run, T> what) {
        CompletableFuture<T> copy = loop.copy(what);
        LockSupport.unpark(thread);
        return copy;
    }

    /**
     * The commands that were applied to the present run, in order, with the step at which each took effect. A run
     * begins with none and keeps its last 20,000. Of several of one kind at the same step the last stands for all.
     */
    public List<AppliedCommand> commands() {
        return loop.commands();
    }

    /** Ends the trainer thread after the step that is being computed; waits for that no longer than a second. */
    @Override
    public void close() {
        loop.close();
        LockSupport.unpark(thread);
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
