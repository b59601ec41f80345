package dev.unroll.ui.explain;

import dev.unroll.ui.controls.Topic;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Watches what pointer and keyboard are on in the scene of the panel, and tells the model. */
final class Pointing {
    private final ExplainViewModel model;
    private final EventHandler<MouseEvent> moved = this::moved;
    private final EventHandler<MouseEvent> exited = this::exited;
    private final EventHandler<KeyEvent> pressed = this::pressed;
    private final ChangeListener<Node> focused = (property, before, now) -> turnTo(now);

    private Pointing(ExplainViewModel model) {
        this.model = model;
    }

    /** Watches the scene that a panel stands in. */
    static void watch(Node panel, ExplainViewModel model) {
        Pointing pointing = new Pointing(model);
        panel.sceneProperty().addListener((property, before, now) -> {
            Optional.ofNullable(before).ifPresent(pointing::leave);
            Optional.ofNullable(now).ifPresent(pointing::enter);
        });
    }

    private void enter(Scene scene) {
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, moved);
        scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, moved);
        scene.addEventFilter(MouseEvent.MOUSE_EXITED, exited);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        scene.focusOwnerProperty().addListener(focused);
    }

    private void leave(Scene scene) {
        scene.removeEventFilter(MouseEvent.MOUSE_MOVED, moved);
        scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, moved);
        scene.removeEventFilter(MouseEvent.MOUSE_EXITED, exited);
        scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
        scene.focusOwnerProperty().removeListener(focused);
    }

    private void moved(MouseEvent event) {
        // What the event is for, not what it goes through: a filter of the scene sees it first.
        topic(event.getTarget()).ifPresentOrElse(model::pointAt, model::leave);
    }

    /** Out of the window; what a picture tells of its own leaving is no pointing at it. */
    private void exited(MouseEvent event) {
        if (event.getTarget() instanceof Scene) {
            model.leave();
        }
    }

    /** Arrows move what is read out on a picture that has the focus. */
    private void pressed(KeyEvent event) {
        if (event.getCode().isArrowKey()) {
            topic(event.getTarget()).ifPresent(model::turnTo);
        }
    }

    private void turnTo(Node owner) {
        topic(owner).ifPresent(model::turnTo);
    }

    private static Optional<Topic> topic(Object target) {
        return target instanceof Node node ? Topic.around(node) : Optional.empty();
    }
}
