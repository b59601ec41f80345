package dev.unroll.ui.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.ui.controls.Banners;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
