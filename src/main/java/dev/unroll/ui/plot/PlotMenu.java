package dev.unroll.ui.plot;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.WritableImage;
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
                        item("plot-menu-png", "plot.menu.png", () -> choose("png", this::writePng)),
                        item("plot-menu-csv", "plot.menu.csv", () -> choose("csv", this::writeCsv)));
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

    /** Paints now, and has it written. */
    void writePng(Path file) {
        WritableImage picture = plot.picture(2);
        plot.export().write(() -> PlotFiles.writePng(picture, file), Optional.empty(), cause -> problem(file, cause));
    }

    /** Takes the values now, and has them written. */
    void writeCsv(Path file) {
        PlotTable values = plot.table(PlotFiles.MOST_CSV_ROWS);
        Optional<String> note = values.thinned()
                ? Optional.of(
                        plot.words().get("plot.csv.thinned", file.getFileName(), values.size(), values.totalRows()))
                : Optional.empty();
        plot.export().write(() -> values.writeCsv(file), note, cause -> problem(file, cause));
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

    private void choose(String extension, Consumer<Path> then) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(plot.words().get("plot.file." + extension), "*." + extension));
        chooser.setInitialFileName(fileName() + "." + extension);
        File chosen = chooser.showSaveDialog(window().orElse(null));
        if (chosen != null) {
            then.accept(chosen.toPath());
        }
    }

    private String fileName() {
        String name = plot.getTitle().strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return name.isEmpty() ? "plot" : name;
    }

    private String problem(Path file, IOException cause) {
        return plot.words().get("plot.problem.save", file, reason(cause));
    }

    /** Of these two, Java's message is no more than the path. */
    private String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return plot.words().get("plot.problem.noFolder");
        } else if (cause instanceof AccessDeniedException) {
            return plot.words().get("plot.problem.denied");
        }
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }
}
