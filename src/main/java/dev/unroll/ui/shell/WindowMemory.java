package dev.unroll.ui.shell;

import dev.unroll.store.Settings;
import dev.unroll.store.SettingsFile;
import dev.unroll.store.UnwritableFileException;
import dev.unroll.store.WindowBounds;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.theme.Appearance;
import dev.unroll.ui.theme.Theme;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Keeps where the window was, how it looked and what its user chose for every run from one start to the next. */
public final class WindowMemory {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final SettingsFile file;
    private final Settings settings;
    private final ObjectProperty<Optional<Boolean>> explain;

    /**
     * Reads what was kept; what cannot be read is told, and the defaults are used.
     *
     * @param file where it is kept
     */
    public WindowMemory(SettingsFile file, Banners banners) {
        this.file = file;
        SettingsFile.Loaded loaded = file.load();
        settings = loaded.settings();
        explain = new SimpleObjectProperty<>(this, "explain", settings.explain());
        loaded.message().ifPresent(message -> banners.show(Banner.of(Banner.Kind.WARNING, message)));
    }

    /** Theme and zoom as they were. */
    public Appearance appearance() {
        return new Appearance(Theme.of(settings.theme()), (int) Math.round(settings.zoom() * 100));
    }

    /** Whether a step is held before its update when its gradient jumps. */
    public boolean guard() {
        return settings.guard();
    }

    /** Whether the panel of explanations is open; empty while nobody has chosen. */
    public ObjectProperty<Optional<Boolean>> explainProperty() {
        return explain;
    }

    /** Puts a window where it was, if that is still on a screen; else in the middle. */
    public void place(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        settings.window().filter(WindowMemory::isOnAScreen).ifPresent(bounds -> {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
            stage.setMaximized(bounds.maximized());
        });
    }

    /** Keeps where the window is, how it looks, whether explanations are open, and whether steps are held at a jump. */
    public void remember(Stage stage, Appearance appearance, boolean guard) {
        Settings now = settings.withTheme(appearance.themeProperty().get().key())
                .withZoom(appearance.zoomProperty().get() / 100.0)
                .withGuard(guard);
        now = explain.get().map(now::withExplain).orElse(now);
        if (!stage.isFullScreen() && stage.getWidth() > 0 && stage.getHeight() > 0) {
            now = now.withWindow(new WindowBounds(
                    stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
        }
        try {
            file.save(now);
        } catch (UnwritableFileException unwritable) {
            System.getLogger(WindowMemory.class.getName()).log(Level.WARNING, "settings", unwritable);
        }
    }

    private static boolean isOnAScreen(WindowBounds bounds) {
        return !Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
                .isEmpty();
    }
}
