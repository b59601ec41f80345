package dev.unroll;

/** Starts Unroll. */
public final class Launcher {
    private Launcher() {}

    /**
     * Runs the program.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(args.length);
    }
}
