package dev.unroll.support;

import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.ModelCopy;
import dev.unroll.session.RunCopy;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.session.TrainingService;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.nio.DoubleBuffer;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A real training of a small network whose frames the test beats by hand, on its own thread. */
public final class LiveRun implements AutoCloseable {
    /** Its steps take microseconds. */
    public static final Experiment EXPERIMENT =
            Experiment.defaults().withHidden(8).withWindow(5).withSeed(3);

    private final Failures failures = new Failures(new Banners());
    private final BackgroundWork work = new BackgroundWork(failures);
    private final TrainingService service;

    public LiveRun(Experiment experiment) {
        service = new TrainingService(experiment, corpus(1), Team.alone(new ScalarKernels()), DoubleBuffer::allocate);
    }

    /** Words of letters that mostly follow one another, so that a bigram knows more than a unigram. */
    public static Corpus corpus(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("abcde", 0, random.nextInt(1, 6)).append(' ');
        }
        return Corpus.of("small " + seed, text.toString());
    }

    public Supplier<Kernels> kernels() {
        return ScalarKernels::new;
    }

    public Failures failures() {
        return failures;
    }

    public BackgroundWork work() {
        return work;
    }

    public CompletableFuture<ModelCopy> copyModel() {
        return service.copyModel();
    }

    public CompletableFuture<RunCopy> copyRun() {
        return service.copyRun();
    }

    public void submit(Command command) {
        service.submit(command);
    }

    /** The newest state. */
    public Snapshot now() {
        return service.newest();
    }

    /** One frame. */
    public Snapshot beat(Painter painter) {
        work.deliver();
        return beatWithoutResults(painter);
    }

    /** One frame in which nothing comes back from the background. */
    public Snapshot beatWithoutResults(Painter painter) {
        Snapshot snapshot = service.newest();
        painter.frame(new Frame(snapshot, true, 0));
        return snapshot;
    }

    /** Frames until something is so. */
    public void beatUntil(Painter painter, Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    beat(painter);
                    return condition.call();
                });
    }

    /** Trains at least so many steps, then stands still; beats no frame. */
    public Snapshot train(long steps) {
        service.submit(new Command.Start());
        until(() -> now().step() >= steps || now().state() == RunState.DIVERGED);
        service.submit(new Command.Pause());
        until(() -> now().state() != RunState.RUNNING);
        return now();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(2))
                .until(condition);
    }

    @Override
    public void close() {
        work.close();
        service.close();
    }
}
