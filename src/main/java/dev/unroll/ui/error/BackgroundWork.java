package dev.unroll.ui.error;

import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one thread of the window that reads and writes files. Results come back to the JavaFX thread with the next
 * frame; what a task throws is delivered or reported, never swallowed. The thread does not keep the process alive.
 */
public final class BackgroundWork implements AutoCloseable {
    /** The thread's name, for the log and for tests. */
    public static final String THREAD = "unroll-files";

    private final ConcurrentLinkedQueue<Runnable> results = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor executor;
    private final Failures failures;

    public BackgroundWork(Failures failures) {
        this.failures = failures;
        executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, THREAD);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((t, failure) -> failures.report(THREAD, failure));
            return thread;
        });
    }

    /**
     * Runs a task after those that were given before; after closing it is dropped.
     *
     * @param task runs on the thread of this class
     * @param done takes its result, on the JavaFX thread
     * @param failed takes its exception, on the JavaFX thread
     */
    public <T> void run(Callable<T> task, Consumer<? super T> done, Consumer<? super Exception> failed) {
        try {
            executor.execute(() -> call(task, done, failed));
        } catch (RejectedExecutionException closed) {
            // The window is closing: nobody waits for the result any more.
            System.getLogger(BackgroundWork.class.getName()).log(System.Logger.Level.DEBUG, "dropped", closed);
        }
    }

    /** Hands over what has come back; to be called on the JavaFX thread, once a frame. */
    public void deliver() {
        for (Runnable result = results.poll(); result != null; result = results.poll()) {
            try {
                result.run();
            } catch (RuntimeException failure) {
                failures.report("result of background work", failure);
            }
        }
    }

    /** Interrupts what is running and forgets what is waiting. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private <T> void call(Callable<T> task, Consumer<? super T> done, Consumer<? super Exception> failed) {
        try {
            T result = task.call();
            results.add(() -> done.accept(result));
        } catch (Exception failure) {
            results.add(() -> failed.accept(failure));
        }
    }
}
