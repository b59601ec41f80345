package dev.unroll.ui.pulse;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Lets a painter rest while nobody can see its node: in no window, in one that is closed or iconified, or hidden behind
 * an enlarged card. The painter must not rely on {@link Frame#fresh()}, for it may have missed the fresh one.
 *
 * @param node what is painted
 * @param painter who paints it
 */
public record WhileSeen(Node node, Painter painter) implements Painter {
    @Override
    public void frame(Frame frame) {
        if (isSeen()) {
            painter.frame(frame);
        }
    }

    /** Whether any of it can be seen. */
    public boolean isSeen() {
        Scene scene = node.getScene();
        Window window = scene == null ? null : scene.getWindow();
        if (window == null || !window.isShowing() || (window instanceof Stage stage && stage.isIconified())) {
            return false;
        }
        for (Node part = node; part != null; part = part.getParent()) {
            if (!part.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
