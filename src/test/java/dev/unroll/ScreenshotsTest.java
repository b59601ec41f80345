package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.session.Command;
import dev.unroll.store.AppFolder;
import dev.unroll.store.Settings;
import dev.unroll.store.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Pictures of the window and of each view enlarged, after training for a while, in {@code target/screenshots}. */
@Tag("screenshots")
@ExtendWith(ApplicationExtension.class)
class ScreenshotsTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final List<String> CARDS = List.of("loss", "hidden", "gradients", "sample");
    private static final long STEPS = 6_000;

    @ParameterizedTest
    @CsvSource({"light,1280,800", "dark,1280,800", "light,1920,1080", "dark,1920,1080", "light,1024,700"})
    void everyViewIsPictured(String theme, int width, int height, FxRobot robot) throws IOException {
        String name = theme + "-" + width + "x" + height;
        SettingsFile settings = new SettingsFile(AppFolder.find());
        settings.save(Settings.defaults().withTheme(theme));
        try (OpenWindow window = OpenWindow.open()) {
            Stage stage = window.stage();
            robot.interact(() -> {
                stage.setX(0);
                stage.setY(0);
                stage.setWidth(width);
                stage.setHeight(height);
            });
            save(window, "empty-" + name);
            window.submit(new Command.Start());
            await().atMost(Duration.ofMinutes(3)).until(() -> window.newest().step() >= STEPS);
            window.submit(new Command.Pause());
            await().until(() ->
                    robot.lookup("#state").queryAs(Labeled.class).getText().equals("Paused"));
            robot.interrupt(30);
            save(window, "train-" + name);
            for (String card : CARDS) {
                robot.clickOn("#" + card + "-card-enlarge");
                robot.interrupt(10);
                save(window, card + "-" + name);
                robot.type(KeyCode.ESCAPE);
            }
            robot.clickOn("#page-gradients");
            await().until(() ->
                    robot.lookup("#says-fate").queryAs(Labeled.class).getText().contains("ρ"));
            robot.clickOn("#river-map").moveTo("#page-train");
            robot.interrupt(30);
            save(window, "river-" + name);
            robot.clickOn("#page-slow");
            await().until(() -> !equation(robot).isEmpty());
            robot.press(KeyCode.SHIFT).type(KeyCode.PAGE_DOWN).release(KeyCode.SHIFT);
            robot.type(KeyCode.PAGE_DOWN, 4);
            while (!equation(robot).startsWith("∂L/∂s")) {
                robot.type(KeyCode.RIGHT);
            }
            robot.interrupt(30);
            save(window, "slow-motion-" + name);
            robot.clickOn("#page-train");
            robot.interact(() -> window.openText(Path.of("no-such-text.txt")));
            await().until(() -> !robot.lookup(".banner-text").queryAll().isEmpty());
            save(window, "error-" + name);
        } finally {
            settings.save(Settings.defaults());
        }
        assertThat(FOLDER.resolve("train-" + name + ".png")).isNotEmptyFile();
    }

    private static String equation(FxRobot robot) {
        return robot.lookup("#equation-name").queryAs(Labeled.class).getText();
    }

    private static void save(OpenWindow window, String name) throws IOException {
        WritableImage picture = OpenWindow.onFx(() -> window.scene().snapshot(null));
        Files.createDirectories(FOLDER);
        ImageIO.write(
                SwingFXUtils.fromFXImage(picture, null),
                "png",
                FOLDER.resolve(name + ".png").toFile());
    }
}
