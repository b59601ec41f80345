package dev.unroll.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * The keys of the window. Those of the menu work everywhere. Space trains or pauses wherever the focus is, but in a text
 * field; so Enter is what presses a focused button. → steps, unless the control that has the focus makes use of it:
 * a view does so by consuming the key. The same goes for the keys that open a page.
 */
final class Keys {
    private final ToolBarViewModel model;
    private final Pages pages;

    private final List<AppCommand> commands;

    private Keys(ToolBarViewModel model, Pages pages, List<AppCommand> commands) {
        this.model = model;
        this.pages = pages;
        this.commands = commands;
    }

    static void install(Scene scene, Pages pages, ToolBarViewModel model, List<AppCommand> commands) {
        Keys keys = new Keys(model, pages, commands);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> keys.before(scene.getFocusOwner(), e));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, keys::after);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> leaveSlider(scene));
        // Before what scrolls the page takes the arrow.
        pages.all().forEach(page -> page.cards().addEventHandler(KeyEvent.KEY_PRESSED, keys::after));
    }

    /** Before the focused control sees the key. */
    private void before(Node focused, KeyEvent e) {
        for (AppCommand command : commands) {
            // Not as accelerators of the scene: a text field swallows what it does not know itself.
            if (command.keys().stream().anyMatch(key -> key.match(e))) {
                command.runIfPossible();
                e.consume();
                return;
            }
        }
        if (!usesArrows(focused) && pages.shownProperty().get().keys().test(e)) {
            e.consume();
            return;
        }
        // A button would move the focus with an arrow.
        if (focused instanceof ButtonBase && pages.open(e)) {
            e.consume();
            return;
        }
        if (e.isControlDown() || e.isAltDown() || e.isMetaDown() || e.isShiftDown()) {
            return;
        }
        if (e.getCode() == KeyCode.SPACE && !(focused instanceof TextInputControl)) {
            model.toggle();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && focused instanceof MenuButton menu) {
            menu.show();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && focused instanceof ButtonBase button) {
            button.fire();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && focused instanceof ComboBoxBase<?> choice) {
            choice.show();
            e.consume();
        } else if (e.getCode() == KeyCode.RIGHT && focused instanceof ButtonBase) {
            // A button would move the focus with it.
            model.stepOnce();
            e.consume();
        }
    }

    /** After the slider was dragged the arrows are the window's again; who came to it by keyboard keeps it. */
    private static void leaveSlider(Scene scene) {
        if (scene.getFocusOwner() instanceof Slider) {
            scene.getRoot().requestFocus();
        }
    }

    /** After the focused control and all around it left the key alone. */
    private void after(KeyEvent e) {
        boolean plain = !e.isControlDown() && !e.isAltDown() && !e.isMetaDown() && !e.isShiftDown();
        if (plain && e.getCode() == KeyCode.RIGHT && !usesArrows(e.getTarget())) {
            model.stepOnce();
            e.consume();
        } else if (!usesArrows(e.getTarget()) && pages.open(e)) {
            e.consume();
        }
    }

    private static boolean usesArrows(Object target) {
        return target instanceof TextInputControl
                || target instanceof Slider
                || target instanceof ComboBoxBase<?>
                || target instanceof ChoiceBox<?>;
    }
}
