package dev.unroll.ui.shell;

import dev.unroll.session.RunState;
import dev.unroll.ui.i18n.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The tool bar: what drives the training at the left, what it says beside it, its state at the right. */
final class TrainingBar extends HBox {
    /** A bar of this width, in heights of its type, has room for everything. */
    private static final double ROOMY = 61;

    /** How high the small type is beside it. */
    private static final double SMALL = 0.85;

    private final ToolBarViewModel model;

    TrainingBar(ToolBarViewModel model, Node menu) {
        this.model = model;
        getStyleClass().add("tool-bar-row");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        getChildren()
                .addAll(
                        menu,
                        trainButton(),
                        command("step", "bar.step", "bar.step.key", "bar.step.help", model::stepOnce),
                        command("reset", "bar.reset", "", "bar.reset.help", model::reset),
                        speed(),
                        readOut("readout-step", 13, model.stepProperty(), model.passesProperty(), "bar.step.tip"),
                        lossReadOut(),
                        rateReadOut(),
                        spring,
                        new StatePill(model));
    }

    private Button trainButton() {
        FontIcon icon = new FontIcon(MaterialDesignP.PLAY);
        icon.iconCodeProperty().bind(running().map(is -> is ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
        Label name = new Label();
        name.getStyleClass().add("command-name");
        name.textProperty().bind(running().map(is -> Messages.get(is ? "bar.pause" : "bar.train")));
        Label key = shortcut("bar.train.key");
        Button button = new Button();
        button.setId("train");
        button.getStyleClass().addAll("primary", "command");
        face(button, icon, name, key);
        button.setOnAction(e -> model.toggle());
        button.accessibleTextProperty().bind(name.textProperty());
        button.setTooltip(new Tooltip(Messages.get("bar.train.help")));
        button.disableProperty().bind(model.stateProperty().map(state -> state == RunState.DIVERGED));
        return button;
    }

    private ObservableValue<Boolean> running() {
        return model.stateProperty().map(state -> state == RunState.RUNNING);
    }

    private Label shortcut(String messageKey) {
        Label key = new Label(Messages.get(messageKey));
        key.getStyleClass().add("shortcut");
        whileRoomy(key, ROOMY / SMALL);
        return key;
    }

    /** What gives way in a narrow bar: keys, which the tooltips say as well, and the rate. */
    private void whileRoomy(Labeled part, double letters) {
        part.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> getWidth() > letters * part.getFont().getSize(), widthProperty(), part.fontProperty()));
        part.managedProperty().bind(part.visibleProperty());
    }

    private Button command(String id, String nameKey, String shortcutKey, String helpKey, Runnable run) {
        Label name = new Label(Messages.get(nameKey));
        name.getStyleClass().add("command-name");
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().add("command");
        if (shortcutKey.isEmpty()) {
            face(button, name);
        } else {
            face(button, name, shortcut(shortcutKey));
        }
        button.setOnAction(e -> run.run());
        button.setAccessibleText(name.getText());
        button.setTooltip(new Tooltip(Messages.get(helpKey)));
        return button;
    }

    private static void face(Button button, Node... parts) {
        HBox face = new HBox(parts);
        face.getStyleClass().add("command-face");
        button.setGraphic(face);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMinWidth(USE_PREF_SIZE);
    }

    private Node speed() {
        Slider slider = new Slider(0, 1, SpeedScale.place(model.speedProperty().get()));
        slider.setId("speed");
        slider.setAccessibleText(Messages.get("bar.speed"));
        slider.setBlockIncrement(0.05);
        slider.setTooltip(new Tooltip(Messages.get("bar.speed.help")));
        slider.valueProperty().addListener((o, old, place) -> model.changeSpeed(SpeedScale.speed(place.doubleValue())));
        Label caption = new Label();
        caption.getStyleClass().add("caption");
        caption.textProperty().bind(model.speedProperty().map(SpeedScale::text));
        VBox box = new VBox(slider, caption);
        box.getStyleClass().add("speed");
        return box;
    }

    private static ReadOut readOut(
            String id, int characters, ObservableValue<String> value, ObservableValue<String> caption, String tip) {
        ReadOut readOut = new ReadOut(id, characters, value, caption, Messages.get(tip));
        readOut.setFocusTraversable(false); // nothing happens there: the round of Tab goes past it
        return readOut;
    }

    private ReadOut rateReadOut() {
        ReadOut rate = readOut(
                "readout-rate",
                10,
                model.rateProperty(),
                model.rateProperty().map(any -> Messages.get("bar.rate.caption")),
                "bar.rate.tip");
        whileRoomy(rate, ROOMY);
        return rate;
    }

    private ReadOut lossReadOut() {
        ReadOut loss = new ReadOut(
                "readout-loss", 16, model.lossProperty(), model.lossCaptionProperty(), Messages.get("bar.loss.tip"));
        loss.setOnAction(e -> model.nextLossUnit());
        return loss;
    }
}
