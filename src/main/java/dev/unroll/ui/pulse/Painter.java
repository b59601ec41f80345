package dev.unroll.ui.pulse;

/** Whoever follows the training on the screen. */
@FunctionalInterface
public interface Painter {
    /** Paints or remembers what has changed; called on the JavaFX thread, once a frame. */
    void frame(Frame frame);
}
