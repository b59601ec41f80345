package dev.unroll.ui.controls;

/**
 * A button in a banner; pressing it dismisses the banner.
 *
 * @param name what it does, e.g. "Choose an encoding"
 * @param run does it, on the JavaFX thread
 */
public record BannerAction(String name, Runnable run) {
    public BannerAction {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A banner's button needs a name.");
        }
    }
}
