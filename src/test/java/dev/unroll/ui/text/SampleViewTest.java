package dev.unroll.ui.text;

import static dev.unroll.ui.ShownCard.onFx;
import static dev.unroll.ui.ShownCard.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.session.Command;
import dev.unroll.ui.ShownCard;
import dev.unroll.ui.SmallRun;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the extension calls start before each test
class SampleViewTest {
    private SmallRun run;
    private ShownCard window;

    @Start
    void start(Stage stage) {
        run = new SmallRun();
        window = new ShownCard(run.service(), stage);
    }

    @Stop
    void stop() {
        window.close();
        run.close();
    }

    @Test
    void somethingStandsThereAtOnceAndAgainChangesIt(FxRobot robot) {
        SampleViewModel model = show(440, 320);
        String first = area(robot).getText();
        assertThat(model.subtitleProperty().get()).endsWith("written at step 0");

        robot.clickOn("#sample-again");

        until(() -> !area(robot).getText().equals(first));
    }

    @Test
    void sliderAndFieldShowTheSameTemperature(FxRobot robot) {
        SampleViewModel model = show(440, 320);
        Slider slider = robot.lookup("#sample-temperature-slider").queryAs(Slider.class);

        robot.interact(() -> slider.setValue(1.503));
        assertThat(model.temperatureProperty().get()).isEqualTo(1.5);
        assertThat(field(robot, "#sample-temperature").getText()).isEqualTo("1.5");

        enter(robot, "#sample-temperature", "0.33");
        assertThat(model.temperatureProperty().get()).isEqualTo(0.33);
        assertThat(slider.getValue()).isEqualTo(0.33);

        enter(robot, "#sample-temperature", "5");
        assertThat(model.temperatureProperty().get()).isEqualTo(5);
        assertThat(slider.getValue()).isEqualTo(2);
    }

    @Test
    void aPrimeOfStrangersIsToldInASentence(FxRobot robot) {
        show(440, 320);

        robot.clickOn("#sample-prime").write("one x");

        assertThat(objection(robot).getText()).contains("“x”");
        assertThat(objection(robot).isVisible()).isTrue();

        robot.eraseText(1);
        assertThat(objection(robot).isVisible()).isFalse();
        until(() -> area(robot).getText().startsWith("one "));
    }

    @Test
    void theTextStaysWhileSomeOfItIsSelected(FxRobot robot) {
        SampleViewModel model = show(440, 320);
        robot.clickOn("#sample-text");
        robot.interact(() -> area(robot).selectRange(0, 5));
        run.service().submit(new Command.Step());
        String kept = area(robot).getText();

        robot.clickOn("#sample-prime"); // the selection goes, and what is due is written

        until(() -> model.subtitleProperty().get().endsWith("written at step 1"));
        assertThat(kept).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {320, 350, 430, 900})
    void theControlsFitIntoTheCard(double width) {
        FxRobot robot = new FxRobot();
        show(width, 260);

        for (String id : new String[] {
            "#sample-temperature",
            "#sample-temperature-slider",
            "#sample-again",
            "#sample-live",
            "#sample-prime",
            "#sample-best"
        }) {
            // The head finds its rows in a layout after the first.
            await().untilAsserted(() -> {
                var bounds = onFx(() -> {
                    Node node = robot.lookup(id).query();
                    return node.localToScene(node.getBoundsInLocal());
                });
                assertThat(bounds.getMinX()).as(id).isGreaterThanOrEqualTo(0);
                assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(width);
                assertThat(bounds.getWidth()).as(id).isGreaterThan(25);
            });
        }
        await().untilAsserted(
                        () -> assertThat(onFx(() -> area(robot).getHeight())).isGreaterThan(100));
    }

    @Test
    void aViewThatIsGoneIsCollected() {
        JMemoryBuddy.memoryTest(checker -> {
            SampleViewModel model = model();
            SampleView view = window.show(() -> new SampleView(model), SampleView::card, 440, 320);
            until(() -> !model.textProperty().get().isEmpty());

            window.remove(view);

            checker.assertCollectable(view.card());
            checker.assertCollectable(view);
            checker.assertCollectable(model);
        });
    }

    private SampleViewModel model() {
        return new SampleViewModel(run.service()::copyModel, window.work(), ScalarKernels::new, window.failures());
    }

    private SampleViewModel show(double width, double height) {
        SampleViewModel model = model();
        window.show(() -> new SampleView(model), SampleView::card, width, height);
        until(() -> !model.textProperty().get().isEmpty());
        return model;
    }

    private static TextArea area(FxRobot robot) {
        return robot.lookup("#sample-text").queryAs(TextArea.class);
    }

    private static TextField field(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(TextField.class);
    }

    private static Label objection(FxRobot robot) {
        return robot.lookup("#sample-objection").queryAs(Label.class);
    }

    private static void enter(FxRobot robot, String query, String typed) {
        TextField field = field(robot, query);
        robot.interact(() -> {
            field.requestFocus();
            field.selectAll();
        });
        robot.write(typed).type(KeyCode.ENTER);
    }
}
