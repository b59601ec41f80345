package dev.unroll.ui.loss;

import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.NgramBaselines;
import dev.unroll.core.text.NgramModel;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Counts a text in the background, for its baselines; another text gives up the one before. */
final class BaselineCount {
    private final BackgroundWork work;
    private final Failures failures;
    private AtomicBoolean cancelled = new AtomicBoolean();

    BaselineCount(BackgroundWork work, Failures failures) {
        this.work = work;
        this.failures = failures;
    }

    /**
     * Counts.
     *
     * @param done takes the baselines on the JavaFX thread, unless another text came meanwhile
     */
    void count(Corpus corpus, Consumer<NgramBaselines> done) {
        cancelled.set(true);
        AtomicBoolean now = new AtomicBoolean();
        cancelled = now;
        work.run(
                () -> NgramModel.baselines(
                        corpus, () -> now.get() || Thread.currentThread().isInterrupted()),
                baselines -> baselines.filter(any -> !now.get()).ifPresent(done),
                failure -> failures.report("counting the text", failure));
    }
}
