package dev.unroll.ui.controls;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Controls one after the other, in further rows where one is too short; the last one stands at the right end of its
 * row. A flow pane cannot do the latter, and a row of boxes cannot do the former.
 */
public class WrapRow extends Pane {
    /** Between the controls, in parts of the upper padding. */
    private static final double GAP = 1.1;

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
        Insets in = getInsets();
        return in.getLeft() + in.getRight() + width(getManagedChildren());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets in = getInsets();
        List<List<Node>> rows = rows(width < 0 ? Double.MAX_VALUE : width - in.getLeft() - in.getRight());
        double height = rows.stream().mapToDouble(WrapRow::height).sum();
        return snapSizeY(in.getTop() + in.getBottom() + height + gap() * (rows.size() - 1));
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        double room = getWidth() - in.getLeft() - in.getRight();
        List<Node> all = getManagedChildren();
        double y = in.getTop();
        for (List<Node> row : rows(room)) {
            double height = height(row);
            double x = in.getLeft();
            for (Node node : row) {
                double w = Math.min(room, snapSizeX(node.prefWidth(-1)));
                double h = snapSizeY(node.prefHeight(-1));
                boolean last = node == all.get(all.size() - 1);
                double left = last ? Math.max(x, in.getLeft() + room - w) : x;
                node.resizeRelocate(snapPositionX(left), snapPositionY(y + (height - h) / 2), w, h);
                x += w + gap();
            }
            y += height + gap();
        }
    }

    private List<List<Node>> rows(double room) {
        List<List<Node>> rows = new ArrayList<>();
        rows.add(new ArrayList<>());
        for (Node node : getManagedChildren()) {
            List<Node> row = rows.get(rows.size() - 1);
            if (!row.isEmpty() && width(row) + gap() + snapSizeX(node.prefWidth(-1)) > room) {
                row = new ArrayList<>();
                rows.add(row);
            }
            row.add(node);
        }
        return rows;
    }

    private double width(List<Node> row) {
        double width =
                row.stream().mapToDouble(node -> snapSizeX(node.prefWidth(-1))).sum();
        return width + gap() * Math.max(0, row.size() - 1);
    }

    private static double height(List<Node> row) {
        return row.stream()
                .mapToDouble(node -> Math.ceil(node.prefHeight(-1)))
                .max()
                .orElse(0);
    }

    private double gap() {
        return GAP * getInsets().getTop();
    }
}
