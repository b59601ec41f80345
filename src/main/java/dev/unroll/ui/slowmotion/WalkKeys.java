package dev.unroll.ui.slowmotion;

import javafx.scene.input.KeyEvent;

/** The keys that walk: arrows by phase, Page Up and Down by time step, with Shift by pass, Home and End. */
public final class WalkKeys {
    private final SlowMotionViewModel model;

    /**
     * Keys for a walk.
     *
     * @param model what walks
     */
    public WalkKeys(SlowMotionViewModel model) {
        this.model = model;
    }

    /** Takes a key; tells whether it made use of it. */
    public boolean pressed(KeyEvent e) {
        if (e.isControlDown()
                || e.isAltDown()
                || e.isMetaDown()
                || model.placeProperty().get().isEmpty()) {
            return false;
        }
        boolean far = e.isShiftDown();
        switch (e.getCode()) {
            case RIGHT -> walk(far, model::nextStep, model::next);
            case LEFT -> walk(far, model::previousStep, model::back);
            case PAGE_DOWN -> walk(far, model::nextPass, model::nextStep);
            case PAGE_UP -> walk(far, model::previousPass, model::previousStep);
            case HOME -> model.first();
            case END -> model.last();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void walk(boolean far, Runnable farther, Runnable nearer) {
        (far ? farther : nearer).run();
    }
}
