package dev.unroll.ui.shell;

import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.theme.Appearance;
import dev.unroll.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/** Every command of the window, in the order of the menu. */
final class WindowCommands {
    private final List<AppCommand> commands = new ArrayList<>();
    private final Stage stage;
    private final FileDialogs dialogs;
    private final FileActions files;
    private final Pages pages;

    WindowCommands(Stage stage, FileActions files, FileDialogs dialogs, Pages pages) {
        this.stage = stage;
        this.files = files;
        this.pages = pages;
        this.dialogs = dialogs;
    }

    /**
     * Lists them.
     *
     * @param training what else belongs to the training
     * @param explain opens and closes the explanations
     */
    List<AppCommand> all(
            ToolBarViewModel model,
            List<AppCommand> training,
            AppCommand explain,
            Appearance appearance,
            Runnable help) {
        String text = Messages.get("menu.text");
        add("menu-open", text, Messages.get("menu.open"), this::openText, "Shortcut+O");
        add("menu-paste", text, Messages.get("menu.paste"), this::pasteText, "Shortcut+Shift+V");
        String group = Messages.get("menu.training");
        add("menu-train", group, Messages.get("menu.train"), model::toggle);
        add("menu-step", group, Messages.get("menu.step"), model::stepOnce);
        add("menu-reset", group, Messages.get("menu.reset"), model::reset, "Shortcut+R");
        commands.addAll(training);
        String models = Messages.get("menu.model");
        add("menu-save", models, Messages.get("menu.save"), this::saveModel, "Shortcut+S");
        add("menu-load", models, Messages.get("menu.load"), this::loadModel, "Shortcut+L");
        String view = Messages.get("menu.view");
        for (int i = 0; i < pages.all().size(); i++) {
            Page page = pages.all().get(i);
            add("menu-" + page.id(), view, page.menu(), () -> pages.show(page), "Shortcut+" + (i + 1));
        }
        commands.add(explain);
        add("menu-light", view, Messages.get("menu.light"), () -> appearance.setTheme(Theme.LIGHT));
        add("menu-dark", view, Messages.get("menu.dark"), () -> appearance.setTheme(Theme.DARK));
        add("menu-projector", view, Messages.get("menu.projector"), () -> appearance.setTheme(Theme.PROJECTOR));
        add(
                "menu-theme",
                view,
                Messages.get("menu.nextTheme"),
                () -> appearance.setTheme(appearance.themeProperty().get().next()),
                "Shortcut+T");
        add(
                "menu-larger",
                view,
                Messages.get("menu.larger"),
                appearance::zoomIn,
                "Shortcut+Plus",
                "Shortcut+Equals",
                "Shortcut+Shift+Equals",
                "Shortcut+Add");
        add(
                "menu-smaller",
                view,
                Messages.get("menu.smaller"),
                appearance::zoomOut,
                "Shortcut+Minus",
                "Shortcut+Subtract");
        add(
                "menu-normal",
                view,
                Messages.get("menu.normal"),
                appearance::zoomNormal,
                "Shortcut+0",
                "Shortcut+Numpad 0");
        add(
                "menu-fullscreen",
                view,
                Messages.get("menu.fullscreen"),
                () -> stage.setFullScreen(!stage.isFullScreen()),
                "F11");
        String program = Messages.get("menu.program");
        add("menu-help", program, Messages.get("menu.help"), help, "F1");
        add("menu-quit", program, Messages.get("menu.quit"), stage::hide, "Shortcut+Q");
        return List.copyOf(commands);
    }

    void openText() {
        dialogs.text().ifPresent(files.openText());
    }

    void pasteText() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        files.pasteText().accept(clipboard.hasString() ? clipboard.getString() : "");
    }

    private void saveModel() {
        dialogs.saveModel().ifPresent(files.saveModel());
    }

    private void loadModel() {
        dialogs.model().ifPresent(files.loadModel());
    }

    private void add(String id, String group, String name, Runnable run, String... keys) {
        List<KeyCombination> combinations =
                List.of(keys).stream().map(KeyCombination::valueOf).toList();
        commands.add(AppCommand.always(id, group, name, combinations, run));
    }
}
