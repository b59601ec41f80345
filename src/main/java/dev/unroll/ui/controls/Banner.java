package dev.unroll.ui.controls;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;

/**
 * A message to the user: one sentence or two, never a modal box.
 *
 * @param kind how grave it is
 * @param text says what is the matter and what to do
 * @param actions buttons, in order
 * @param progress 0 … 1 while something is under way (negative: no measure of it); such a banner goes when the work ends
 */
public record Banner(Kind kind, String text, List<BannerAction> actions, Optional<ReadOnlyDoubleProperty> progress) {
    /** How grave a message is. */
    public enum Kind {
        INFO,
        WARNING,
        ERROR
    }

    public Banner {
        actions = List.copyOf(actions);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A banner needs a sentence.");
        }
    }

    /** A message without progress. */
    public static Banner of(Kind kind, String text, BannerAction... actions) {
        return new Banner(kind, text, List.of(actions), Optional.empty());
    }

    /** Something under way, with a button that stops it. */
    public static Banner working(String text, ReadOnlyDoubleProperty progress, BannerAction cancel) {
        return new Banner(Kind.INFO, text, List.of(cancel), Optional.of(progress));
    }
}
