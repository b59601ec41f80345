package dev.unroll.ui.hidden;

import static dev.unroll.ui.ShownCard.onFx;
import static dev.unroll.ui.ShownCard.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.unroll.session.Command;
import dev.unroll.ui.ShownCard;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.plot.Heatmap;
import dev.unroll.ui.shell.SavedPlots;
import java.util.Arrays;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the extension calls start before each test
class HiddenViewTest {
    private static final int UNITS = 12;

    private SmallRun run;
    private ShownCard window;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        run = new SmallRun(SmallRun.EXPERIMENT.withLayers(2));
        window = new ShownCard(run.service(), stage);
    }

    @Stop
    void stop() {
        window.close();
        run.close();
    }

    @Test
    void theEmptyCardsButtonTrains(FxRobot robot) {
        show(500, 300);
        robot.clickOn(".empty-state .button");

        until(() -> robot.lookup("#hidden-map").tryQuery().isPresent());
        assertThat(map(robot).getColumnLabels()).hasSize(8);
    }

    @Test
    void aClickFollowsAUnitAndAnotherLetsItGo(FxRobot robot) {
        HiddenViewModel model = step(robot);

        Point2D lastRow = inMap(robot, 0.5, (UNITS - 0.5) / UNITS);
        robot.clickOn(lastRow);
        until(() -> model.followedProperty().get() == UNITS - 1);
        assertThat(text(robot, "#hidden-followed")).startsWith("unit 12 · mean ");
        assertThat(map(robot).getSelectedRow()).isEqualTo(UNITS - 1);
        assertThat(shown(robot, "#hidden-strip")).isTrue();

        robot.clickOn("#hidden-stop-following");
        assertThat(model.followedProperty().get()).isEqualTo(-1);
        assertThat(shown(robot, "#hidden-strip")).isFalse();
    }

    @Test
    void enterFollowsTheUnitUnderTheCursorAndEscapeLetsItGo(FxRobot robot) {
        HiddenViewModel model = step(robot);
        robot.interact(() -> map(robot).requestFocus());

        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.RIGHT);
        assertThat(onFx(() -> map(robot).readout())).startsWith("unit 3 · “n” · t = 2");
        robot.type(KeyCode.ENTER);
        assertThat(model.followedProperty().get()).isEqualTo(2);

        robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE);
        assertThat(model.followedProperty().get()).isEqualTo(-1);
    }

    @Test
    void theStripReadsOutTheCellAboveIt(FxRobot robot) {
        HiddenViewModel model = step(robot);
        robot.interact(() -> model.follow(4));
        until(() -> shown(robot, "#hidden-strip")
                && robot.lookup("#hidden-strip").query().getLayoutBounds().getHeight() > 20);

        robot.moveTo(robot.lookup("#hidden-strip").<Node>query());

        assertThat(onFx(() -> map(robot).readout())).startsWith("unit 5 · ");
    }

    @Test
    @SuppressWarnings("unchecked")
    void orderAndLayerAreChosen(FxRobot robot) {
        HiddenViewModel model = step(robot);
        assertThat(shown(robot, "#hidden-sort-again")).isFalse();

        robot.interact(
                () -> robot.lookup("#hidden-order").queryAs(ComboBox.class).setValue(UnitOrder.SIMILARITY));
        HiddenPicture picture = model.pictureProperty().get().orElseThrow();
        int[] similar = UnitOrder.SIMILARITY.of(picture.rowMajor(), picture.units(), picture.steps());
        until(() -> Arrays.equals(model.orderProperty().get(), similar));
        assertThat(shown(robot, "#hidden-sort-again")).isTrue();

        robot.clickOn("#hidden-layer-2");
        assertThat(model.pictureProperty().get().orElseThrow().layer()).isEqualTo(1);
    }

    @Test
    void aNewRunClearsAndANetworkOfOneLayerHasNoChoiceOfLayers(FxRobot robot) {
        HiddenViewModel model = step(robot);
        assertThat(shown(robot, "#hidden-layers")).isTrue();

        run.service().submit(new Command.NewExperiment(SmallRun.EXPERIMENT, SmallRun.CORPUS));

        until(() -> model.pictureProperty().get().isEmpty());
        assertThat(robot.lookup(".empty-state .button").queryAs(Button.class)).isNotNull();
        assertThat(shown(robot, "#hidden-layers")).isFalse();
    }

    @Test
    void whatCannotBeSeenIsNotPainted(FxRobot robot) {
        HiddenViewModel model = step(robot);
        robot.interact(() -> robot.lookup("#hidden-card").query().setVisible(false));
        Optional<HiddenPicture> before = model.pictureProperty().get();

        run.service().submit(new Command.Step());
        await().until(() -> run.service().commands().size() == 2);
        waitForFxEvents(10);
        assertThat(model.pictureProperty().get()).isSameAs(before);

        robot.interact(() -> robot.lookup("#hidden-card").query().setVisible(true));
        until(() -> model.pictureProperty().get().filter(p -> p.step() == 2).isPresent());
    }

    @Test
    void aViewThatIsGoneIsCollected() {
        JMemoryBuddy.memoryTest(checker -> {
            HiddenViewModel model = new HiddenViewModel(run.service()::submit, window.work(), window.failures());
            HiddenView view = window.show(
                    () -> new HiddenView(model, new SavedPlots(window.work(), new Banners(), window.failures())),
                    HiddenView::card,
                    500,
                    300);
            run.service().submit(new Command.Step());
            until(() -> model.pictureProperty().get().isPresent());

            window.remove(view);

            checker.assertCollectable(view.card());
            checker.assertCollectable(view);
            checker.assertCollectable(model);
        });
    }

    private HiddenViewModel show(double width, double height) {
        HiddenViewModel model = new HiddenViewModel(run.service()::submit, window.work(), window.failures());
        window.show(
                () -> new HiddenView(model, new SavedPlots(window.work(), new Banners(), window.failures())),
                HiddenView::card,
                width,
                height);
        return model;
    }

    private HiddenViewModel step(FxRobot robot) {
        HiddenViewModel model = show(520, 340);
        run.service().submit(new Command.Step());
        until(() -> robot.lookup("#hidden-map").tryQuery().isPresent()
                && map(robot).cellAreaProperty().get().getWidth() > 50);
        return model;
    }

    private static Heatmap map(FxRobot robot) {
        return robot.lookup("#hidden-map").queryAs(Heatmap.class);
    }

    private static Point2D inMap(FxRobot robot, double across, double down) {
        return onFx(() -> {
            var area = map(robot).cellAreaProperty().get();
            return map(robot)
                    .localToScreen(area.getMinX() + across * area.getWidth(), area.getMinY() + down * area.getHeight());
        });
    }

    private static boolean shown(FxRobot robot, String query) {
        for (Node node = robot.lookup(query).query(); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }
}
