package dev.unroll.ui.plot;

import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/** A window with the values of a plot, as they were when it was opened. */
final class PlotTableWindow {

    /** More columns than anybody reads side by side; each costs some milliseconds to build. */
    private static final int MOST_COLUMNS = 30;

    private static final double ROW_HEIGHT = 1.9;
    private static final double COLUMN_WIDTH = 7.5;

    private PlotTableWindow() {}

    static Stage create(Plot plot, PlotTable values) {
        TableView<Integer> table = new TableView<>();
        table.setId("plot-table");
        table.getItems()
                .setAll(FXCollections.observableList(
                        IntStream.range(0, values.size()).boxed().toList()));
        // Only with rows of a fixed height does the table make the cells of just the columns in sight.
        table.setFixedCellSize(Math.ceil(ROW_HEIGHT * plot.ruler().height()));
        int columns = Math.min(MOST_COLUMNS, values.columns().size());
        for (int c = 0; c < columns; c++) {
            table.getColumns().add(column(plot, values, c));
        }
        String note = values.thinned()
                ? plot.words().get("plot.table.thinned", values.size(), values.totalRows())
                : plot.words().get("plot.table.rows", values.size());
        Label rows = new Label(
                columns < values.columns().size()
                        ? note
                                + plot.words()
                                        .get(
                                                "plot.table.columns",
                                                columns,
                                                values.columns().size())
                        : note);
        rows.setWrapText(true);
        rows.getStyleClass().add("plot-table-note");
        BorderPane root = new BorderPane(table);
        root.getStyleClass().add("plot-table-window");
        root.setBottom(rows);
        Stage stage = new Stage();
        stage.setTitle(plot.words().get("plot.table.title", plot.getTitle()));
        Scene scene = new Scene(root, 480, 520);
        if (plot.getScene() != null) {
            stage.initOwner(plot.getScene().getWindow());
            scene.getStylesheets().setAll(plot.getScene().getStylesheets());
            root.getStylesheets().setAll(plot.getScene().getRoot().getStylesheets());
            plot.getScene().getRoot().getStyleClass().stream()
                    .filter(name -> !root.getStyleClass().contains(name))
                    .forEach(root.getStyleClass()::add);
        }
        scene.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        return stage;
    }

    private static TableColumn<Integer, String> column(Plot plot, PlotTable values, int index) {
        TableColumn<Integer, String> column = new TableColumn<>(values.columns().get(index));
        int named = values.rowNames().isEmpty() ? 0 : 1;
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(
                index < named
                        ? values.rowNames().get(cell.getValue())
                        : plot.numbers().value(values.value(cell.getValue(), index - named))));
        // Any width but the standard one: a column of that is measured cell by cell, which takes a second.
        column.setPrefWidth(Math.ceil(COLUMN_WIDTH * plot.ruler().height()) + 0.5);
        column.setSortable(false);
        column.getStyleClass().add("plot-table-number");
        return column;
    }
}
