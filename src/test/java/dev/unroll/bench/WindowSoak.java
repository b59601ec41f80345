package dev.unroll.bench;

import dev.unroll.OpenWindow;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.ReadProgress;
import dev.unroll.support.Heap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Trains in the window for an hour and watches its heap and its threads. See src/test/scripts. */
public final class WindowSoak {
    private static final double ALLOWED_GROWTH = 1.05;
    private static final int REFERENCE_MINUTE = 5;

    private WindowSoak() {}

    /**
     * Watches, and ends with 1 where heap or threads have grown.
     *
     * @param args the text, and how many minutes (60)
     */
    public static void main(String[] args) throws Exception {
        int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        String home = Files.createTempDirectory("unroll-soak").toString();
        System.setProperty("unroll.home", home);
        System.setProperty("unroll.log.dir", home);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Corpus corpus = new CorpusReader()
                .read(Path.of(args[0]), Optional.empty(), ReadProgress.NONE)
                .corpus();
        OpenWindow window = OpenWindow.open();
        window.submit(new Command.NewExperiment(Experiment.defaults(), corpus));
        window.submit(new Command.Start());

        long reference = 0;
        long used = 0;
        Set<String> threads = Set.of();
        Set<String> added = Set.of();
        for (int minute = 1; minute <= minutes; minute++) {
            TimeUnit.MINUTES.sleep(1);
            used = Heap.usedAfterCollection();
            if (minute <= REFERENCE_MINUTE) {
                reference = used;
                threads = threads();
            }
            added = new TreeSet<>(threads());
            added.removeAll(threads);
            Snapshot now = window.newest();
            System.out.printf(
                    Locale.ROOT,
                    "minute %3d  step %,12d  heap %6.2f MB (%5.1f %%)  threads %d  added %s%n",
                    minute,
                    now.step(),
                    used / 1e6,
                    100.0 * used / reference,
                    threads().size(),
                    added);
        }
        Runtime.getRuntime().halt(used <= ALLOWED_GROWTH * reference && added.isEmpty() ? 0 : 1);
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName() + "#" + thread.getId()));
        return names;
    }
}
