package dev.unroll.ui.slowmotion;

import dev.unroll.core.walk.Quantity;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.plot.ColorMap;
import dev.unroll.ui.plot.Heatmap;
import dev.unroll.ui.plot.PlotExport;
import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;

/** The numbers of one quantity: a vector as a row of numbers, a matrix as colours. */
final class QuantityView {
    /** So many numbers of a vector are written at first. */
    static final int FIRST = 6;
    /** A matrix of no more numbers than this, and as few columns, is written out. */
    private static final int SMALL = 25;

    private final Names names;
    private final Quantity quantity;
    private final boolean isOutput;
    private final int digits;
    private final Clicked clicked;

    /** Takes the element that was clicked. */
    interface Clicked {
        void element(Node owner, int row, int column);
    }

    QuantityView(Names names, Quantity quantity, boolean isOutput, int digits, Clicked clicked) {
        this.names = names;
        this.quantity = quantity;
        this.isOutput = isOutput;
        this.digits = digits;
        this.clicked = clicked;
    }

    /** Whether all of it is written out at once. */
    static boolean isSmall(Quantity quantity) {
        return quantity.columns() == 1
                ? quantity.rows() <= FIRST
                : quantity.columns() <= FIRST && quantity.rows() * quantity.columns() <= SMALL;
    }

    Node vector() {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("walk-vector");
        fill(row, FIRST);
        return row;
    }

    private void fill(FlowPane row, int most) {
        row.getChildren().clear();
        int shown = Math.min(most, quantity.rows());
        for (int i = 0; i < shown; i++) {
            row.getChildren().add(number(i, 0));
        }
        int one = oneHot(quantity);
        if (one >= shown) {
            Button number = number(one, 0);
            number.setText("[" + (one + 1) + "] = 1");
            row.getChildren().add(number);
        }
        if (shown < quantity.rows()) {
            Hyperlink more = new Hyperlink(Messages.get("slow.more", quantity.rows() - shown));
            more.getStyleClass().add("walk-more");
            more.setOnAction(e -> fill(row, Integer.MAX_VALUE));
            row.getChildren().add(more);
        }
    }

    /** Where the single 1 of a one-hot vector is; -1 of any other. */
    static int oneHot(Quantity vector) {
        int one = -1;
        for (int i = 0; i < vector.rows(); i++) {
            double value = vector.get(i);
            if (value == 1 && one < 0) {
                one = i;
            } else if (value != 0) {
                return -1;
            }
        }
        return one;
    }

    private Button number(int row, int column) {
        Button number = new Button(NumbersView.number(quantity.get(row, column), digits));
        number.getStyleClass().add(isOutput ? "walk-result" : "walk-number");
        number.setAccessibleText(names.of(quantity) + " " + (row + 1) + ": " + number.getText());
        number.setOnAction(e -> clicked.element(number, row, column));
        return number;
    }

    Node matrix(PlotExport export) {
        if (isSmall(quantity)) {
            return table();
        }
        Heatmap map = new Heatmap();
        map.getStyleClass().add("walk-matrix");
        map.setTitle(names.of(quantity));
        map.setExport(export);
        map.setColorMap(ColorMap.BLUE_ORANGE);
        double most = Arrays.stream(quantity.numbers())
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double range = most > 0 ? most : 1;
        map.setRange(-range, range);
        map.setData(
                quantity.rows(),
                quantity.columns(),
                Arrays.copyOf(quantity.numbers(), quantity.rows() * quantity.columns()));
        map.setCellText((row, column, value) -> names.of(quantity) + "[" + (row + 1) + ", " + (column + 1) + "] = "
                + NumbersView.number(value, digits));
        map.setOnMouseClicked(e -> {
            int row = map.cursorRowProperty().get();
            int column = map.cursorColumnProperty().get();
            if (row >= 0 && column >= 0) {
                clicked.element(map, row, column);
            }
        });
        return map;
    }

    private Node table() {
        GridPane table = new GridPane();
        table.getStyleClass().add("walk-table");
        for (int row = 0; row < quantity.rows(); row++) {
            for (int column = 0; column < quantity.columns(); column++) {
                table.add(number(row, column), column, row);
            }
        }
        return table;
    }
}
