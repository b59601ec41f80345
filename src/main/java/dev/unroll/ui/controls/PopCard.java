package dev.unroll.ui.controls;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import org.controlsfx.control.PopOver;

/** A card that hangs on a button, or stands on it where there is more room above, and goes with Esc or a click elsewhere. */
public final class PopCard {
    /** For the arrow, and some air. */
    private static final double MARGIN = 36;

    private static final double LEAST_HEIGHT = 120;

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
        Bounds place = owner.localToScreen(owner.getBoundsInLocal());
        PopOver over = card(owner, title, lines, place);
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
        PopOver over = card(owner, title, lines, new BoundingBox(screenX, screenY, 0, 0));
        over.show(owner, screenX, screenY);
        return over;
    }

    private static PopOver card(Node owner, String title, List<? extends Node> lines, Bounds place) {
        VBox box = new VBox();
        box.getStyleClass().add("pop-card");
        Label head = line(title, "pop-title");
        box.getChildren().add(head);
        box.getChildren().addAll(lines);
        Rectangle2D screen = screen(place);
        double below = screen.getMaxY() - place.getMaxY();
        double above = place.getMinY() - screen.getMinY();
        boolean hangs = below > above;
        PopOver over = new PopOver(scrolling(box, Math.max(below, above) - MARGIN));
        over.setArrowLocation(arrow(owner, place.getCenterX(), hangs));
        over.setDetachable(false);
        over.setAnimated(false);
        over.setAutoHide(true);
        over.setHideOnEscape(true);
        over.setCornerRadius(9);
        over.setArrowSize(8);
        return over;
    }

    /** A card longer than the screen has room for is scrolled, so that its last button can be reached. */
    private static Node scrolling(VBox box, double room) {
        ScrollPane scroll = new ScrollPane(box) {
            @Override
            protected double computePrefWidth(double height) {
                return Math.max(box.minWidth(-1), box.prefWidth(-1));
            }

            /** That of its lines once they are wrapped, which a scroll pane does not ask for. */
            @Override
            protected double computePrefHeight(double width) {
                return box.prefHeight(computePrefWidth(-1));
            }
        };
        scroll.getStyleClass().add("pop-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(Math.max(LEAST_HEIGHT, room));
        return scroll;
    }

    private static Rectangle2D screen(Bounds place) {
        return Screen.getScreensForRectangle(place.getMinX(), place.getMinY(), 1, 1).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
    }

    /** So that the card lies within the window, whatever it hangs on. */
    private static PopOver.ArrowLocation arrow(Node owner, double screenX, boolean hangs) {
        double share = owner.getScene().getRoot().screenToLocal(screenX, 0).getX()
                / owner.getScene().getWidth();
        if (share < 0.3) {
            return hangs ? PopOver.ArrowLocation.TOP_LEFT : PopOver.ArrowLocation.BOTTOM_LEFT;
        }
        if (share > 0.7) {
            return hangs ? PopOver.ArrowLocation.TOP_RIGHT : PopOver.ArrowLocation.BOTTOM_RIGHT;
        }
        return hangs ? PopOver.ArrowLocation.TOP_CENTER : PopOver.ArrowLocation.BOTTOM_CENTER;
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
