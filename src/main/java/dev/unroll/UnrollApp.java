package dev.unroll;

import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/** The life cycle of the window. */
public final class UnrollApp extends Application {
    /** What is still running this long after the window was closed is cut off. */
    private static final long PATIENCE_MILLIS = 1500;

    private Optional<Wiring> wiring = Optional.empty();

    @Override
    public void start(Stage stage) {
        Wiring opened = new Wiring(stage);
        wiring = Optional.of(opened);
        opened.show();
    }

    @Override
    public void stop() {
        cutOffLater();
        wiring.ifPresent(Wiring::close);
    }

    /** Files that hang and locks that are held must not keep a closed program alive. */
    private static void cutOffLater() {
        Thread watchdog = new Thread(
                () -> {
                    try {
                        Thread.sleep(PATIENCE_MILLIS);
                    } catch (InterruptedException early) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(0);
                },
                "unroll-end");
        watchdog.setDaemon(true);
        watchdog.start();
    }
}
