package dev.unroll.ui.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.unroll.support.LiveRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.plot.LinkedCursor;
import dev.unroll.ui.shell.SavedPlots;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class GradientsViewTest {
    private static final long PATIENCE_MILLIS = 20_000;

    @Test
    void aClosedViewIsCollectedWhileItsModelGoesOn() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            GradientsViewModel model = new GradientsViewModel(run::submit);
            LinkedCursor cursor = new LinkedCursor();
            run.train(10);
            JMemoryBuddy.memoryTest(checker -> {
                Stage stage = waitForAsyncFx(PATIENCE_MILLIS, () -> new Stage());
                GradientsView view = waitForAsyncFx(PATIENCE_MILLIS, () -> {
                    GradientsView shown =
                            new GradientsView(model, cursor, new SavedPlots(run.work(), new Banners(), run.failures()));
                    stage.setScene(new Scene(shown.card(), 600, 300));
                    stage.show();
                    run.beat(model);
                    return shown;
                });

                waitForAsyncFx(PATIENCE_MILLIS, () -> {
                    stage.hide();
                    stage.setScene(null);
                    return true;
                });

                checker.assertCollectable(view);
                checker.assertCollectable(view.card());
            });
            assertThat(model.begunProperty().get()).isTrue();
        }
    }
}
