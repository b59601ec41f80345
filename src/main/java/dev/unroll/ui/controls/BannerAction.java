package dev.unroll.ui.controls;

/**
 * A button in a banner; pressing it dismisses the banner, unless it only tells more.
 *
 * @param name what it does, e.g. "Choose an encoding"
 * @param run does it, on the JavaFX thread
 * @param stays whether the banner stands on, because this settles nothing
 */
public record BannerAction(String name, Runnable run, boolean stays) {
    public BannerAction {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A banner's button needs a name.");
        }
    }

    /** A button that settles the matter. */
    public BannerAction(String name, Runnable run) {
        this(name, run, false);
    }

    /** A button that only tells more. */
    public static BannerAction staying(String name, Runnable run) {
        return new BannerAction(name, run, true);
    }
}
