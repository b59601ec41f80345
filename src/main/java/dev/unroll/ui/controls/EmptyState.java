package dev.unroll.ui.controls;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a view shows before there is anything to show: what will appear, and the button that fills it. */
public final class EmptyState extends VBox {
    /**
     * An empty state with its button.
     *
     * @param sentence what will appear here
     * @param action the button's name
     * @param run what the button does
     */
    public EmptyState(String sentence, String action, Runnable run) {
        getStyleClass().add("empty-state");
        Label label = new Label(sentence);
        label.setWrapText(true);
        Button button = new Button(action);
        button.setOnAction(e -> run.run());
        getChildren().addAll(label, button);
    }
}
