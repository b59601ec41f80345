package dev.unroll;

import java.util.Locale;

/** Whether there is a screen to open a window on. */
final class Display {
    static final String SENTENCE =
            "Unroll found no display to open its window on: start it in a desktop session, or use"
                    + " the commands, which need none (unroll train --help).";

    private Display() {}

    /** True where X11 would be asked and no server is named; a named one that does not answer is found out later. */
    static boolean isMissing() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean asksX11 = !system.startsWith("windows")
                && !system.startsWith("mac")
                && System.getProperty("glass.platform", "").isEmpty();
        String display = System.getenv("DISPLAY");
        return asksX11 && (display == null || display.isBlank());
    }
}
