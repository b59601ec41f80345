package dev.unroll.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Where the program keeps its own files. */
public final class AppFolder {
    private AppFolder() {}

    /**
     * The folder named by the system property {@code unroll.home}, else the one that the system's customs ask for:
     * {@code %APPDATA%\Unroll}, {@code ~/Library/Application Support/Unroll}, {@code $XDG_CONFIG_HOME/unroll} or
     * {@code ~/.config/unroll}.
     *
     * @return a folder, which may not exist yet
     */
    public static Path find() {
        return find(
                name -> Optional.ofNullable(System.getProperty(name)),
                name -> Optional.ofNullable(System.getenv(name)));
    }

    static Path find(Function<String, Optional<String>> properties, Function<String, Optional<String>> environment) {
        Optional<String> chosen = properties.apply("unroll.home").filter(value -> !value.isBlank());
        if (chosen.isPresent()) {
            return Path.of(chosen.get());
        }
        Path home = Path.of(properties.apply("user.home").orElse("."));
        String system = properties.apply("os.name").orElse("").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return folder(environment.apply("APPDATA"))
                    .orElse(home.resolve("AppData").resolve("Roaming"))
                    .resolve("Unroll");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Unroll");
        }
        // The XDG specification has relative paths ignored.
        return folder(environment.apply("XDG_CONFIG_HOME"))
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".config"))
                .resolve("unroll");
    }

    private static Optional<Path> folder(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).map(Path::of);
    }
}
