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

    /**
     * The folder for what is large and gone with the process: that of {@code unroll.home}, else
     * {@code %LOCALAPPDATA%\Unroll}, {@code ~/Library/Caches/Unroll}, {@code $XDG_CACHE_HOME/unroll} or
     * {@code ~/.cache/unroll}. Folders of settings are copied and synchronised; these are not.
     *
     * @return a folder, which may not exist yet
     */
    public static Path findForTemporaryFiles() {
        return findForTemporaryFiles(
                name -> Optional.ofNullable(System.getProperty(name)),
                name -> Optional.ofNullable(System.getenv(name)));
    }

    static Path find(Function<String, Optional<String>> properties, Function<String, Optional<String>> environment) {
        return new Customs("APPDATA", "AppData/Roaming", "Library/Application Support", "XDG_CONFIG_HOME", ".config")
                .find(properties, environment);
    }

    static Path findForTemporaryFiles(
            Function<String, Optional<String>> properties, Function<String, Optional<String>> environment) {
        return new Customs("LOCALAPPDATA", "AppData/Local", "Library/Caches", "XDG_CACHE_HOME", ".cache")
                .find(properties, environment);
    }

    /** Where each system wants one kind of files. */
    private record Customs(String windowsName, String windows, String mac, String xdgName, String xdg) {
        Path find(Function<String, Optional<String>> properties, Function<String, Optional<String>> environment) {
            Optional<String> chosen = properties.apply("unroll.home").filter(value -> !value.isBlank());
            if (chosen.isPresent()) {
                return Path.of(chosen.get());
            }
            Path home = Path.of(properties.apply("user.home").orElse("."));
            String system = properties.apply("os.name").orElse("").toLowerCase(Locale.ROOT);
            if (system.startsWith("windows")) {
                return folder(environment.apply(windowsName))
                        .orElse(home.resolve(windows))
                        .resolve("Unroll");
            }
            if (system.startsWith("mac")) {
                return home.resolve(mac).resolve("Unroll");
            }
            // The XDG specification has relative paths ignored.
            return folder(environment.apply(xdgName))
                    .filter(Path::isAbsolute)
                    .orElse(home.resolve(xdg))
                    .resolve("unroll");
        }
    }

    private static Optional<Path> folder(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).map(Path::of);
    }
}
