package dev.unroll.ui.pulse;

import dev.unroll.session.Snapshot;
import dev.unroll.ui.error.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;

/**
 * The one animation timer of the program: it takes the newest snapshot once a frame and hands it to every painter, so
 * that all views show the same step. An exception of one painter is reported and stops neither the others nor the
 * timer (on JavaFX 21 an exception out of one timer stops every later one, JDK-8357157).
 */
public final class Pulse {
    private final Supplier<Snapshot> newest;
    private final Failures failures;
    private final List<Painter> painters = new ArrayList<>();
    /** The version of the last frame's snapshot; theirs begin at 1. */
    private long last;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            beat(now);
        }
    };

    /**
     * A pulse that stands still.
     *
     * @param newest the newest snapshot; the same instance again when nothing has changed
     * @param failures told what painters throw
     */
    public Pulse(Supplier<Snapshot> newest, Failures failures) {
        this.newest = newest;
        this.failures = failures;
    }

    /** Paints from the next frame on, after those that were added before. */
    public void add(Painter painter) {
        painters.add(painter);
        last = 0; // the newcomer has seen nothing: its first frame is fresh
    }

    /** Paints no more. */
    public void remove(Painter painter) {
        painters.remove(painter);
    }

    /** Starts beating. */
    public void start() {
        timer.start();
    }

    /** Stops beating. */
    public void stop() {
        timer.stop();
    }

    /**
     * One beat.
     *
     * @param nanos when the frame began
     */
    void beat(long nanos) {
        try {
            Snapshot snapshot = newest.get();
            boolean fresh = last != snapshot.version();
            last = snapshot.version();
            Frame frame = new Frame(snapshot, fresh, nanos);
            for (Painter painter : List.copyOf(painters)) {
                paint(painter, frame);
            }
        } catch (RuntimeException | Error failure) {
            failures.report("pulse", failure);
        }
    }

    private void paint(Painter painter, Frame frame) {
        try {
            painter.frame(frame);
        } catch (RuntimeException | Error failure) {
            failures.report("frame of " + painter.getClass().getSimpleName(), failure);
        }
    }
}
