package dev.unroll.ui.controls;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Whether a node is in a window that shows: what a view binds with it, it lets go of when it is taken away. */
public final class Showing {
    private Showing() {}

    /** True while the node is in a scene whose window is open. */
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
    }
}
