package dev.unroll;

import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** The program, and a hand that presses Space and closes the window in the middle of the training. */
final class ClosesWhileTraining {
    /** What it prints when it closes the window. */
    static final String CLOSING = "closing";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long WELL_UNDER_WAY = 300_000_000; // nanoseconds of the processor

    private ClosesWhileTraining() {}

    /**
     * Runs it; ends as the program ends.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Thread hand = new Thread(ClosesWhileTraining::use, "hand");
        hand.setDaemon(true);
        hand.setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(9);
        });
        hand.start();
        Launcher.main(args);
    }

    private static void use() {
        until(() -> trainerNanos() > 0 && OpenWindow.onFx(() -> window().isPresent()));
        OpenWindow.onFx(() -> {
            Window window = window().orElseThrow();
            KeyEvent space = new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false);
            Event.fireEvent(window.getScene(), space);
            return true;
        });
        until(() -> trainerNanos() > WELL_UNDER_WAY);
        OpenWindow.onFx(() -> {
            System.out.println(CLOSING);
            Window window = window().orElseThrow();
            Event.fireEvent(window, new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
    }

    private static Optional<Window> window() {
        return Window.getWindows().stream().filter(Window::isShowing).findFirst();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    private static long trainerNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals("unroll-trainer"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(threads::getThreadCpuTime)
                .max()
                .orElse(0);
    }
}
