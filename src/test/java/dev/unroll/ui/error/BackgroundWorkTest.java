package dev.unroll.ui.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.ui.controls.Banners;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final BackgroundWork work = new BackgroundWork(new Failures(new Banners()));

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void handsResultsOverOnlyWhenAsked() {
        work.run(() -> "done", heard::add, failure -> heard.add("failed"));
        work.run(() -> heard.add("ran second"), done -> {}, failure -> {});
        await().until(() -> heard.contains("ran second"));
        assertThat(heard).containsExactly("ran second");

        work.deliver();

        assertThat(heard).containsExactly("ran second", "done");
    }

    @Test
    void handsOverWhatATaskThrows() {
        work.run(
                () -> {
                    throw new IOException("no such file");
                },
                done -> heard.add("done"),
                failure -> heard.add(String.valueOf(failure.getMessage())));

        await().untilAsserted(() -> {
            work.deliver();
            assertThat(heard).containsExactly("no such file");
        });
    }

    @Test
    void handsOverErrorsToo() {
        work.run(
                () -> {
                    throw new OutOfMemoryError("planted by a test");
                },
                done -> heard.add("done"),
                failure -> heard.add(String.valueOf(failure.getMessage())));

        await().untilAsserted(() -> {
            work.deliver();
            assertThat(heard).containsExactly("planted by a test");
        });
    }

    @Test
    void whatWaitsGoesOnWithoutATaskThatWasGivenUpAndNeverEnds() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Runnable giveUp = work.run(
                () -> {
                    inside.countDown();
                    while (release.getCount() > 0) { // deaf to interrupts, as a drive that hangs
                        Thread.onSpinWait();
                    }
                    return "given up";
                },
                heard::add,
                failure -> heard.add("failed"));
        Runnable never = work.run(() -> heard.add("never"), done -> {}, failure -> {});
        work.run(() -> "next", heard::add, failure -> {});
        await().until(() -> inside.getCount() == 0);

        never.run();
        giveUp.run();

        await().untilAsserted(() -> {
            work.deliver();
            assertThat(heard).containsExactly("next");
        });
        release.countDown();
        work.run(() -> "last", heard::add, failure -> {});
        await().untilAsserted(() -> {
            work.deliver();
            assertThat(heard).containsExactly("next", "last");
        });
    }

    @Test
    void goesOnAfterATaskThatThrew() {
        work.run(
                () -> {
                    throw new IllegalStateException("broken");
                },
                done -> {},
                failure -> {});
        work.run(() -> heard.add("next"), done -> {}, failure -> {});

        await().until(() -> heard.contains("next"));
    }

    @Test
    void dropsWhatComesAfterClosing() {
        work.close();

        work.run(() -> heard.add("ran"), done -> {}, failure -> heard.add("failed"));
        work.deliver();

        assertThat(heard).isEmpty();
    }
}
