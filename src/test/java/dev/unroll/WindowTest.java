package dev.unroll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.session.Command;
import dev.unroll.ui.i18n.Numbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
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

@ExtendWith(ApplicationExtension.class)
class WindowTest {
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
    void spaceTrainsAndPauses(FxRobot robot) {
        assertThat(text(robot, "#state")).isEqualTo("Ready");

        robot.type(KeyCode.SPACE);
        await().until(() -> text(robot, "#state").equals("Learning"));
        await().until(() -> steps(robot) > 20);
        robot.type(KeyCode.SPACE);
        await().until(() -> text(robot, "#state").equals("Paused"));

        await().untilAsserted(() -> assertThat(text(robot, "#readout-loss")).endsWith(" nats"));
    }

    @Test
    void spaceInAFieldDoesNotTrain(FxRobot robot) {
        robot.clickOn("#seed").type(KeyCode.SPACE);

        assertThat(wiring.service().commands()).isEmpty();
    }

    @Test
    void arrowRightAndTheButtonStepOnceEach(FxRobot robot) {
        robot.type(KeyCode.RIGHT);
        await().until(() -> steps(robot) == 1);

        robot.clickOn("#step");
        await().until(() -> steps(robot) == 2);
        assertThat(text(robot, "#state")).isEqualTo("Paused");
    }

    @Test
    void arrowRightInASliderMovesItsThumb(FxRobot robot) {
        Slider slider = robot.lookup("#learning-rate-slider").queryAs(Slider.class);
        robot.interact(slider::requestFocus);
        double before = slider.getValue();

        robot.type(KeyCode.RIGHT);

        assertThat(slider.getValue()).isGreaterThan(before);
        assertThat(steps(robot)).isZero();
    }

    @Test
    void afterASliderWasDraggedArrowRightStepsAgain(FxRobot robot) {
        Slider slider = robot.lookup("#learning-rate-slider").queryAs(Slider.class);
        robot.clickOn(slider);
        double rate = slider.getValue();

        robot.type(KeyCode.RIGHT);

        await().until(() -> steps(robot) == 1);
        assertThat(slider.getValue()).isEqualTo(rate);
    }

    @Test
    void resetBeginsAgain(FxRobot robot) {
        robot.clickOn("#step");
        await().until(() -> steps(robot) == 1);

        robot.clickOn("#reset");

        await().until(() -> steps(robot) == 0);
        await().until(() -> text(robot, "#state").equals("Ready"));
    }

    @Test
    void theLossReadOutGoesRoundItsUnits(FxRobot robot) {
        robot.clickOn("#step");
        await().until(() -> text(robot, "#readout-loss").endsWith(" nats"));

        robot.clickOn("#readout-loss");
        assertThat(text(robot, "#readout-loss")).endsWith(" bits");
        robot.clickOn("#readout-loss");
        assertThat(Numbers.parse(text(robot, "#readout-loss"))).isPresent();
        robot.clickOn("#readout-loss");
        assertThat(text(robot, "#readout-loss")).endsWith(" nats");
    }

    @Test
    void anotherLearningRateActsAtOnce(FxRobot robot) {
        robot.type(KeyCode.SPACE);
        await().until(() -> steps(robot) > 5);

        enter(robot, "#learning-rate", "0.02");

        await().untilAsserted(() -> assertThat(wiring.service().commands())
                .anySatisfy(applied -> assertThat(applied.command()).isEqualTo(new Command.SetLearningRate(0.02))));
        assertThat(pendingIsShown(robot)).isFalse();
        assertThat(text(robot, "#state")).isEqualTo("Learning");
    }

    @Test
    void anotherHiddenSizeWaitsForRestartWithThis(FxRobot robot) {
        robot.clickOn("#step");
        await().until(() -> steps(robot) == 1);

        enter(robot, "#hidden", "12");
        assertThat(pendingIsShown(robot)).isTrue();
        assertThat(steps(robot)).isEqualTo(1);

        robot.clickOn("#restart");
        await().until(() -> steps(robot) == 0);
        await().until(() -> !pendingIsShown(robot));
        assertThat(field(robot, "#hidden").getText()).isEqualTo("12");
    }

    @Test
    void discardBringsTheOldSettingsBack(FxRobot robot) {
        String before = field(robot, "#hidden").getText();
        enter(robot, "#hidden", "12");

        robot.clickOn("#discard");

        assertThat(field(robot, "#hidden").getText()).isEqualTo(before);
        assertThat(pendingIsShown(robot)).isFalse();
    }

    @Test
    void aBadNumberIsRefusedInASentence(FxRobot robot) {
        enter(robot, "#hidden", "many");

        assertThat(text(robot, "#hidden-objection")).isEqualTo("Hidden units is a whole number from 1 to 1,000,000.");
        assertThat(pendingIsShown(robot)).isFalse();

        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#hidden-objection").query().isVisible()).isFalse();
    }

    @Test
    void aWrongNumberBarsTheRestartUntilItIsRightOrDiscarded(FxRobot robot) {
        enter(robot, "#seed", "7");
        enter(robot, "#initializer-number", "1e300");

        assertThat(text(robot, "#initializer-number-objection")).startsWith("Gain is a number from");
        assertThat(robot.lookup("#restart").query().isDisabled()).isTrue();

        robot.clickOn("#discard");
        assertThat(field(robot, "#initializer-number").getText()).isEqualTo("1");
        assertThat(robot.lookup("#initializer-number-objection").query().isVisible())
                .isFalse();
    }

    @Test
    void aNetworkThatNoMemoryHoldsIsToldBesideItsField(FxRobot robot) {
        enter(robot, "#hidden", "200000");

        assertThat(text(robot, "#memory-objection")).startsWith("This network would need 1,");
        assertThat(robot.lookup("#restart").query().isDisabled()).isTrue();

        enter(robot, "#hidden", "120");
        assertThat(robot.lookup("#memory-objection").query().isVisible()).isFalse();
        assertThat(robot.lookup("#restart").query().isDisabled()).isFalse();
    }

    @Test
    void aTextThatOpensSettlesTheOnesThatDidNot(FxRobot robot, @TempDir Path folder) throws Exception {
        robot.interact(() -> wiring.openText(folder.resolve("first.txt")));
        await().until(() -> banners(robot).stream().anyMatch(sentence -> sentence.contains("first.txt")));
        robot.interact(() -> wiring.openText(folder.resolve("second.txt")));
        await().until(() -> banners(robot).stream().anyMatch(sentence -> sentence.contains("second.txt")));
        assertThat(banners(robot)).hasSize(1);

        Path file = Files.writeString(folder.resolve("rhyme.txt"), "one two three four\n".repeat(50), UTF_8);
        robot.interact(() -> wiring.openText(file));

        await().until(() -> banners(robot).isEmpty());
    }

    @Test
    void escapeTakesAMessageAway(FxRobot robot, @TempDir Path folder) {
        robot.interact(() -> wiring.openText(folder.resolve("nothing.txt")));
        await().until(() -> !banners(robot).isEmpty());

        robot.type(KeyCode.ESCAPE);

        await().until(() -> banners(robot).isEmpty());
    }

    @Test
    void trainingThatIsWorseThanGuessingSaysSo(FxRobot robot) {
        enter(robot, "#learning-rate", "1000");
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#train");

        await().until(() -> text(robot, "#state").equals("Worse than guessing"));
    }

    @Test
    void aMissingFileIsToldAndTrainingGoesOn(FxRobot robot, @TempDir Path folder) {
        String name = text(robot, "#text-name");
        robot.type(KeyCode.SPACE);
        await().until(() -> steps(robot) > 5);

        robot.interact(() -> wiring.openText(folder.resolve("nothing.txt")));

        await().until(() -> banners(robot).stream().anyMatch(sentence -> sentence.contains("nothing.txt")));
        long then = steps(robot);
        await().until(() -> steps(robot) > then);
        assertThat(text(robot, "#text-name")).isEqualTo(name);
    }

    @Test
    void anotherTextIsTrainedOnWithTheSameSettings(FxRobot robot, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("rhyme.txt"), "one two three four\n".repeat(50), UTF_8);
        enter(robot, "#learning-rate", "0.02");
        await().until(() -> wiring.service().newest().experiment().learningRate() == 0.02);
        WaitForAsyncUtils.waitForFxEvents(); // a frame has shown it to who opens the text

        robot.interact(() -> wiring.openText(file));

        await().until(() -> text(robot, "#text-name").equals("rhyme.txt"));
        assertThat(text(robot, "#text-size")).isEqualTo("950 characters · 11 symbols");
        assertThat(field(robot, "#learning-rate").getText()).isEqualTo("0.02");
    }

    @Test
    void aTextThatIsTooShortIsToldAndNothingIsLost(FxRobot robot, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("short.txt"), "ab", UTF_8);
        String name = text(robot, "#text-name");

        robot.interact(() -> wiring.openText(file));

        await().until(() -> !banners(robot).isEmpty());
        assertThat(text(robot, "#text-name")).isEqualTo(name);
    }

    @Test
    void aDivergedRunIsToldWithItsWayOut(FxRobot robot) {
        enter(robot, "#learning-rate", "1000000");
        robot.interact(() -> {
            choice(robot, "#clip-kind").getSelectionModel().selectFirst(); // none
            choice(robot, "#optimizer").getSelectionModel().selectFirst(); // SGD
            choice(robot, "#activation").getSelectionModel().selectLast(); // identity
        });
        robot.clickOn("#restart");
        robot.clickOn("#train");

        await().until(() -> text(robot, "#state").equals("Diverged"));
        assertThat(robot.lookup("#train").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#train .command-name").query().getOpacity())
                .as("its name can still be read")
                .isEqualTo(1);
        assertThat(banners(robot)).anySatisfy(sentence -> assertThat(sentence).startsWith("Diverged at step"));

        robot.clickOn("Reset with learning rate 100,000");
        await().until(() -> text(robot, "#state").equals("Ready"));
        await().untilAsserted(() ->
                assertThat(field(robot, "#learning-rate").getText()).isEqualTo("100,000"));
    }

    @Test
    void aCardIsEnlargedByItsTitleAndEscBringsItBack(FxRobot robot) {
        robot.doubleClickOn("#loss-card .card-title");
        assertThat(robot.lookup("#gradients-card").query().isVisible()).isFalse();

        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#gradients-card").query().isVisible()).isTrue();
    }

    @Test
    void zoomAndThemeAreCalledByTheirKeys(FxRobot robot) {
        double before = robot.lookup("#hidden").query().getLayoutBounds().getHeight();

        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        await().until(() -> robot.lookup("#hidden").query().getLayoutBounds().getHeight() > before);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        await().until(() -> robot.lookup("#hidden").query().getLayoutBounds().getHeight() == before);
    }

    @Test
    void aSmallWindowInLargeTypeShowsItsBarFromEndToEnd(FxRobot robot) {
        Stage stage = (Stage) robot.lookup("#train").query().getScene().getWindow();
        robot.interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        robot.push(KeyCode.CONTROL, KeyCode.T).push(KeyCode.CONTROL, KeyCode.T); // projector
        robot.clickOn("#step");
        await().until(() -> text(robot, "#state").equals("Paused"));

        await().until(() -> sceneX(robot, "#setup", 0) == 0);
        await().until(() -> robot.lookup("#verdict").query().isVisible());
        await().until(() -> sceneX(robot, "#verdict", 1) <= stage.getScene().getWidth());
        assertThat(sceneX(robot, "#train", 0)).isPositive();
    }

    /** Where a node begins (0) or ends (1). */
    private static double sceneX(FxRobot robot, String query, int end) {
        Node node = robot.lookup(query).query();
        var bounds = node.localToScene(node.getLayoutBounds());
        return end == 0 ? bounds.getMinX() : bounds.getMaxX();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static ComboBox<?> choice(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(ComboBox.class);
    }

    private static TextField field(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(TextField.class);
    }

    private static long steps(FxRobot robot) {
        return (long) Numbers.parse(text(robot, "#readout-step")).orElse(-1);
    }

    private static boolean pendingIsShown(FxRobot robot) {
        return robot.lookup(".pending").queryAll().stream().anyMatch(Node::isVisible);
    }

    private static List<String> banners(FxRobot robot) {
        return robot.lookup(".banner-text").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
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
