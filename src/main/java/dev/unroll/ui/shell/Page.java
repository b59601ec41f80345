package dev.unroll.ui.shell;

import dev.unroll.ui.controls.CardGrid;
import java.util.function.Predicate;
import javafx.scene.input.KeyEvent;

/**
 * One page of the window: the cards that are seen together.
 *
 * @param id of its tab, e.g. {@code page-train}
 * @param name on its tab
 * @param menu its name in the menu
 * @param cards what stands on it
 * @param withSetup whether Setup stands beside it; else it has all the room
 * @param explains whether what the pointer is on is explained beside it; else it says its equations itself
 * @param keys takes a key that was pressed, before any control but a field does; tells whether it made use of it
 */
public record Page(
        String id,
        String name,
        String menu,
        CardGrid cards,
        boolean withSetup,
        boolean explains,
        Predicate<KeyEvent> keys) {
    /** A page without keys of its own. */
    public Page(String id, String name, String menu, CardGrid cards, boolean withSetup) {
        this(id, name, menu, cards, withSetup, true, key -> false);
    }
}
