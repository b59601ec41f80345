package dev.unroll.ui.controls;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;

/**
 * A page of cards in two columns, each filled from top to bottom; no corner stays empty. Where it is narrow, the
 * columns are equal, and where it is narrower still, there is one. No card becomes so low that its picture is lost: the
 * page is then higher than its window, which scrolls. A card that wants the whole page gets it while the others are
 * hidden.
 */
public final class CardGrid extends Pane {
    /** The left column's share of the width. */
    private static final double LEFT = 0.58;
    /** Between the cards, in parts of the padding (10 px at normal size). */
    private static final double GAP = 1;

    // Sizes in parts of the padding as well, so that they grow with the type.
    private static final double LEAST_CARD = 20;
    private static final double WIDE = 78;
    private static final double TWO_COLUMNS = 58;

    private final List<ViewCard> left;
    private final List<ViewCard> right;

    /**
     * A page of cards.
     *
     * @param left the wider column, from top to bottom
     * @param right the narrower column, from top to bottom
     */
    public CardGrid(List<ViewCard> left, List<ViewCard> right) {
        this.left = List.copyOf(left);
        this.right = List.copyOf(right);
        getStyleClass().add("card-grid");
        getChildren().addAll(this.left);
        getChildren().addAll(this.right);
        for (ViewCard card : all()) {
            card.enlargedProperty().addListener((observable, was, is) -> enlarge(card, is));
        }
    }

    /** Brings an enlarged card back; tells whether there was one. */
    public boolean restore() {
        for (ViewCard card : all()) {
            if (card.enlargedProperty().get()) {
                card.enlargedProperty().set(false);
                return true;
            }
        }
        return false;
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
    protected double computeMinHeight(double width) {
        if (all().stream().anyMatch(card -> card.enlargedProperty().get())) {
            return 0;
        }
        Insets in = getInsets();
        int rows = oneColumn(width) ? all().size() : Math.max(left.size(), right.size());
        double unit = in.getLeft();
        return in.getTop() + in.getBottom() + rows * LEAST_CARD * unit + (rows - 1) * GAP * unit;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    private boolean oneColumn(double width) {
        return right.isEmpty()
                || (width >= 0 && width < TWO_COLUMNS * getInsets().getLeft());
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double width = getWidth() - in.getLeft() - in.getRight();
        double height = getHeight() - in.getTop() - in.getBottom();
        for (ViewCard card : all()) {
            if (card.enlargedProperty().get()) {
                card.resizeRelocate(in.getLeft(), in.getTop(), width, height);
                return;
            }
        }
        double gap = GAP * in.getLeft();
        if (oneColumn(getWidth())) {
            column(all(), in.getLeft(), in.getTop(), width, height, gap);
            return;
        }
        double leftWidth = Math.rint((width - gap) * (getWidth() < WIDE * in.getLeft() ? 0.5 : LEFT));
        column(left, in.getLeft(), in.getTop(), leftWidth, height, gap);
        column(right, in.getLeft() + leftWidth + gap, in.getTop(), width - leftWidth - gap, height, gap);
    }

    private static void column(List<ViewCard> cards, double x, double y, double width, double height, double gap) {
        double each = (height - gap * (cards.size() - 1)) / Math.max(1, cards.size());
        for (int i = 0; i < cards.size(); i++) {
            double top = Math.rint(y + i * (each + gap));
            double bottom = Math.rint(y + i * (each + gap) + each);
            cards.get(i).resizeRelocate(Math.rint(x), top, Math.rint(width), bottom - top);
        }
    }

    private void enlarge(ViewCard card, boolean whole) {
        for (ViewCard other : all()) {
            other.setVisible(other == card || !whole);
        }
        if (whole) {
            card.requestFocus();
        }
        requestLayout();
    }

    private List<ViewCard> all() {
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
