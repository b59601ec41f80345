package dev.unroll.ui.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.insight.Verdict;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.session.Command;
import dev.unroll.session.Look;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InsightFeedTest {
    private final Failures failures = new Failures(new Banners());
    private final BackgroundWork work = new BackgroundWork(failures);
    private final SmallRun run = new SmallRun();
    private final Deque<CompletableFuture<Look>> asked = new ArrayDeque<>();
    private final InsightFeed feed = new InsightFeed(this::ask, work, ScalarKernels::new, failures);

    @AfterEach
    void close() {
        work.close();
        run.close();
    }

    private CompletableFuture<Look> ask() {
        CompletableFuture<Look> look = new CompletableFuture<>();
        asked.add(look);
        return look;
    }

    /** Waits until the feed asks for a look, at most one. */
    private CompletableFuture<Look> askedFor() {
        await().until(() -> {
            work.deliver();
            run.paint(feed, Duration.ofSeconds(5));
            return !asked.isEmpty();
        });
        return asked.remove();
    }

    private void answer(CompletableFuture<Look> question) {
        question.complete(run.service().look().join());
    }

    private int windows() {
        work.deliver();
        return feed.verdictProperty().get().map(Verdict::windows).orElse(0);
    }

    @Test
    void eachLookAddsAWindowToTheVerdictUntilThereAreFive() {
        for (int window = 1; window <= 7; window++) {
            run.step(1);
            answer(askedFor());
            int expected = Math.min(5, window);
            await().until(() -> windows() == expected);
        }
    }

    @Test
    void aWindowThatIsLookedAtAgainIsNoFurtherOne() {
        run.step(1);
        answer(askedFor());
        await().until(() -> windows() == 1);
        for (int change = 1; change <= 3; change++) {
            double rate = 0.01 * change;
            run.service().submit(new Command.SetLearningRate(rate));
            await().until(() -> run.service().newest().experiment().learningRate() == rate);
            answer(askedFor());
            await().until(() -> {
                work.deliver();
                return feed.insightProperty()
                                .get()
                                .orElseThrow()
                                .look()
                                .experiment()
                                .learningRate()
                        == rate;
            });
            assertThat(windows()).isEqualTo(1);
        }
    }

    @Test
    void aLookThatWasAskedForBeforeAChangeByHandDoesNotCount() {
        run.step(1);
        answer(askedFor());
        await().until(() -> windows() == 1);
        run.step(1);
        CompletableFuture<Look> before = askedFor();
        feed.forget();
        answer(before);

        answer(askedFor());
        long step = run.service().newest().step();
        await().until(() -> windows() == 1
                && feed.insightProperty().get().orElseThrow().look().step() == step);
        // The one before the change was dropped: had it counted, there were two windows by now.
        run.step(1);
        answer(askedFor());
        await().until(() -> windows() == 2);
    }

    @Test
    void whereNothingMovesItLooksAgainAfterAChangeByHand() {
        answer(askedFor());
        await().until(() -> windows() == 1);
        run.paint(feed, Duration.ofSeconds(5));
        assertThat(asked).isEmpty();

        feed.forget();
        run.paint(feed, Duration.ofSeconds(5));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aNewRunBeginsWithoutAVerdict() {
        answer(askedFor());
        await().until(() -> windows() == 1);
        run.begin(new Command.Reset());
        run.paint(feed);
        assertThat(feed.verdictProperty().get()).isEmpty();
        assertThat(feed.insightProperty().get()).isEmpty();
    }
}
