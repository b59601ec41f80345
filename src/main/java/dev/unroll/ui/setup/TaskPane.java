package dev.unroll.ui.setup;

import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What the task asks, its length or delay, and the way back to the text; nothing where the text is learnt. */
final class TaskPane extends VBox {
    /**
     * The pane.
     *
     * @param setup the experiment
     * @param text where the way back leads
     * @param sizes the rows with the length or delay
     */
    TaskPane(SetupViewModel setup, TextViewModel text, Map<TaskKind, Node> sizes) {
        setId("task");
        getStyleClass().add("text-section");
        ObservableValue<Optional<TaskKind>> kind =
                setup.draftProperty().map(experiment -> experiment.task().map(TaskKind::of));
        Label title = new Label();
        title.setId("task-name");
        title.getStyleClass().add("text-name");
        title.textProperty().bind(kind.map(now -> now.map(TaskKind::title).orElse("")));
        Label asks = new Label();
        asks.setId("task-asks");
        asks.getStyleClass().add("text-size");
        asks.setWrapText(true);
        asks.setMinHeight(USE_PREF_SIZE);
        asks.textProperty().bind(setup.draftProperty().map(experiment -> experiment
                .task()
                .map(task -> TaskKind.of(task).question(task.size()))
                .orElse("")));
        VBox size = new VBox();
        kind.subscribe(now ->
                size.getChildren().setAll(now.map(sizes::get).map(List::of).orElse(List.of())));
        Button back = new Button();
        back.setId("task-end");
        back.getStyleClass().add("link-button");
        back.textProperty().bind(text.nameProperty().map(of -> Messages.get("setup.task.end", of)));
        back.setTooltip(new Tooltip(Messages.get("setup.task.end.help")));
        back.setOnAction(e -> text.backToText());
        getChildren().addAll(title, asks, size, back);
        visibleProperty().bind(kind.map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
    }
}
