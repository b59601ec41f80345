package dev.unroll.ui.shell;

import dev.unroll.ui.controls.CardGrid;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
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
 * @param place where one stands on it, for the tool bar; empty for the state of the training
 * @param opens the key that opens it, where nothing else makes use of that
 */
public record Page(
        String id,
        String name,
        String menu,
        CardGrid cards,
        boolean withSetup,
        boolean explains,
        Predicate<KeyEvent> keys,
        Place place,
        Optional<KeyCombination> opens) {
    /**
     * Where one stands on a page.
     *
     * @param words such as "Backward, time step 4 of 6"
     * @param brief the same where there is little room
     */
    public record Place(ObservableValue<String> words, ObservableValue<String> brief) {
        /** One of its own for each page: those who listen to a shared one would never be let go. */
        private static Place none() {
            return new Place(new ReadOnlyStringWrapper(""), new ReadOnlyStringWrapper(""));
        }
    }

    /** A page without keys of its own. */
    public Page(String id, String name, String menu, CardGrid cards, boolean withSetup) {
        this(id, name, menu, cards, withSetup, true, key -> false, Place.none(), Optional.empty());
    }
}
