package dev.unroll.ui.plot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;

/** What can be done with any plot: its context menu, its table and its files. */
final class PlotMenu {

    private static final int MOST_TABLE_ROWS = 10_000;

    private final Plot plot;
    private Optional<ContextMenu> open = Optional.empty();

    PlotMenu(Plot plot) {
        this.plot = plot;
    }

    void show(double screenX, double screenY) {
        hide();
        ContextMenu menu = new ContextMenu();
        menu.setId("plot-menu");
        menu.getItems().add(item("plot-menu-fit", "plot.menu.fit", plot::fit));
        plot.logChosen().ifPresent(chosen -> {
            CheckMenuItem log = new CheckMenuItem(plot.words().get("plot.menu.log"));
            log.setId("plot-menu-log");
            log.setSelected(chosen);
            log.setOnAction(event -> plot.chooseLog(log.isSelected()));
            menu.getItems().add(log);
        });
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("plot-menu-table", "plot.menu.table", this::showTable),
                        item("plot-menu-png", "plot.menu.png", () -> save("png", plot::savePng)),
                        item("plot-menu-csv", "plot.menu.csv", () -> save("csv", plot::saveCsv)));
        open = Optional.of(menu);
        menu.show(plot, screenX, screenY);
    }

    void hide() {
        open.ifPresent(ContextMenu::hide);
        open = Optional.empty();
    }

    Stage showTable() {
        Stage stage = PlotTableWindow.create(plot, plot.table(MOST_TABLE_ROWS));
        stage.show();
        return stage;
    }

    void showProblem(String sentence) {
        Alert alert = new Alert(Alert.AlertType.ERROR, sentence);
        alert.setHeaderText(plot.words().get("plot.problem.title"));
        window().ifPresent(alert::initOwner);
        alert.show();
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(plot.words().get(key));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private Optional<Window> window() {
        return Optional.ofNullable(plot.getScene()).map(scene -> scene.getWindow());
    }

    private void save(String extension, FileAction action) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(plot.words().get("plot.file." + extension), "*." + extension));
        chooser.setInitialFileName(fileName() + "." + extension);
        File chosen = chooser.showSaveDialog(window().orElse(null));
        if (chosen != null) {
            Path file = chosen.toPath();
            try {
                action.write(file);
            } catch (IOException e) {
                plot.problem(plot.words().get("plot.problem.save", file, reason(e)), e);
            }
        }
    }

    private String fileName() {
        String name = plot.getTitle().strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return name.isEmpty() ? "plot" : name;
    }

    private static String reason(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface FileAction {
        void write(Path file) throws IOException;
    }
}
