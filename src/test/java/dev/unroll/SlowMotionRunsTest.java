package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Slow motion of other runs than the one that trains at first. */
@ExtendWith(ApplicationExtension.class)
class SlowMotionRunsTest {
    @SuppressWarnings("NullAway.Init") // the extension calls start before each test
    private Wiring wiring;

    @Start
    void start(Stage stage) {
        wiring = new Wiring(stage);
        wiring.show();
    }

    @Stop
    void stop() {
        wiring.close();
    }

    private static void enter(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        await().until(() -> where(robot).contains(" 1 / "));
    }

    private static String where(FxRobot robot) {
        return robot.lookup("#walk-where")
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    @Test
    void aSmallNetworkTakesTheRunsPlaceAndTheBannerBringsItBack(FxRobot robot) {
        robot.type(KeyCode.RIGHT);
        await().until(() -> wiring.service().newest().step() == 1);
        enter(robot);
        robot.interact(() -> robot.lookup("#small-networks")
                .queryAs(MenuButton.class)
                .getItems()
                .get(0)
                .fire());
        await().until(() -> where(robot).startsWith("Forward, time step 1 of 4"));

        await().until(() -> robot.lookup("Back to it").tryQuery().isPresent());
        robot.interact(robot.lookup("Back to it").queryAs(Button.class)::fire);
        await().until(() -> where(robot).startsWith("Forward, time step 1 of 25"));
        assertThat(wiring.service().newest().step()).isEqualTo(1);
    }

    @Test
    void ofSeveralStreamsEachCanBeWalkedThrough(FxRobot robot) {
        Snapshot now = wiring.service().newest();
        wiring.service().submit(new Command.NewExperiment(now.experiment().withStreams(3), now.corpus()));
        await().until(() -> wiring.service().newest().experiment().streams() == 3);
        enter(robot);
        String first = text(robot, "#equation-words");
        @SuppressWarnings("unchecked") // it holds numbers
        ComboBox<Integer> stream = robot.lookup("#walk-stream").queryAs(ComboBox.class);
        assertThat(stream.getItems()).containsExactly(1, 2, 3);
        robot.interact(() -> stream.setValue(3));
        await().until(() -> !text(robot, "#equation-words").equals(first));
        robot.interact(() -> stream.setValue(1));
        await().until(() -> text(robot, "#equation-words").equals(first));
    }
}
