package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.unroll.session.Command;
import dev.unroll.ui.error.BackgroundWork;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ClosedWindowTest {
    private static final long PATIENCE_MILLIS = 20_000;

    @Test
    void aClosedWindowIsCollectedAndItsThreadsEnd() {
        JMemoryBuddy.memoryTest(checker -> {
            Stage stage = waitForAsyncFx(PATIENCE_MILLIS, () -> new Stage());
            Wiring wiring = waitForAsyncFx(PATIENCE_MILLIS, () -> {
                Wiring opened = new Wiring(stage);
                opened.show();
                return opened;
            });
            wiring.service().submit(new Command.Start());
            await().until(() -> !wiring.service().commands().isEmpty());
            Scene scene = stage.getScene();

            waitForAsyncFx(PATIENCE_MILLIS, () -> {
                stage.hide();
                wiring.close();
                stage.setScene(null);
                return true;
            });

            checker.assertCollectable(scene);
            checker.assertCollectable(wiring);
        });

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("unroll-trainer", BackgroundWork.THREAD, Wiring.TEXTS, Wiring.MODELS));
    }
}
