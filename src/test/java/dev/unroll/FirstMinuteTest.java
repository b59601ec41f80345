package dev.unroll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.session.Command;
import dev.unroll.support.AnsweredDialogs;
import dev.unroll.ui.i18n.Numbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What a newcomer does first, from end to end, read from the screen. */
@ExtendWith(ApplicationExtension.class)
class FirstMinuteTest {
    @SuppressWarnings("NullAway.Init") // the extension calls start before each test
    private Wiring wiring;

    private final AnsweredDialogs dialogs = new AnsweredDialogs();

    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {
        wiring = new Wiring(stage, dialogs);
        stage.setWidth(1280);
        stage.setHeight(800);
        wiring.show();
    }

    @Stop
    void stop() {
        wiring.close();
    }

    @Test
    void aTextIsOpenedLearnedPausedSteppedAndSteered(FxRobot robot) throws Exception {
        Path bells = Files.writeString(
                folder.resolve("bells.txt"), "Ding dong, the bell rings; the boat swings.\r\n".repeat(200), UTF_8);
        dialogs.answer(bells);
        robot.clickOn("#open-text");
        await().until(() -> text(robot, "#text-name").contains("bells"));
        assertThat(text(robot, "#text-size")).contains(Numbers.whole(44 * 200));

        robot.clickOn("#step");
        await().until(() -> steps(robot) == 1);
        await().until(() -> Double.isFinite(loss(robot)));
        double first = loss(robot);
        assertThat(first).isBetween(2.5, 3.5); // about ln 20

        robot.type(KeyCode.SPACE);
        await().atMost(Duration.ofSeconds(60)).until(() -> loss(robot) < first / 4);
        robot.type(KeyCode.SPACE);
        await().until(() -> text(robot, "#state").equals("Paused"));

        long paused = steps(robot);
        robot.type(KeyCode.RIGHT);
        await().until(() -> steps(robot) == paused + 1);
        assertThat(steps(robot)).isEqualTo(paused + 1);

        TextField rate = robot.lookup("#learning-rate").queryAs(TextField.class);
        robot.interact(() -> {
            rate.requestFocus();
            rate.selectAll();
        });
        robot.write("0.01").type(KeyCode.ENTER);
        await().untilAsserted(() -> assertThat(wiring.service().commands())
                .anySatisfy(applied -> assertThat(applied.command()).isEqualTo(new Command.SetLearningRate(0.01))));
        assertThat(loss(robot)).isLessThan(first / 3);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static long steps(FxRobot robot) {
        return (long) Numbers.parse(text(robot, "#readout-step")).orElse(-1);
    }

    private static double loss(FxRobot robot) {
        return Numbers.parse(text(robot, "#readout-loss").replace(" nats", "")).orElse(Double.NaN);
    }
}
