package dev.unroll.ui.controls;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One setting: its name at the left, its control at the right, and below them what is wrong with it, if anything. */
public final class SettingRow extends VBox {
    /** A setting without objections of its own. */
    public SettingRow(String name, Node control) {
        this(new SimpleStringProperty(name), control);
    }

    private SettingRow(ObservableValue<String> name, Node control) {
        Label label = new Label();
        label.textProperty().bind(name);
        label.getStyleClass().add("setting-name");
        label.setLabelFor(control);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = new HBox(label, control);
        row.getStyleClass().add("setting-row");
        getChildren().add(row);
    }

    /** A number, with the sentence that says what is wrong with it. */
    public SettingRow(String name, NumberField field) {
        this(new SimpleStringProperty(name), field);
    }

    /** A number whose name changes with what it belongs to. */
    public SettingRow(ObservableValue<String> name, NumberField field) {
        this(name, (Node) field);
        Label objection = new Label();
        objection.setId(field.getId() + "-objection");
        objection.getStyleClass().add("sentence-invalid");
        objection.setWrapText(true);
        objection.setMinHeight(USE_PREF_SIZE);
        objection.textProperty().bind(field.objectionProperty());
        objection.visibleProperty().bind(field.objectionProperty().isNotEmpty());
        objection.managedProperty().bind(objection.visibleProperty());
        getChildren().add(objection);
    }
}
