package dev.unroll.ui.shell;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Dresses and lays out a page of a window before it is seen. What JavaFX does for the first time in a scene takes several
 * times as long; a page that has been rehearsed is there at once when it is wanted.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * Rehearses a page; does nothing with one that is shown. It is gone again before anything is painted.
     *
     * @param page not in a scene
     * @param window the scene it will be shown in
     * @param end done before it is gone
     */
    public static void of(Region page, Scene window, Runnable end) {
        if (page.getScene() != null || !(window.getRoot() instanceof Pane root)) {
            return;
        }
        page.setManaged(false);
        root.getChildren().add(page);
        try {
            page.resize(window.getWidth(), window.getHeight());
            page.applyCss();
            page.layout();
            end.run();
        } finally {
            root.getChildren().remove(page);
            page.setManaged(true);
        }
    }
}
