package dev.unroll.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** A number of the tool bar with what it is below; a button where a click changes how it is said. */
final class ReadOut extends Button {
    /** The id of the loss. */
    static final String LOSS = "readout-loss";
    /** Follows the id of a value in that of its button. */
    static final String BUTTON = "-button";

    private static final double CHARACTER_EM = 0.62;
    /** Room for so many where there is no caption. */
    private static final int FEW = 8;

    /**
     * A read-out.
     *
     * @param id of the label with the value
     * @param characters room for so many of the caption, so that the bar does not jump while numbers grow
     * @param tight whether there is no room for the caption; the tooltip says it always
     */
    ReadOut(
            String id,
            int characters,
            ObservableValue<String> value,
            ObservableValue<String> caption,
            String help,
            ObservableValue<Boolean> tight) {
        Label number = new Label();
        number.setId(id);
        number.getStyleClass().add("value");
        number.textProperty().bind(value);
        Label below = new Label();
        below.getStyleClass().add("caption");
        below.textProperty().bind(caption);
        below.visibleProperty().bind(tight.map(is -> !is));
        below.managedProperty().bind(below.visibleProperty());
        setId(id + BUTTON);
        getStyleClass().add("read-out");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(new VBox(number, below));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(below.textProperty().concat("\n").concat(help));
        setTooltip(tip);
        setAccessibleHelp(help);
        accessibleTextProperty().bind(number.textProperty().concat(" ").concat(below.textProperty()));
        minWidthProperty()
                .bind(below.fontProperty()
                        .flatMap(font -> tight.map(
                                is -> font.getSize() * CHARACTER_EM * (is ? Math.min(FEW, characters) : characters))));
    }
}
