package dev.unroll.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCombination;

/**
 * Something the user can do, as the menu and the key overview list it.
 *
 * @param id of its menu item
 * @param group the submenu it stands in
 * @param name what it does
 * @param keys what calls it from anywhere; the first is shown
 * @param run does it
 */
public record AppCommand(String id, String group, String name, List<KeyCombination> keys, Runnable run) {
    public AppCommand {
        keys = List.copyOf(keys);
        if (name.isBlank() || group.isBlank()) {
            throw new IllegalArgumentException("A command needs a name and a group.");
        }
    }

    /** The key that is shown beside it. */
    public Optional<KeyCombination> key() {
        return keys.stream().findFirst();
    }
}
