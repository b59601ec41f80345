package dev.unroll.ui.error;

import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.i18n.Messages;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import javafx.application.Platform;

/**
 * Where a failure that nobody expected ends: the trace goes to the log and a sentence to the window, each once for one
 * kind of failure. May be called from any thread.
 */
public final class Failures {
    /** A program that fails in ever new ways must not fill the memory with its notes about it. */
    private static final int MOST_KINDS = 200;

    private static final String TOPIC = "failure";

    private final System.Logger log = System.getLogger(Failures.class.getName());
    private final Set<String> known = new HashSet<>();
    private final Banners banners;

    public Failures(Banners banners) {
        this.banners = banners;
    }

    /**
     * Reports a failure.
     *
     * @param where what was being done, e.g. "frame"; for the log
     * @param failure what was thrown
     */
    public void report(String where, Throwable failure) {
        synchronized (known) {
            if (known.size() >= MOST_KINDS || !known.add(kind(where, failure))) {
                return;
            }
        }
        log.log(Level.ERROR, where, failure);
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        Banner banner = Banner.of(Banner.Kind.ERROR, Messages.get("failure.unexpected", what));
        if (Platform.isFxApplicationThread()) {
            banners.show(TOPIC, banner);
        } else {
            Platform.runLater(() -> banners.show(TOPIC, banner));
        }
    }

    private static String kind(String where, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return where + failure.getClass().getName() + (trace.length == 0 ? "" : trace[0]);
    }
}
