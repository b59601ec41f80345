package dev.unroll.ui.shell;

import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;

/** Whether the panel of explanations is open: chosen by button or key, until then by whether there is room. */
final class ExplainToggle {
    /** A window of so many type sizes across has room for it beside Setup and the views. */
    private static final double ROOMY = 115;

    private static final KeyCombination KEY = KeyCombination.valueOf("Shortcut+E");

    private final ObjectProperty<Optional<Boolean>> chosen;
    private final ObservableValue<Boolean> open;
    private final ObservableValue<String> refusal;

    /**
     * A toggle.
     *
     * @param chosen what the user chose last, if anything
     * @param across the width of the window in type sizes
     * @param page that is seen
     */
    ExplainToggle(
            ObjectProperty<Optional<Boolean>> chosen, ObservableValue<Double> across, ObservableValue<Page> page) {
        this.chosen = chosen;
        open = chosen.flatMap(choice -> across.map(sizes -> choice.orElse(sizes >= ROOMY)));
        refusal = page.map(shown -> shown.explains() ? "" : Messages.get("explain.refused"));
    }

    /** Whether the panel is seen. */
    ObservableValue<Boolean> shown() {
        return open.flatMap(is -> refusal.map(why -> is && why.isEmpty()));
    }

    /** The command of menu and key. */
    AppCommand command() {
        return new AppCommand(
                "menu-explain",
                Messages.get("menu.view"),
                Messages.get("menu.explain"),
                List.of(KEY),
                refusal,
                this::toggle);
    }

    /** The button, in a frame that says why it does nothing where it does. */
    Node button() {
        ToggleButton button = new ToggleButton(Messages.get("explain.title"));
        button.setId("explain-button");
        button.getStyleClass().addAll("page-tab", "explain-button");
        open.subscribe(button::setSelected);
        button.setOnAction(e -> {
            toggle();
            button.setSelected(open.getValue());
        });
        button.disableProperty().bind(refusal.map(why -> !why.isEmpty()));
        Tooltip tip = new Tooltip();
        String help = Messages.get("explain.help", KEY.getDisplayText());
        tip.textProperty().bind(refusal.map(why -> why.isEmpty() ? help : Messages.get("menu.refused", help, why)));
        StackPane frame = new StackPane(button);
        Tooltip.install(frame, tip);
        return frame;
    }

    private void toggle() {
        chosen.set(Optional.of(!open.getValue()));
    }
}
