package dev.unroll.ui.setup;

import dev.unroll.ui.i18n.Messages;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The pane at the left: text, model, training, gradients; and what to do with edits that need a new network. */
public final class SetupView extends BorderPane {
    /**
     * The pane.
     *
     * @param setup the experiment
     * @param text the text
     * @param open asks for a file and reads it
     * @param paste reads the clipboard
     */
    public SetupView(SetupViewModel setup, TextViewModel text, Runnable open, Runnable paste) {
        setId("setup");
        getStyleClass().add("setup-pane");
        ExperimentSections sections = new ExperimentSections(setup);
        VBox content = new VBox(new TextSection(text, new TaskPane(setup, text, sections.taskSizes()), open, paste));
        content.getStyleClass().add("setup");
        content.getChildren().addAll(sections.model());
        content.getChildren().addAll(sections.training());
        content.getChildren().addAll(sections.gradients());
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        setBottom(pending(setup, sections)); // below what scrolls: it must not be missed
    }

    private static Node pending(SetupViewModel setup, ExperimentSections sections) {
        ObservableValue<String> wrong = sections.objection()
                .flatMap(field -> setup.memoryObjectionProperty().map(memory -> field.isEmpty() ? memory : field));
        Label sentence = new Label();
        sentence.textProperty()
                .bind(wrong.map(objection -> Messages.get(objection.isEmpty() ? "setup.pending" : "setup.wrong")));
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        Button restart = new Button(Messages.get("setup.restart"));
        restart.setId("restart");
        restart.getStyleClass().add("primary");
        restart.setOnAction(e -> setup.restart());
        restart.disableProperty().bind(wrong.map(objection -> !objection.isEmpty()));
        StackPane around = new StackPane(restart);
        Tooltip why = new Tooltip();
        why.textProperty()
                .bind(wrong.map(objection -> objection.isEmpty() ? Messages.get("setup.pending") : objection));
        Tooltip.install(around, why); // a disabled button has none of its own
        Button discard = new Button(Messages.get("setup.discard"));
        discard.setId("discard");
        discard.setOnAction(e -> {
            setup.discard();
            sections.restore();
        });
        FlowPane buttons = new FlowPane(around, discard);
        buttons.getStyleClass().add("button-row");
        VBox box = new VBox(sentence, buttons);
        box.getStyleClass().add("pending");
        box.visibleProperty().bind(setup.pendingProperty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }
}
