package dev.unroll;

import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.session.TrainingService;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The program's own window, opened by something that measures or pictures it. For any thread but JavaFX's. */
public final class OpenWindow implements AutoCloseable {
    private final Stage stage;
    private final Wiring wiring;

    private OpenWindow(Stage stage, Wiring wiring) {
        this.stage = stage;
        this.wiring = wiring;
    }

    /** Opens a window at the program's first size, on the start text; JavaFX must run. */
    public static OpenWindow open() {
        return onFx(() -> {
            Stage stage = new Stage();
            Wiring wiring = new Wiring(stage);
            wiring.show();
            return new OpenWindow(stage, wiring);
        });
    }

    public Stage stage() {
        return stage;
    }

    public Scene scene() {
        return stage.getScene();
    }

    /** What trains. Its snapshots are for the JavaFX thread. */
    public TrainingService service() {
        return wiring.service();
    }

    /** Hands a command to what trains. */
    public void submit(Command command) {
        service().submit(command);
    }

    /** Trains on a file as soon as it is read. For the JavaFX thread. */
    public void openText(Path file) {
        wiring.openText(file);
    }

    /** The state of the training that the next frame shows. */
    public Snapshot newest() {
        return onFx(service()::newest);
    }

    /** Closes the window as a user would, and ends its threads. */
    @Override
    public void close() {
        onFx(() -> {
            stage.hide();
            wiring.close();
            return true;
        });
    }

    /** Does something on the JavaFX thread and waits for what comes of it. */
    public static <T> T onFx(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }
}
