package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.session.Command;
import dev.unroll.store.AppFolder;
import dev.unroll.store.Settings;
import dev.unroll.store.SettingsFile;
import java.io.IOException;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** What the user chose for every run is there again after a new start. */
@ExtendWith(ApplicationExtension.class)
class RememberedChoiceTest {
    private final SettingsFile settings = new SettingsFile(AppFolder.find());

    @AfterEach
    void forget() throws IOException {
        settings.save(Settings.defaults());
    }

    @Test
    void whoDoesNotWantToBeStoppedIsNotAskedAgainAfterANewStart(FxRobot robot) throws IOException {
        settings.save(Settings.defaults());
        try (OpenWindow window = OpenWindow.open()) {
            assertThat(guard(robot).getValue()).isEqualTo(true);
            assertThat(window.service().commands()).isEmpty();
            robot.interact(() -> guard(robot).getSelectionModel().selectLast());
        }
        assertThat(settings.load().settings().guard()).isFalse();

        try (OpenWindow window = OpenWindow.open()) {
            assertThat(guard(robot).getValue()).isEqualTo(false);
            await().untilAsserted(() -> assertThat(window.service().commands())
                    .anySatisfy(applied -> assertThat(applied.command()).isEqualTo(new Command.SetGuard(false))));
        }
    }

    private static ComboBox<?> guard(FxRobot robot) {
        return robot.lookup("#guard").queryAs(ComboBox.class);
    }
}
