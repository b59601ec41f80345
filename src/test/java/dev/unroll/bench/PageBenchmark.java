package dev.unroll.bench;

import dev.unroll.OpenWindow;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.ReadProgress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;

/**
 * What the page of the gradients costs: steps and beats of the pulse a second with it, beside those with the page of the
 * training, in turn in one window that trains as fast as it can. A beat that finds nothing to paint counts as well, for
 * it would have painted; one that comes late does not. Ends with 1 if fewer than 90 % of the steps or 50 beats are left.
 */
public final class PageBenchmark {
    private static final double LEAST_SHARE = 0.9;
    private static final double LEAST_BEATS = 50;
    private static final double NANOS = 1e9;

    private final OpenWindow window = OpenWindow.open();
    private final AtomicLong beats = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();

    private PageBenchmark() {}

    /**
     * Measures.
     *
     * @param args the text; pairs (3), seconds of each half (10), seconds of warm-up (20)
     */
    public static void main(String[] args) throws Exception {
        int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 10;
        double warmUp = args.length > 3 ? Double.parseDouble(args[3]) : 20;
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Corpus corpus = new CorpusReader()
                .read(Path.of(args[0]), Optional.empty(), ReadProgress.NONE)
                .corpus();
        boolean held = new PageBenchmark().run(corpus, pairs, seconds, warmUp);
        System.out.flush();
        Runtime.getRuntime().halt(held ? 0 : 1);
    }

    private boolean run(Corpus corpus, int pairs, double seconds, double warmUp) throws InterruptedException {
        window.submit(new Command.NewExperiment(Experiment.defaults(), corpus));
        window.submit(new Command.Start());
        OpenWindow.onFx(() -> {
            counter().start();
            return true;
        });
        show("page-gradients");
        pause(warmUp / 2);
        show("page-train");
        pause(warmUp / 2);
        double[] shares = new double[pairs];
        double[] rates = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            show("page-train");
            Rate train = measure(seconds);
            show("page-gradients");
            Rate gradients = measure(seconds);
            shares[pair] = gradients.steps() / train.steps();
            rates[pair] = gradients.beats();
            System.out.printf(
                    Locale.ROOT,
                    "train %,.0f steps/s %.1f beats/s   gradients %,.0f steps/s %.1f beats/s, %.0f ms at most   %.1f %%%n",
                    train.steps(),
                    train.beats(),
                    gradients.steps(),
                    gradients.beats(),
                    gradients.longest() * 1e3,
                    100 * shares[pair]);
        }
        Arrays.sort(shares);
        Arrays.sort(rates);
        double share = shares[pairs / 2];
        double rate = rates[pairs / 2];
        System.out.printf(Locale.ROOT, "median: %.1f %% of the steps, %.1f beats/s%n", 100 * share, rate);
        return share >= LEAST_SHARE && rate >= LEAST_BEATS;
    }

    private AnimationTimer counter() {
        return new AnimationTimer() {
            private long before = System.nanoTime();

            @Override
            public void handle(long ignored) {
                long now = System.nanoTime();
                beats.incrementAndGet();
                longest.accumulateAndGet(now - before, Math::max);
                before = now;
            }
        };
    }

    private void show(String page) throws InterruptedException {
        OpenWindow.onFx(() -> {
            ((ToggleButton) window.scene().lookup("#" + page)).fire();
            return true;
        });
        pause(1);
    }

    private Rate measure(double seconds) throws InterruptedException {
        long begin = System.nanoTime();
        long beatsBefore = beats.get();
        longest.set(0);
        Snapshot before = window.newest();
        pause(seconds);
        Snapshot after = window.newest();
        double elapsed = (System.nanoTime() - begin) / NANOS;
        return new Rate(
                (after.step() - before.step()) / elapsed, (beats.get() - beatsBefore) / elapsed, longest.get() / NANOS);
    }

    private static void pause(double seconds) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.round(seconds * 1000));
    }

    /** Of one half. */
    private record Rate(double steps, double beats, double longest) {}
}
