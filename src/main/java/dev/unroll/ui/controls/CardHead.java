package dev.unroll.ui.controls;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * The head of a card in one row: title, subtitle, tools, buttons. In a narrow card the subtitle gives way, and then the
 * tools move below, so that nothing is pushed out of the card.
 */
final class CardHead extends Pane {
    /** Between the parts, in parts of the left padding. */
    private static final double GAP = 0.84;

    /** Of a subtitle; a smaller part says nothing. */
    private static final double LEGIBLE = 0.6;

    private final Node title;
    private final Node subtitle;
    private final Node tools;
    private final Node buttons;

    CardHead(Node title, Node subtitle, Node tools, Node buttons) {
        this.title = title;
        this.subtitle = subtitle;
        this.tools = tools;
        this.buttons = buttons;
        getStyleClass().add("card-head");
        getChildren().addAll(title, subtitle, tools, buttons);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return needed() + gap() + subtitle.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets in = getInsets();
        double below = fits(width < 0 ? Double.MAX_VALUE : width) ? 0 : tools.prefHeight(-1) + in.getBottom();
        return snapSizeY(in.getTop() + in.getBottom() + firstRow() + below);
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double right = getWidth() - in.getRight();
        double middle = in.getTop() + firstRow() / 2;
        boolean oneRow = fits(getWidth());
        double end = put(buttons, right - width(buttons), middle, width(buttons));
        if (oneRow) {
            end = tools.prefWidth(-1) > 0 ? put(tools, end - gap() - width(tools), middle, width(tools)) : end;
        } else {
            double room = Math.min(width(tools), right - in.getLeft());
            double y = in.getTop() + firstRow() + in.getBottom() + tools.prefHeight(-1) / 2;
            put(tools, right - room, y, room);
        }
        double nameWidth = Math.max(0, Math.min(width(title), end - gap() - in.getLeft()));
        put(title, in.getLeft(), middle, nameWidth);
        double from = in.getLeft() + nameWidth + gap();
        double room = end - gap() - from;
        subtitle.setVisible(room >= LEGIBLE * width(subtitle));
        put(subtitle, from, middle, Math.max(0, Math.min(room, width(subtitle))));
    }

    private double put(Node node, double x, double middle, double width) {
        double height = snapSizeY(node.prefHeight(-1));
        node.resizeRelocate(snapPositionX(x), snapPositionY(middle - height / 2), width, height);
        return x;
    }

    private boolean fits(double width) {
        return needed() <= width;
    }

    private double needed() {
        Insets in = getInsets();
        double toolsWidth = width(tools) > 0 ? width(tools) + gap() : 0;
        return in.getLeft() + width(title) + gap() + toolsWidth + width(buttons) + in.getRight();
    }

    private double firstRow() {
        double height = Math.max(title.prefHeight(-1), buttons.prefHeight(-1));
        return Math.max(height, tools.prefHeight(-1));
    }

    private double width(Node node) {
        return snapSizeX(node.prefWidth(-1));
    }

    private double gap() {
        return GAP * getInsets().getLeft();
    }
}
