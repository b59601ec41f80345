package dev.unroll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.AxisScale;
import dev.unroll.ui.plot.LineChart;
import dev.unroll.ui.plot.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.control.Label;
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
import org.testfx.util.WaitForAsyncUtils;

/** The loss and the gradient norms in the window, by keyboard. */
@ExtendWith(ApplicationExtension.class)
class LiveViewsTest {
    @SuppressWarnings("NullAway.Init") // the extension calls start before each test
    private Wiring wiring;

    @Start
    void start(Stage stage) {
        wiring = new Wiring(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
        wiring.show();
    }

    @Stop
    void stop() {
        wiring.close();
    }

    @Test
    void beforeTheFirstStepAButtonTrains(FxRobot robot) {
        assertThat(onFx(() -> chart(robot, "#loss-chart").isVisible())).isFalse();

        robot.clickOn(robot.from(robot.lookup("#loss-card"))
                .lookup(".empty-state .button")
                .queryButton());

        until(() -> chart(robot, "#loss-chart").isVisible());
        until(() -> chart(robot, "#gradients-chart").isVisible());
    }

    @Test
    void theLogarithmicAxisGoesOnAndOffByKeyboard(FxRobot robot) {
        LineChart chart = chart(robot, "#loss-chart");
        robot.interact(() -> robot.lookup("#loss-log").query().requestFocus());

        robot.type(KeyCode.ENTER);
        assertThat(onFx(chart::getYScale)).isEqualTo(AxisScale.LOG);

        robot.type(KeyCode.ENTER);
        assertThat(onFx(chart::getYScale)).isEqualTo(AxisScale.LINEAR);
    }

    @Test
    void theTotalChangesToAfterClippingByKeyboard(FxRobot robot) {
        robot.type(KeyCode.RIGHT);
        LineChart chart = chart(robot, "#gradients-chart");
        until(chart::isVisible);
        assertThat(onFx(chart::getYScale)).isEqualTo(AxisScale.LOG);
        double before = onFx(() -> chart.getSeries().get(0).source().y(0));
        assertThat(before).isGreaterThan(5.1);

        robot.interact(() -> robot.lookup("#gradients-clipped").query().requestFocus());
        robot.type(KeyCode.ENTER);

        assertThat(onFx(() -> chart.getSeries().get(0).source().y(0))).isBetween(4.999, 5.001);
    }

    @Test
    void bothChartsReadTheSameStep(FxRobot robot) {
        assertThat(chart(robot, "#loss-chart").getLinkedCursor())
                .isSameAs(chart(robot, "#gradients-chart").getLinkedCursor());
    }

    @Test
    void mOpensTheMarkWithWhatTheNetworkWroteThen(FxRobot robot, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("rhyme.txt"), "one two three four\n".repeat(50), UTF_8);
        robot.interact(() -> {
            TextField hidden = robot.lookup("#hidden").queryAs(TextField.class);
            hidden.setText("8");
            hidden.requestFocus();
        });
        robot.type(KeyCode.ENTER).clickOn("#restart");
        robot.interact(() -> wiring.openText(file));
        await().until(() ->
                robot.lookup("#text-name").queryAs(Labeled.class).getText().equals("rhyme.txt"));
        LineChart chart = chart(robot, "#loss-chart");

        robot.type(KeyCode.SPACE);
        until(() -> !chart.getMarks().isEmpty());
        robot.type(KeyCode.SPACE);
        List<Mark> marks = onFx(chart::getMarks);
        robot.interact(chart::requestFocus);
        robot.type(KeyCode.M);

        until(() -> robot.lookup("#loss-sample").tryQueryAs(Label.class).stream()
                .anyMatch(sample -> sample.getText().length() == 200));
        assertThat(robot.lookup(".pop-title").queryAs(Label.class).getText())
                .isEqualTo(marks.get(0).label())
                .isEqualTo("beats unigrams at step "
                        + Numbers.whole((long) marks.get(0).x()));

        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup("#loss-sample").tryQuery().isEmpty());
    }

    private static LineChart chart(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(LineChart.class);
    }

    private static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, action);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).until(() -> onFx(condition));
    }
}
