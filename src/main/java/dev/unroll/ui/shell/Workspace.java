package dev.unroll.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * What lies below the tool bar: Setup at the left, the page beside it. In a narrow window, and beside pages that need it,
 * the page has all the room, and Setup lies over it when it is asked for. Messages lie over the page's lower end, so that nothing moves away under the
 * pointer when one comes or goes.
 */
final class Workspace extends Pane {
    private final Region setup;
    private final ScrollPane scroll;
    private final Region messages;
    private final ObservableValue<Boolean> narrow;
    private final BooleanProperty setupAsked = new SimpleBooleanProperty(this, "setupAsked");

    Workspace(Region setup, ObservableValue<? extends Region> page, Region messages, ObservableValue<Boolean> narrow) {
        this.setup = setup;
        this.messages = messages;
        this.narrow = narrow;
        scroll = new ScrollPane();
        page.subscribe(shown -> scroll.setContent(shown));
        scroll.setId("page");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.skinProperty().subscribe(skin -> paintDirectly(scroll));
        setMinSize(0, 0);
        setup.visibleProperty().bind(narrow.flatMap(is -> setupAsked.map(asked -> !is || asked)));
        narrow.subscribe(is -> requestLayout());
        getChildren().addAll(scroll, messages, setup);
    }

    /** Whether Setup is wanted where it does not stand beside the page. */
    BooleanProperty setupAskedProperty() {
        return setupAsked;
    }

    @Override
    protected void layoutChildren() {
        double setupWidth = Math.min(getWidth(), snapSizeX(setup.prefWidth(-1)));
        double left = narrow.getValue() ? 0 : setupWidth;
        setup.resizeRelocate(0, 0, setupWidth, getHeight());
        place(scroll, left, 0, getWidth() - left, getHeight());
        double height = Math.min(getHeight(), snapSizeY(messages.prefHeight(getWidth() - left)));
        place(messages, left, getHeight() - height, getWidth() - left, height);
    }

    /**
     * The skin keeps a picture of what it scrolls. A page that changes with every frame would be painted whole into that
     * picture, and the picture then onto the window; without it only the plots are painted.
     */
    private static void paintDirectly(ScrollPane pane) {
        Node viewport = pane.lookup(".viewport");
        if (viewport != null) {
            viewport.setCache(false);
        }
    }

    private static void place(Node node, double x, double y, double width, double height) {
        node.resizeRelocate(x, y, Math.max(0, width), height);
    }
}
