package dev.unroll.bench;

import com.sun.javafx.perf.PerformanceTracker;
import dev.unroll.OpenWindow;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.ReadProgress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import tools.jackson.databind.json.JsonMapper;

/** One process with the window: trains as fast as it can, and prints a {@link Side}. */
final class WindowSide {
    private static final double NANOS = 1e9;
    private static final String TRAINER = "unroll-trainer";

    private final OpenWindow window;
    private final Beats beats = new Beats();

    private WindowSide(OpenWindow window) {
        this.window = window;
    }

    /**
     * Runs the process.
     *
     * @param args the text, seconds of warm-up, seconds to measure
     */
    public static void main(String[] args) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Corpus corpus = new CorpusReader()
                .read(Path.of(args[0]), Optional.empty(), ReadProgress.NONE)
                .corpus();
        WindowSide side = new WindowSide(OpenWindow.open());
        Side result = side.measure(corpus, Double.parseDouble(args[1]), Double.parseDouble(args[2]));
        System.out.println(Side.MARK + JsonMapper.shared().writeValueAsString(result));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private Side measure(Corpus corpus, double warmUp, double seconds) throws InterruptedException {
        window.submit(new Command.NewExperiment(Experiment.defaults(), corpus));
        window.submit(new Command.Start());
        AtomicLong rendered = new AtomicLong();
        OpenWindow.onFx(() -> {
            PerformanceTracker.getSceneTracker(window.scene()).setOnRenderedFrameTask(rendered::incrementAndGet);
            beats.start();
            return true;
        });
        pause(warmUp);

        Map<String, Long> before = Processor.now();
        long renderedBefore = rendered.get();
        Moment from = moment(true);
        pause(seconds);
        Moment to = moment(false);
        long renderedAfter = rendered.get();
        Map<String, Long> after = Processor.now();

        if (to.snapshot().state() != RunState.RUNNING
                || to.snapshot().run() != from.snapshot().run()) {
            throw new IllegalStateException(
                    "Training did not go on: " + to.snapshot().state());
        }
        double elapsed = (to.nanos() - from.nanos()) / NANOS;
        double steps = to.snapshot().step() - from.snapshot().step();
        return new Side(
                elapsed,
                steps / elapsed,
                steps / Processor.seconds(before, after, TRAINER),
                (to.beats() - from.beats()) / elapsed,
                (renderedAfter - renderedBefore) / elapsed,
                to.slowest() / 1e6,
                Processor.shares(before, after, elapsed));
    }

    private Moment moment(boolean first) {
        return OpenWindow.onFx(() -> {
            if (first) {
                beats.slowest = 0;
            }
            return new Moment(System.nanoTime(), window.service().newest(), beats.count, beats.slowest);
        });
    }

    private static void pause(double seconds) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.round(seconds * 1000));
    }

    private record Moment(long nanos, Snapshot snapshot, long beats, long slowest) {}

    /** Counts what the program's own pulse gets too. For the JavaFX thread. */
    private static final class Beats extends AnimationTimer {
        private long count;
        private long slowest;
        private long last;

        @Override
        public void handle(long now) {
            // The clock and not the argument: that one is the time of the frame's plan.
            long real = System.nanoTime();
            if (last != 0) {
                slowest = Math.max(slowest, real - last);
            }
            last = real;
            count++;
        }
    }
}
