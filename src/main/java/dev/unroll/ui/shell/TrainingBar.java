package dev.unroll.ui.shell;

import dev.unroll.session.RunState;
import dev.unroll.ui.controls.WrapRow;
import dev.unroll.ui.i18n.Messages;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/**
 * The tool bar: what drives the training at the left, what it says beside it, its state at the right. In a window with
 * little room for its type, captions and keys go to the tooltips, and then the bar takes a second row.
 */
final class TrainingBar extends WrapRow {
    static final String ID = "tool-bar";

    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    private static final double DOT = 3.5;

    private final ToolBarViewModel model;
    private final ObservableValue<Boolean> tight;
    private final StatePill state;
    private final Label standing;
    private final Node judged;

    /**
     * The bar.
     *
     * @param menu stands first
     * @param setup brings the Setup pane where it is not always there
     * @param judged the verdict's pill
     * @param tight whether the window has room for the numbers only
     * @param place where one stands on the page; while it is not empty it stands in the pills' place
     */
    TrainingBar(
            ToolBarViewModel model,
            Node menu,
            Node setup,
            Node judged,
            ObservableValue<Boolean> tight,
            ObservableValue<String> place) {
        this.model = model;
        this.tight = tight;
        this.judged = judged;
        setId(ID);
        getStyleClass().add("tool-bar-row");
        judged.managedProperty().bind(judged.visibleProperty());
        standing = placePill(place);
        HBox verdict = new HBox(judged); // a pill shows and hides itself
        verdict.visibleProperty()
                .bind(judged.visibleProperty().and(standing.visibleProperty().not()));
        verdict.managedProperty().bind(verdict.visibleProperty());
        // The button beside it says whether it trains; but why it does not go on must stay on the screen.
        state = new StatePill(model);
        state.visibleProperty()
                .bind(judged.visibleProperty()
                        .not()
                        .or(model.worseProperty())
                        .and(standing.visibleProperty().not())
                        .or(model.stateProperty().isEqualTo(RunState.HELD))
                        .or(model.stateProperty().isEqualTo(RunState.DIVERGED)));
        state.managedProperty().bind(state.visibleProperty());
        tight.subscribe(is -> pseudoClassStateChanged(TIGHT, is));
        getChildren()
                .addAll(
                        menu,
                        setup,
                        trainButton(),
                        command("step", "bar.step", "bar.step.key", "bar.step.help", model::stepOnce),
                        command("reset", "bar.reset", "", "bar.reset.help", model::reset),
                        speed(),
                        readOut("readout-step", 13, model.stepProperty(), model.passesProperty(), "bar.step.tip"),
                        lossReadOut(),
                        readOut(
                                "readout-rate",
                                10,
                                model.rateProperty(),
                                model.rateProperty().map(any -> Messages.get("bar.rate.caption")),
                                "bar.rate.tip"),
                        state,
                        verdict,
                        standing);
    }

    private static Label placePill(ObservableValue<String> place) {
        Label pill = new Label();
        pill.setId("place");
        pill.getStyleClass().addAll("state-pill", "place-pill");
        Circle dot = new Circle(DOT);
        dot.getStyleClass().add("dot");
        pill.setGraphic(dot);
        pill.setMinWidth(USE_PREF_SIZE);
        pill.textProperty().bind(place);
        pill.visibleProperty().bind(pill.textProperty().isNotEmpty());
        pill.managedProperty().bind(pill.visibleProperty());
        return pill;
    }

    /** The pill that is seen, the state's first; the bar itself where none is. */
    Node pill() {
        return Stream.of(state, standing, judged)
                .filter(Node::isVisible)
                .findFirst()
                .orElse(this);
    }

    private Button trainButton() {
        FontIcon icon = new FontIcon(MaterialDesignP.PLAY);
        icon.iconCodeProperty().bind(running().map(is -> is ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
        Label name = new Label();
        name.getStyleClass().add("command-name");
        name.textProperty().bind(running().map(is -> Messages.get(is ? "bar.pause" : "bar.train")));
        Label key = shortcut(Messages.get("bar.train.key"));
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

    private Button command(String id, String nameKey, String shortcutKey, String helpKey, Runnable run) {
        Label name = new Label(Messages.get(nameKey));
        name.getStyleClass().add("command-name");
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().add("command");
        if (shortcutKey.isEmpty()) {
            face(button, name);
        } else {
            face(button, name, shortcut(Messages.get(shortcutKey)));
        }
        button.setOnAction(e -> run.run());
        button.setAccessibleText(name.getText());
        button.setTooltip(new Tooltip(Messages.get(helpKey)));
        return button;
    }

    /** The key beside a button's name; the tooltip says it as well. */
    private Label shortcut(String text) {
        Label key = new Label(text);
        key.getStyleClass().add("shortcut");
        hideWhereTight(key);
        return key;
    }

    private void hideWhereTight(Label label) {
        label.visibleProperty().bind(tight.map(is -> !is));
        label.managedProperty().bind(label.visibleProperty());
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
        slider.valueProperty().addListener((o, old, place) -> model.changeSpeed(SpeedScale.speed(place.doubleValue())));
        Label caption = new Label();
        caption.getStyleClass().add("caption");
        caption.textProperty().bind(model.speedProperty().map(SpeedScale::text));
        hideWhereTight(caption);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(caption.textProperty().concat("\n").concat(Messages.get("bar.speed.help")));
        slider.setTooltip(tip);
        VBox box = new VBox(slider, caption);
        box.getStyleClass().add("speed");
        return box;
    }

    private ReadOut readOut(
            String id, int characters, ObservableValue<String> value, ObservableValue<String> caption, String tip) {
        ReadOut readOut = new ReadOut(id, characters, value, caption, Messages.get(tip), tight);
        readOut.setFocusTraversable(false); // nothing happens there: the round of Tab goes past it
        return readOut;
    }

    private ReadOut lossReadOut() {
        ReadOut loss = new ReadOut(
                ReadOut.LOSS,
                16,
                model.lossProperty(),
                model.lossCaptionProperty(),
                Messages.get("bar.loss.tip"),
                tight);
        loss.setOnAction(e -> model.nextLossUnit());
        return loss;
    }
}
