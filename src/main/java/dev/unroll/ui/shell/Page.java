package dev.unroll.ui.shell;

import dev.unroll.ui.controls.CardGrid;

/**
 * One page of the window: the cards that are seen together.
 *
 * @param id of its tab, e.g. {@code page-train}
 * @param name on its tab
 * @param menu its name in the menu
 * @param cards what stands on it
 * @param withSetup whether Setup stands beside it; else it has all the room
 */
public record Page(String id, String name, String menu, CardGrid cards, boolean withSetup) {}
