package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.session.Command;
import dev.unroll.session.RunState;
import dev.unroll.support.Heap;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** The window while it trains for long; {@code src/test/scripts/window-soak.sh} is the form that takes an hour. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class LongTrainingTest {
    private static final long WARM_UP = 5_000;
    private static final long STEPS = 15_000;
    private static final double ALLOWED_GROWTH = 1.05;

    @Test
    void theWindowsHeapStaysFlatAndNoThreadIsAdded() {
        try (OpenWindow window = OpenWindow.open()) {
            window.submit(new Command.Start());
            await().atMost(Duration.ofSeconds(60)).until(() -> window.newest().step() >= WARM_UP);
            long before = Heap.usedAfterCollection();
            Set<Thread> threads = Set.copyOf(Thread.getAllStackTraces().keySet());

            await().atMost(Duration.ofSeconds(60)).until(() -> window.newest().step() >= WARM_UP + STEPS);

            assertThat(window.newest().state()).isEqualTo(RunState.RUNNING);
            // What is being looked at just now may come on top, but not for long.
            await().atMost(Duration.ofSeconds(20)).until(() -> Heap.usedAfterCollection() < ALLOWED_GROWTH * before);
            assertThat(threads)
                    .containsAll(Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> !thread.getName().startsWith("awaitility"))
                            .toList());
        }
    }
}
