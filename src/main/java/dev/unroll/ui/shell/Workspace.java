package dev.unroll.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * What lies below the tool bar: Setup at the left, the page beside it, at the right what explains it, where that is
 * wanted. In a narrow window, and beside pages that need it,
 * the page has all the room, and Setup lies over it when it is asked for; in a narrow
 * window the explanations do too. Messages lie over the page's lower end, so that nothing moves away under the
 * pointer when one comes or goes.
 */
final class Workspace extends Pane {
    private final Region setup;
    private final ScrollPane scroll;
    private final Region messages;
    private final ObservableValue<Boolean> narrow;
    private final Region explain;
    private final ObservableValue<Boolean> explainOver;
    private final BooleanProperty setupAsked = new SimpleBooleanProperty(this, "setupAsked");

    /**
     * The workspace.
     *
     * @param setup at the left
     * @param page in the middle
     * @param messages over its lower end
     * @param narrow whether Setup lies over the page
     * @param explain at the right, while it is visible
     * @param explainOver whether it lies over the page
     */
    Workspace(
            Region setup,
            ObservableValue<? extends Region> page,
            Region messages,
            ObservableValue<Boolean> narrow,
            Region explain,
            ObservableValue<Boolean> explainOver) {
        this.explain = explain;
        this.explainOver = explainOver;
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
        explainOver.subscribe(is -> requestLayout());
        explain.visibleProperty().subscribe(is -> requestLayout());
        getChildren().addAll(scroll, messages, explain, setup);
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
        double explainWidth = explain.isVisible() ? Math.min(getWidth(), snapSizeX(explain.prefWidth(-1))) : 0;
        place(explain, getWidth() - explainWidth, 0, explainWidth, getHeight());
        double width = getWidth() - left - (explainOver.getValue() ? 0 : explainWidth);
        place(scroll, left, 0, width, getHeight());
        double height = Math.min(getHeight(), snapSizeY(messages.prefHeight(width)));
        place(messages, left, getHeight() - height, width, height);
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
