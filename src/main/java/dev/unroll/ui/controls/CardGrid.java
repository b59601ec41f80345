package dev.unroll.ui.controls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;

/**
 * A page of cards in two columns, each filled from top to bottom; no corner stays empty. A third column, for what
 * explains the others, stands at the side where there is room, else at the end of the second. Where the page is narrow,
 * the columns are equal, and where it is narrower still, there is one. No card becomes so low that its picture is lost: the
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
    private static final double THREE_COLUMNS = 100;
    private static final double SIDE = 25;
    /** A heavy card gets more where there is room, but needs not much more than others. */
    private static final double MOST_NEEDED = 1.5;

    private final List<ViewCard> left;
    private final List<ViewCard> right;
    private final List<ViewCard> side;
    private final Map<ViewCard, Double> weights = new HashMap<>();

    /**
     * A page of cards.
     *
     * @param left the wider column, from top to bottom
     * @param right the narrower column, from top to bottom
     */
    public CardGrid(List<ViewCard> left, List<ViewCard> right) {
        this(left, right, List.of());
    }

    /**
     * A page of cards.
     *
     * @param left the wider column, from top to bottom
     * @param right the narrower column, from top to bottom
     * @param side what explains them, from top to bottom
     */
    public CardGrid(List<ViewCard> left, List<ViewCard> right, List<ViewCard> side) {
        this.left = List.copyOf(left);
        this.right = List.copyOf(right);
        this.side = List.copyOf(side);
        getStyleClass().add("card-grid");
        getChildren().addAll(this.left);
        getChildren().addAll(this.right);
        getChildren().addAll(this.side);
        for (ViewCard card : all()) {
            card.enlargedProperty().addListener((observable, was, is) -> enlarge(card, is));
        }
    }

    /** Gives a card so many times the height of one that weighs 1. */
    public void setWeight(ViewCard card, double weight) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("A card's weight is above 0, not " + weight + ".");
        }
        weights.put(card, weight);
        requestLayout();
    }

    private double weight(List<ViewCard> cards) {
        return cards.stream().mapToDouble(this::weight).sum();
    }

    private double needed(List<ViewCard> cards) {
        return cards.stream()
                .mapToDouble(card -> Math.min(MOST_NEEDED, weight(card)))
                .sum();
    }

    private double weight(ViewCard card) {
        return weights.getOrDefault(card, 1.0);
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
        double unit = in.getLeft();
        List<List<ViewCard>> columns = columns(width);
        double most = columns.stream()
                .mapToDouble(cards -> needed(cards) * LEAST_CARD + (cards.size() - 1) * GAP)
                .max()
                .orElse(0);
        return in.getTop() + in.getBottom() + most * unit;
    }

    private List<List<ViewCard>> columns(double width) {
        if (oneColumn(width)) {
            return List.of(all());
        }
        return threeColumns(width) ? List.of(left, right, side) : List.of(left, concat(right, side));
    }

    private boolean threeColumns(double width) {
        return !side.isEmpty() && width >= THREE_COLUMNS * getInsets().getLeft();
    }

    private static List<ViewCard> concat(List<ViewCard> first, List<ViewCard> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
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
        double unit = in.getLeft();
        double gap = GAP * unit;
        if (oneColumn(getWidth())) {
            column(all(), in.getLeft(), in.getTop(), width, height, gap);
            return;
        }
        boolean three = threeColumns(getWidth());
        double sideWidth = three ? Math.rint(SIDE * unit) : 0;
        double both = three ? width - sideWidth - gap : width;
        double leftWidth = Math.rint((both - gap) * (both < WIDE * unit ? 0.5 : LEFT));
        column(left, in.getLeft(), in.getTop(), leftWidth, height, gap);
        double x = in.getLeft() + leftWidth + gap;
        double rightWidth = both - leftWidth - gap;
        column(three ? right : concat(right, side), x, in.getTop(), rightWidth, height, gap);
        if (three) {
            column(side, x + rightWidth + gap, in.getTop(), sideWidth, height, gap);
        }
    }

    private void column(List<ViewCard> cards, double x, double y, double width, double height, double gap) {
        double each = (height - gap * (cards.size() - 1)) / Math.max(1e-9, weight(cards));
        double top = y;
        for (ViewCard card : cards) {
            double bottom = top + each * weight(card);
            card.resizeRelocate(Math.rint(x), Math.rint(top), Math.rint(width), Math.rint(bottom) - Math.rint(top));
            top = bottom + gap;
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
        return concat(concat(left, right), side);
    }
}
