package dev.unroll.ui.plot;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Shows plots in a window and waits until they have painted. */
abstract class PlotTestBase {

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void openStage() throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closeStages() throws TimeoutException {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        FxToolkit.cleanupStages();
    }

    FxRobot robot() {
        return robot;
    }

    Stage stage() {
        return stage;
    }

    <T> T onFx(Callable<T> action) {
        try {
            return WaitForAsyncUtils.asyncFx(action).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    void runFx(Runnable action) {
        onFx(() -> {
            action.run();
            return true;
        });
    }

    void show(Plot... plots) {
        runFx(() -> {
            VBox box = new VBox(plots);
            for (Plot plot : plots) {
                plot.setPrefSize(500, 240);
            }
            Scene scene = new Scene(box);
            scene.getStylesheets()
                    .add(PlotTestBase.class.getResource("light.css").toExternalForm());
            stage.setScene(scene);
            stage.sizeToScene();
            stage.show();
        });
        painted(plots);
    }

    /** Waits until plots have painted what was set before. */
    void painted(Plot... plots) {
        for (Plot plot : plots) {
            long before = onFx(() -> {
                plot.refresh();
                return plot.paints();
            });
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> onFx(plot::paints) > before);
        }
    }

    /** Waits until the window has had some more pulses. */
    void pulses(int count) {
        AtomicInteger seen = new AtomicInteger();
        Runnable listener = seen::incrementAndGet;
        runFx(() -> stage.getScene().addPostLayoutPulseListener(listener));
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> {
            runFx(Platform::requestNextPulse);
            return seen.get() >= count;
        });
        runFx(() -> stage.getScene().removePostLayoutPulseListener(listener));
    }

    PixelReader pixels(Plot plot) {
        WritableImage picture = onFx(() -> plot.picture(1));
        return picture.getPixelReader();
    }

    Point2D onScreen(Plot plot, double x, double y) {
        return onFx(() -> plot.localToScreen(x, y));
    }

    static double[] steps(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }

    static LineSeries line(String id, double[] y, LineStyle style) {
        return new LineSeries(id, id, SeriesSource.of(steps(y.length), y), 1, style);
    }
}
