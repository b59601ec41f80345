package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.task.Task;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.LineChart;
import dev.unroll.ui.plot.ReferenceLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Tasks with a known answer, chosen and watched in the window. */
@ExtendWith(ApplicationExtension.class)
class TasksTest {
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
    void temporalOrderRunsWithOneChoiceAndIsLearntWithinSecondsAtLengthTen(FxRobot robot) {
        choose(robot, "Temporal order");
        await().untilAsserted(() -> assertThat(lines(robot)).containsExactly("knowing nothing 1.39", "solved 0.01"));
        assertThat(text(robot, "#task-name")).isEqualTo("Temporal order");
        assertThat(text(robot, "#task-asks")).contains("X and Y");
        assertThat(robot.lookup("#text-name").query().getParent().isVisible()).isFalse();
        assertThat(robot.lookup("#sample-task").query().getParent().isVisible()).isTrue();
        assertThat(chart(robot).getYLabel()).isEqualTo("nats per answer");

        TextField length = robot.lookup("#task-temporalOrder").queryAs(TextField.class);
        robot.interact(() -> {
            length.requestFocus();
            length.selectAll();
        });
        robot.write("10").type(KeyCode.ENTER);
        robot.clickOn("#restart");

        await().until(() -> newest().experiment().task().equals(Optional.of(Task.parse("temporal-order:10"))));
        assertThat(newest().experiment().window()).isEqualTo(10);
        await().atMost(Duration.ofSeconds(60)).until(() -> newest().accuracy() > 0.6);
        await().untilAsserted(() ->
                assertThat(text(robot, "#loss-card .card-subtitle")).contains("% right"));
    }

    @Test
    void theWayBackLeadsToTheTextWithItsOldSettings(FxRobot robot) {
        Snapshot before = newest();
        choose(robot, "Adding");
        await().until(() -> newest().step() > 0);
        await().untilAsserted(() -> assertThat(chart(robot).getYLabel()).isEqualTo("squared error"));
        await().untilAsserted(() ->
                assertThat(Numbers.parse(text(robot, "#readout-loss"))).isPresent());
        robot.clickOn("#readout-loss");
        assertThat(Numbers.parse(text(robot, "#readout-loss")))
                .as("a squared error has no bits")
                .isPresent();

        robot.clickOn("#task-end");

        await().until(() -> newest().experiment().equals(before.experiment()));
        await().until(() -> robot.lookup("#text-name").query().getParent().isVisible());
        await().until(() -> lines(robot).size() == 4);
        assertThat(chart(robot).getYLabel()).isEqualTo("nats per character");
    }

    @Test
    void aSampleTextEndsTheTask(FxRobot robot) {
        Snapshot before = newest();
        choose(robot, "Echo");
        await().until(() -> newest().experiment().task().isPresent());

        robot.clickOn("#samples");
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);

        await().until(() -> newest().corpus() != before.corpus());
        assertThat(newest().experiment()).isEqualTo(before.experiment());
    }

    private void choose(FxRobot robot, String task) {
        robot.clickOn("#tasks");
        robot.clickOn(task);
        await().until(() -> newest().experiment().task().isPresent());
    }

    private Snapshot newest() {
        return OpenWindow.onFx(() -> wiring.service().newest());
    }

    private static LineChart chart(FxRobot robot) {
        return robot.lookup("#loss-chart").queryAs(LineChart.class);
    }

    private static List<String> lines(FxRobot robot) {
        return OpenWindow.onFx(() -> chart(robot).getReferenceLines().stream()
                .map(ReferenceLine::label)
                .toList());
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }
}
