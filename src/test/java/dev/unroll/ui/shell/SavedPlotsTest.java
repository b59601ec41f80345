package dev.unroll.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SavedPlotsTest {
    private final Banners banners = new Banners();
    private final Failures failures = new Failures(banners);
    private final BackgroundWork work = new BackgroundWork(failures);
    private final SavedPlots plots = new SavedPlots(work, banners, failures);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void filesAreWrittenInTheBackground() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        plots.write(() -> threads.add(Thread.currentThread().getName()), Optional.empty(), String::valueOf);

        await().until(() -> threads.contains(BackgroundWork.THREAD));
        work.deliver();
        assertThat(banners.shown()).isEmpty();
    }

    @Test
    void whatAFileLacksIsToldOnceItIsThere() {
        plots.write(() -> {}, Optional.of("half of it"), String::valueOf);

        assertThat(told().kind()).isEqualTo(Banner.Kind.INFO);
        assertThat(told().text()).isEqualTo("half of it");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldInABanner() {
        plots.write(
                () -> {
                    throw new IOException("disk full");
                },
                Optional.of("half of it"),
                cause -> "Can't write: " + cause.getMessage());

        assertThat(told().kind()).isEqualTo(Banner.Kind.ERROR);
        assertThat(told().text()).isEqualTo("Can't write: disk full");
        assertThat(banners.shown()).hasSize(1);
    }

    private Banner told() {
        await().pollInSameThread().until(() -> {
            work.deliver();
            return !banners.shown().isEmpty();
        });
        return banners.shown().get(0);
    }
}
