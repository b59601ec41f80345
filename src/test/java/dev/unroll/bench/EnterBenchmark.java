package dev.unroll.bench;

import dev.unroll.OpenWindow;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.ReadProgress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;

/**
 * How long it takes from the click on the slow motion's tab until its first phase is on the page, while training runs at
 * full speed: first after ten seconds of it, when the JIT has compiled what trains. Ends with 1 if the first time or the median is over 200 ms.
 */
public final class EnterBenchmark {
    private static final double MOST_MILLIS = 200;
    private static final long WARM_UP_MILLIS = 10_000;

    private EnterBenchmark() {}

    /**
     * Measures.
     *
     * @param args the text; times (20), seconds of training before each but the first (1)
     */
    public static void main(String[] args) throws Exception {
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 1;
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        OpenWindow window = OpenWindow.open();
        Corpus corpus = new CorpusReader()
                .read(Path.of(args[0]), Optional.empty(), ReadProgress.NONE)
                .corpus();
        window.submit(new Command.NewExperiment(Experiment.defaults(), corpus));
        window.submit(new Command.Start());
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            TimeUnit.MILLISECONDS.sleep(i == 0 ? WARM_UP_MILLIS : Math.round(1000 * seconds));
            long begin = System.nanoTime();
            show(window, "page-slow");
            while (!OpenWindow.onFx(() -> isThere(window.scene()))) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            millis[i] = (System.nanoTime() - begin) / 1e6;
            show(window, "page-train");
        }
        double first = millis[0];
        System.out.printf(Locale.ROOT, "the first time %.0f ms", first);
        Arrays.sort(millis);
        double median = millis[times / 2];
        System.out.printf(Locale.ROOT, ", median %.0f ms, at most %.0f ms%n", median, millis[times - 1]);
        System.out.flush();
        Runtime.getRuntime().halt(Math.max(first, median) <= MOST_MILLIS ? 0 : 1);
    }

    private static boolean isThere(Scene scene) {
        return scene.lookup("#walk-where") instanceof Labeled label
                && !label.getText().isEmpty();
    }

    private static void show(OpenWindow window, String page) throws InterruptedException {
        OpenWindow.onFx(() -> {
            ((ToggleButton) window.scene().lookup("#" + page)).fire();
            return true;
        });
    }
}
