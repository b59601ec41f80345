package dev.unroll.store;

import dev.unroll.core.train.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the program remembers from one start to the next.
 *
 * @param theme name of a theme, such as light or dark
 * @param zoom of the whole window, {@value #MIN_ZOOM} … {@value #MAX_ZOOM}, 1 is 100 %
 * @param guard whether a step is held before its update when its gradient jumps
 * @param explain whether the panel of explanations is open; empty while nobody has chosen
 * @param recentFiles texts opened last, newest first, at most {@value #MAX_RECENT}
 * @param lastFolder where a file was opened or saved last
 * @param window where the window was
 * @param lastExperiment what was trained last
 */
public record Settings(
        String theme,
        double zoom,
        boolean guard,
        Optional<Boolean> explain,
        List<Path> recentFiles,
        Optional<Path> lastFolder,
        Optional<WindowBounds> window,
        Optional<Experiment> lastExperiment) {
    /** The most recent files that are kept. */
    public static final int MAX_RECENT = 8;
    /** Smallest zoom. */
    public static final double MIN_ZOOM = 0.75;
    /** Largest zoom. */
    public static final double MAX_ZOOM = 3;

    /** Checks the bounds; a longer list of files is cut. */
    public Settings {
        if (theme.isBlank()) {
            throw new IllegalArgumentException("the theme has no name");
        }
        if (!(zoom >= MIN_ZOOM && zoom <= MAX_ZOOM)) {
            throw new IllegalArgumentException("the zoom must be from " + MIN_ZOOM + " to " + MAX_ZOOM);
        }
        recentFiles = recentFiles.stream().distinct().limit(MAX_RECENT).toList();
    }

    /** {@return the settings of a first start} */
    public static Settings defaults() {
        return new Settings(
                "light", 1, true, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@return these settings with another theme} */
    public Settings withTheme(String value) {
        return new Settings(value, zoom, guard, explain, recentFiles, lastFolder, window, lastExperiment);
    }

    /** {@return these settings with another zoom} */
    public Settings withZoom(double value) {
        return new Settings(theme, value, guard, explain, recentFiles, lastFolder, window, lastExperiment);
    }

    /** {@return these settings, with steps held at a jump or not} */
    public Settings withGuard(boolean value) {
        return new Settings(theme, zoom, value, explain, recentFiles, lastFolder, window, lastExperiment);
    }

    /** {@return these settings, with the panel of explanations open or closed} */
    public Settings withExplain(boolean value) {
        return new Settings(theme, zoom, guard, Optional.of(value), recentFiles, lastFolder, window, lastExperiment);
    }

    /** {@return these settings with a file at the head of the recent ones, and its folder as the last} */
    public Settings withRecentFile(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        List<Path> files =
                Stream.concat(Stream.of(absolute), recentFiles.stream()).toList();
        return new Settings(
                theme, zoom, guard, explain, files, Optional.ofNullable(absolute.getParent()), window, lastExperiment);
    }

    /** {@return these settings without a file that is gone} */
    public Settings withoutRecentFile(Path file) {
        List<Path> files = recentFiles.stream()
                .filter(recent -> !recent.equals(file.toAbsolutePath().normalize()))
                .toList();
        return new Settings(theme, zoom, guard, explain, files, lastFolder, window, lastExperiment);
    }

    /** {@return these settings with another last folder} */
    public Settings withLastFolder(Path value) {
        return new Settings(theme, zoom, guard, explain, recentFiles, Optional.of(value), window, lastExperiment);
    }

    /** {@return these settings with other window bounds} */
    public Settings withWindow(WindowBounds value) {
        return new Settings(theme, zoom, guard, explain, recentFiles, lastFolder, Optional.of(value), lastExperiment);
    }

    /** {@return these settings with another last experiment} */
    public Settings withLastExperiment(Experiment value) {
        return new Settings(theme, zoom, guard, explain, recentFiles, lastFolder, window, Optional.of(value));
    }
}
