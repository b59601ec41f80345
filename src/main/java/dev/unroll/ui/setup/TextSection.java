package dev.unroll.ui.setup;

import dev.unroll.store.SampleText;
import dev.unroll.ui.i18n.Messages;
import java.nio.charset.Charset;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What is known of the text, and the ways to another one. */
final class TextSection extends VBox {
    /** What files come in, besides UTF-8, in most parts of the world. */
    private static final List<String> ENCODINGS = List.of(
            "UTF-8",
            "UTF-16LE",
            "UTF-16BE",
            "windows-1252",
            "ISO-8859-15",
            "windows-1250",
            "windows-1251",
            "KOI8-R",
            "windows-1253",
            "Shift_JIS",
            "EUC-JP",
            "GB18030",
            "Big5",
            "EUC-KR",
            "IBM850",
            "x-MacRoman");

    /**
     * The section.
     *
     * @param text the text
     * @param task what is shown in place of the text while a task is learnt
     * @param open asks for a file and reads it
     * @param paste reads the clipboard
     */
    TextSection(TextViewModel text, TaskPane task, Runnable open, Runnable paste) {
        getStyleClass().add("text-section");
        Label title = new Label();
        title.textProperty()
                .bind(task.visibleProperty().map(is -> Messages.get(is ? "setup.taskTitle" : "setup.text")));
        title.getStyleClass().addAll("section-title", "first");
        Label name = new Label();
        name.setId("text-name");
        name.getStyleClass().add("text-name");
        name.textProperty().bind(text.nameProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(text.nameProperty());
        name.setTooltip(whole);
        Label size = new Label();
        size.setId("text-size");
        size.getStyleClass().add("text-size");
        size.setWrapText(true);
        size.setMinHeight(USE_PREF_SIZE);
        size.textProperty().bind(text.sizeProperty());
        FlowPane buttons = new FlowPane(
                button("open-text", Messages.get("setup.open"), Messages.get("setup.open.help"), open),
                button("paste-text", Messages.get("setup.paste"), Messages.get("setup.paste.help"), paste),
                samples(text),
                tasks(text));
        buttons.getStyleClass().add("button-row");
        VBox known = new VBox(name, size, encoding(text));
        known.getStyleClass().add("text-section");
        known.visibleProperty().bind(task.visibleProperty().not());
        known.managedProperty().bind(known.visibleProperty());
        getChildren().addAll(title, known, task, buttons);
    }

    private static Button button(String id, String name, String help, Runnable run) {
        Button button = new Button(name);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        return button;
    }

    private static MenuButton encoding(TextViewModel text) {
        MenuButton encoding = new MenuButton();
        encoding.setId("encoding");
        encoding.getStyleClass().add("link-button");
        encoding.textProperty().bind(text.encodingProperty());
        encoding.visibleProperty().bind(text.fromFileProperty());
        encoding.managedProperty().bind(encoding.visibleProperty());
        encoding.setTooltip(new Tooltip(Messages.get("setup.encoding.help")));
        for (String name : ENCODINGS) {
            if (Charset.isSupported(name)) {
                MenuItem item = new MenuItem(name);
                item.setOnAction(e -> text.reopen(Charset.forName(name)));
                encoding.getItems().add(item);
            }
        }
        return encoding;
    }

    private static MenuButton tasks(TextViewModel text) {
        MenuButton tasks = new MenuButton(Messages.get("setup.tasks"));
        tasks.setId("tasks");
        tasks.setMinWidth(USE_PREF_SIZE);
        tasks.setTooltip(new Tooltip(Messages.get("setup.tasks.help")));
        for (TaskKind kind : TaskKind.values()) {
            MenuItem item = new MenuItem(kind.title());
            item.setOnAction(e -> text.openTask(kind));
            tasks.getItems().add(item);
        }
        return tasks;
    }

    private static MenuButton samples(TextViewModel text) {
        MenuButton samples = new MenuButton(Messages.get("setup.samples"));
        samples.setId("samples");
        samples.setMinWidth(USE_PREF_SIZE);
        for (SampleText sample : text.samples()) {
            MenuItem item = new MenuItem(Messages.get("setup.sample", sample.title(), sample.summary()));
            item.setOnAction(e -> text.openSample(sample));
            samples.getItems().add(item);
        }
        return samples;
    }
}
