package dev.unroll.ui.error;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A thread of the window for what takes long, one task after the other. Results come back to the JavaFX thread with the
 * next frame; what a task throws, errors included, is delivered or reported, never swallowed. The thread does not keep
 * the process alive.
 */
public final class BackgroundWork implements AutoCloseable {
    /** The thread's name where none is given, for the log and for tests. */
    public static final String THREAD = "unroll-work";

    private final ConcurrentLinkedQueue<Runnable> results = new ConcurrentLinkedQueue<>();
    private final String thread;
    private final Failures failures;
    private final Object lock = new Object(); // for the two below
    private ThreadPoolExecutor executor;
    private Optional<Task<?>> running = Optional.empty();

    public BackgroundWork(Failures failures) {
        this(THREAD, failures);
    }

    /**
     * A thread of another name, for work that must not wait for the rest.
     *
     * @param thread its name
     */
    public BackgroundWork(String thread, Failures failures) {
        this.thread = thread;
        this.failures = failures;
        executor = newExecutor();
    }

    private ThreadPoolExecutor newExecutor() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread worker = new Thread(work, thread);
            worker.setDaemon(true);
            worker.setUncaughtExceptionHandler((t, failure) -> failures.report(thread, failure));
            return worker;
        });
    }

    /**
     * Runs a task after those that were given before; after closing it is dropped.
     *
     * @param task runs on the thread of this class
     * @param done takes its result, on the JavaFX thread
     * @param failed takes what it throws, on the JavaFX thread
     * @return gives the task up: it is interrupted, nothing of it comes back any more, and what waits goes on without it
     *     even if it never ends
     */
    public <T> Runnable run(Callable<T> task, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        Task<T> next = new Task<>(task, done, failed);
        synchronized (lock) {
            try {
                executor.execute(next);
            } catch (RejectedExecutionException closed) {
                // The window is closing: nobody waits for the result any more.
                System.getLogger(BackgroundWork.class.getName()).log(System.Logger.Level.DEBUG, "dropped", closed);
            }
        }
        return next::abandon;
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
        synchronized (lock) {
            executor.shutdownNow();
        }
    }

    private final class Task<T> implements Runnable {
        private final Callable<T> task;
        private final Consumer<? super T> done;
        private final Consumer<? super Throwable> failed;
        private volatile boolean abandoned;

        Task(Callable<T> task, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            this.task = task;
            this.done = done;
            this.failed = failed;
        }

        @Override
        public void run() {
            synchronized (lock) {
                if (abandoned) {
                    return;
                }
                running = Optional.of(this);
            }
            try {
                T result = task.call();
                comeBack(() -> done.accept(result));
            } catch (Throwable failure) { // whoever waits must hear of errors too, of memory above all
                comeBack(() -> failed.accept(failure));
            } finally {
                synchronized (lock) {
                    if (isRunning()) {
                        running = Optional.empty();
                    }
                }
            }
        }

        private void comeBack(Runnable result) {
            results.add(() -> {
                if (!abandoned) {
                    result.run();
                }
            });
        }

        private boolean isRunning() {
            return running.filter(now -> now == this).isPresent();
        }

        /** A read that hangs cannot be ended, but its thread can be left to it. */
        void abandon() {
            synchronized (lock) {
                abandoned = true;
                if (isRunning() && !executor.isShutdown()) {
                    List<Runnable> waiting = executor.shutdownNow();
                    running = Optional.empty();
                    executor = newExecutor();
                    waiting.forEach(executor::execute);
                }
            }
        }
    }
}
