package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.session.Command;
import dev.unroll.store.AppFolder;
import dev.unroll.store.Settings;
import dev.unroll.store.SettingsFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Whatever the size of the window and of its type, nothing is pushed out at the sides. */
@ExtendWith(ApplicationExtension.class)
class WindowLayoutTest {
    private static final List<String> BAR = List.of(
            "#menu",
            "#train",
            "#step",
            "#reset",
            "#speed",
            "#readout-step",
            "#readout-loss",
            "#verdict",
            "#page-gradients",
            "#timeline");
    private static final List<String> CARDS = List.of("#loss-card", "#hidden-card", "#gradients-card", "#sample-card");

    /** A window remembers its look when it is closed; the next test's opens as a new one. */
    @AfterEach
    void forget() throws IOException {
        new SettingsFile(AppFolder.find()).save(Settings.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "light,75,1024,700",
        "light,100,1024,700",
        "light,125,1280,800",
        "light,160,1280,800",
        "light,300,1280,800",
        "dark,300,1024,700",
        "projector,100,1024,700",
        "projector,100,1280,800",
        "projector,300,1024,700"
    })
    void everythingLiesWithinTheWindow(String theme, int zoom, int width, int height, FxRobot robot)
            throws IOException {
        try (OpenWindow window = open(theme, zoom, width, height, robot)) {
            await().until(() -> robot.lookup("#verdict").query().isVisible());
            settle(window);
            Bounds scene = new BoundingBox(
                    0, 0, window.scene().getWidth(), window.scene().getHeight());
            for (String id : BAR) {
                assertThat(scene.contains(place(robot, id))).as(id).isTrue();
            }
            Node timeline = robot.lookup("#timeline").query();
            assertThat(!timeline.getParent().isVisible() || scene.contains(place(robot, "#timeline")))
                    .as("a timeline that is seen is seen as a whole")
                    .isTrue();
            for (String id : CARDS) {
                Bounds card = place(robot, id);
                assertThat(card.getMinX()).as(id).isNotNegative();
                assertThat(card.getMaxX()).as(id).isLessThanOrEqualTo(scene.getWidth());
                for (String part : List.of("-help", "-enlarge")) {
                    assertThat(card.contains(place(robot, id + part)))
                            .as(id + part)
                            .isTrue();
                }
            }
            if (!robot.lookup("#setup").query().isVisible()) {
                robot.clickOn("#setup-button");
                settle(window);
            }
            for (String id : List.of("#setup", "#hidden", "#window")) {
                assertThat(place(robot, id).getMinX()).as(id).isNotNegative();
                assertThat(place(robot, id).getMaxX()).as(id).isLessThanOrEqualTo(scene.getWidth());
            }
        }
    }

    @Test
    void aLowWindowScrollsRatherThanFlattenItsPictures(FxRobot robot) throws IOException {
        try (OpenWindow window = open("light", 300, 1280, 800, robot)) {
            assertThat(place(robot, "#loss-chart").getHeight()).isGreaterThan(300);
            robot.doubleClickOn("#loss-card .card-title");
            settle(window);
            assertThat(place(robot, "#loss-card").getMaxY())
                    .as("an enlarged card fits")
                    .isLessThanOrEqualTo(window.scene().getHeight());
        }
    }

    /** Painted into a picture first, a page with live plots takes half as much longer: see src/test/scripts. */
    @Test
    void thePageIsPaintedStraightOntoTheWindow(FxRobot robot) throws IOException {
        try (OpenWindow window = open("light", 100, 1280, 800, robot)) {
            assertThat(window.scene().getRoot().isCache()).isFalse();
            for (Node node = robot.lookup("#loss-chart").query(); node != null; node = node.getParent()) {
                assertThat(node.isCache()).as(node.toString()).isFalse();
            }
        }
    }

    private static OpenWindow open(String theme, int zoom, int width, int height, FxRobot robot) throws IOException {
        new SettingsFile(AppFolder.find())
                .save(Settings.defaults().withTheme(theme).withZoom(zoom / 100.0));
        OpenWindow window = OpenWindow.open();
        Stage stage = window.stage();
        robot.interact(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        window.submit(new Command.Step());
        await().until(() -> window.newest().step() == 1);
        settle(window);
        return window;
    }

    /** Waits until the window was laid out again. */
    private static void settle(OpenWindow window) {
        AtomicInteger seen = new AtomicInteger();
        Runnable listener = seen::incrementAndGet;
        OpenWindow.onFx(() -> {
            window.scene().addPostLayoutPulseListener(listener);
            return true;
        });
        await().until(() -> {
            Platform.requestNextPulse();
            return seen.get() >= 3;
        });
        OpenWindow.onFx(() -> {
            window.scene().removePostLayoutPulseListener(listener);
            return true;
        });
    }

    private static Bounds place(FxRobot robot, String query) {
        return OpenWindow.onFx(() -> {
            Node node = robot.lookup(query).query();
            return node.localToScene(node.getLayoutBounds());
        });
    }
}
