package dev.unroll.ui.plot;

/** What happens when the user opens a mark. */
@FunctionalInterface
public interface MarkHandler {
    /**
     * Opens a mark.
     *
     * @param mark one of the chart's
     * @param screenX where it stands on the screen
     * @param screenY where it stands on the screen
     */
    void open(Mark mark, double screenX, double screenY);
}
