package dev.unroll;

import java.nio.file.Path;
import java.util.Locale;

/** Where the log goes: a folder of {@code unroll.home} if that is set, else the one the system has for logs. */
final class LogFolder {
    /** Read by logback.xml; must be set before anything is logged. */
    static final String PROPERTY = "unroll.log.dir";

    private LogFolder() {}

    static void announce() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, path().toString());
        }
    }

    static Path path() {
        String set = System.getProperty(PROPERTY, "");
        if (!set.isBlank()) {
            return Path.of(set);
        }
        String own = System.getProperty("unroll.home", "");
        if (!own.isBlank()) {
            return Path.of(own, "logs");
        }
        Path home = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return folder("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Unroll/logs");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library/Logs/Unroll");
        }
        return folder("XDG_STATE_HOME", home.resolve(".local/state")).resolve("unroll/logs");
    }

    private static Path folder(String variable, Path otherwise) {
        String set = System.getenv(variable);
        return set == null || set.isBlank() ? otherwise : Path.of(set);
    }
}
