package dev.unroll.ui.controls;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** A card that hangs on a button and goes with Esc or a click elsewhere. */
public final class PopCard {
    private PopCard() {}

    /**
     * Shows a card under its owner.
     *
     * @param owner what it hangs on
     * @param title its first line
     * @param lines what follows, in order
     * @return the card, shown
     */
    public static PopOver show(Node owner, String title, List<? extends Node> lines) {
        Bounds place = owner.localToScene(owner.getBoundsInLocal());
        PopOver over = card(title, lines, arrow(owner, place.getCenterX()));
        over.show(owner);
        return over;
    }

    /**
     * Shows a card under a point of its owner.
     *
     * @param owner in which the point lies
     * @param screenX of the point
     * @param screenY of the point
     * @param title its first line
     * @param lines what follows, in order
     * @return the card, shown
     */
    public static PopOver showAt(Node owner, double screenX, double screenY, String title, List<? extends Node> lines) {
        Point2D place = owner.localToScene(owner.screenToLocal(screenX, screenY));
        PopOver over = card(title, lines, arrow(owner, place.getX()));
        over.show(owner, screenX, screenY);
        return over;
    }

    private static PopOver card(String title, List<? extends Node> lines, PopOver.ArrowLocation arrow) {
        VBox box = new VBox();
        box.getStyleClass().add("pop-card");
        Label head = line(title, "pop-title");
        box.getChildren().add(head);
        box.getChildren().addAll(lines);
        PopOver over = new PopOver(box);
        over.setArrowLocation(arrow);
        over.setDetachable(false);
        over.setAnimated(false);
        over.setAutoHide(true);
        over.setHideOnEscape(true);
        over.setCornerRadius(9);
        over.setArrowSize(8);
        return over;
    }

    /** So that the card lies within the window, whatever it hangs on. */
    private static PopOver.ArrowLocation arrow(Node owner, double sceneX) {
        double share = sceneX / owner.getScene().getWidth();
        if (share < 0.3) {
            return PopOver.ArrowLocation.TOP_LEFT;
        }
        return share > 0.7 ? PopOver.ArrowLocation.TOP_RIGHT : PopOver.ArrowLocation.TOP_CENTER;
    }

    /** A line of a card, wrapped where it is too long. */
    public static Label line(String text, String... styleClasses) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }
}
