package dev.unroll.ui;

import static org.awaitility.Awaitility.await;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;

import dev.unroll.session.TrainingService;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.pulse.Painter;
import dev.unroll.ui.pulse.Pulse;
import dev.unroll.ui.theme.Appearance;
import dev.unroll.ui.theme.Theme;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** One view's card in a window, with its own pulse. */
public final class ShownCard implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 20_000;

    private final Failures failures = new Failures(new Banners());
    private final BackgroundWork work = new BackgroundWork(failures);
    private final Pulse pulse;
    private final Stage stage;

    /** A window without a card. */
    public ShownCard(TrainingService service, Stage stage) {
        this.stage = stage;
        pulse = new Pulse(service::newest, failures);
        pulse.add(frame -> work.deliver());
    }

    public Failures failures() {
        return failures;
    }

    public BackgroundWork work() {
        return work;
    }

    /** Shows a view, so wide and high. */
    public <V extends Painter> V show(Supplier<V> made, Function<V, ViewCard> card, double w, double h) {
        return onFx(() -> {
            V view = made.get();
            pulse.add(view);
            Scene scene = new Scene(new StackPane(card.apply(view)), w, h);
            new Appearance(Theme.LIGHT, 100).dress(scene);
            stage.setScene(scene);
            // A test before may have left the stage in another size.
            stage.setMinWidth(0);
            stage.setMinHeight(0);
            stage.sizeToScene();
            stage.show();
            pulse.start();
            return view;
        });
    }

    /** Waits for something that is read on the JavaFX thread. */
    public static void until(BooleanSupplier condition) {
        await().until(() -> onFx(condition::getAsBoolean));
    }

    public static <T> T onFx(Callable<T> action) {
        return waitForAsyncFx(PATIENCE_MILLIS, action);
    }

    /** Takes the view out of the window and out of the pulse. */
    public void remove(Painter view) {
        onFx(() -> {
            pulse.remove(view);
            stage.setScene(new Scene(new StackPane()));
            return true;
        });
    }

    @Override
    public void close() {
        pulse.stop();
        work.close();
    }
}
