package dev.unroll.ui;

import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.session.TrainingService;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.nio.DoubleBuffer;
import java.time.Duration;

/** A training service on a small text, and frames of its snapshots at times of the test's choosing. */
public final class SmallRun implements AutoCloseable {
    /** A text with tabs, spaces and line ends. */
    public static final Corpus CORPUS = Corpus.of("small", "one\ttwo three\n".repeat(40));

    public static final Experiment EXPERIMENT =
            Experiment.defaults().withHidden(12).withWindow(8).withSeed(5);

    private final TrainingService service;
    private long nanos = 1_000_000_000L;

    public SmallRun(Experiment experiment) {
        service = new TrainingService(experiment, CORPUS, Team.alone(new ScalarKernels()), DoubleBuffer::allocate);
    }

    public SmallRun() {
        this(EXPERIMENT);
    }

    public TrainingService service() {
        return service;
    }

    /** Trains so many windows, one by one. */
    public Snapshot step(int windows) {
        for (int i = 0; i < windows; i++) {
            long next = service.newest().step() + 1;
            service.submit(new Command.Step());
            await().until(() -> service.newest().step() == next);
        }
        return service.newest();
    }

    /** Waits for the first snapshot of the next run. */
    public Snapshot begin(Command command) {
        long run = service.newest().run();
        service.submit(command);
        await().until(() -> service.newest().run() > run);
        return service.newest();
    }

    /** Paints the newest snapshot, so much later than the last time. */
    public Snapshot paint(Painter painter, Duration later) {
        nanos += later.toNanos();
        Snapshot snapshot = service.newest();
        painter.frame(new Frame(snapshot, true, nanos));
        return snapshot;
    }

    /** Paints the newest snapshot in the next frame. */
    public Snapshot paint(Painter painter) {
        return paint(painter, Duration.ofMillis(16));
    }

    @Override
    public void close() {
        service.close();
    }
}
