package dev.unroll;

import dev.unroll.cli.CommandLineMain;
import dev.unroll.core.linalg.KernelChoice;
import java.io.PrintStream;
import javafx.application.Application;

/**
 * Starts Unroll: the window without arguments, a command with them. It is no JavaFX class itself, so that the program
 * starts from the class path too.
 */
public final class Launcher {
    private static final int FAILED = 1;
    private static final String HEADLESS = "java.awt.headless";

    private Launcher() {}

    /**
     * Runs the program and ends the process with its exit code.
     *
     * @param args the command line; nothing for the window
     */
    public static void main(String[] args) {
        LogFolder.announce();
        System.exit(args.length == 0 ? window(System.err) : CommandLineMain.run(args));
    }

    /** Opens the window and waits until it is closed. */
    private static int window(PrintStream err) {
        if (Display.isMissing()) {
            err.println(Display.SENTENCE);
            return FAILED;
        }
        if (!KernelChoice.hasVectors()) {
            err.println(KernelChoice.HINT);
        }
        // Formulas and saved pictures use AWT, which must not open the display beside JavaFX.
        if (System.getProperty(HEADLESS) == null) {
            System.setProperty(HEADLESS, "true");
        }
        try {
            Application.launch(UnrollApp.class);
            return 0;
        } catch (RuntimeException | LinkageError failure) {
            System.getLogger(Launcher.class.getName()).log(System.Logger.Level.ERROR, "start", failure);
            String reason = root(failure);
            err.println(
                    reason.contains("DISPLAY")
                            ? Display.SENTENCE
                            : "Unroll could not start (" + reason + "): the log in " + LogFolder.path()
                                    + " has the details.");
            return FAILED;
        }
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
