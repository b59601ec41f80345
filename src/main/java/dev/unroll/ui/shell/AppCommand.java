package dev.unroll.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something the user can do, as the menu and the key overview list it.
 *
 * @param id of its menu item
 * @param group the submenu it stands in
 * @param name what it does
 * @param keys what calls it from anywhere; the first is shown
 * @param refusal why it cannot be done now, in a few words; empty where it can
 * @param run does it
 */
public record AppCommand(
        String id,
        String group,
        String name,
        List<KeyCombination> keys,
        ObservableValue<String> refusal,
        Runnable run) {
    public AppCommand {
        keys = List.copyOf(keys);
        if (name.isBlank() || group.isBlank()) {
            throw new IllegalArgumentException("A command needs a name and a group.");
        }
    }

    /** Something that can always be done. */
    static AppCommand always(String id, String group, String name, List<KeyCombination> keys, Runnable run) {
        return new AppCommand(id, group, name, keys, new ReadOnlyStringWrapper(""), run);
    }

    /** Does it, if it can be done now. */
    void runIfPossible() {
        if (refusal.getValue().isEmpty()) {
            run.run();
        }
    }

    /** The key that is shown beside it. */
    public Optional<KeyCombination> key() {
        return keys.stream().findFirst();
    }
}
