package dev.unroll.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings as a JSON file. Settings never keep the program from starting: what cannot be read is set aside. */
public final class SettingsFile {
    private static final int LONGEST = 1 << 20;

    /**
     * What was read.
     *
     * @param settings those of the file, or the defaults
     * @param message what went wrong, in one sentence; empty if nothing did
     */
    public record Loaded(Settings settings, Optional<String> message) {}

    private final Path file;

    /**
     * The settings in a folder.
     *
     * @param folder usually {@link AppFolder#find()}; need not exist
     */
    public SettingsFile(Path folder) {
        this.file = folder.resolve("settings.json");
    }

    /**
     * Reads the settings. A file that makes no sense is renamed to settings.json.bad.
     *
     * @return them, or the defaults
     */
    public Loaded load() {
        try {
            if (Files.exists(file) && Files.size(file) > LONGEST) {
                return setAside();
            }
            return new Loaded(read(Json.MAPPER.readTree(Files.readAllBytes(file))), Optional.empty());
        } catch (NoSuchFileException e) {
            return new Loaded(Settings.defaults(), Optional.empty());
        } catch (IOException e) {
            return defaults("The settings in " + file + " could not be read, so the defaults are used: check the"
                    + " file's permissions.");
        } catch (JacksonException | IllegalArgumentException e) {
            return setAside();
        }
    }

    private Loaded setAside() {
        Path bad = file.resolveSibling("settings.json.bad");
        try {
            Files.move(file, bad, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            return defaults("The settings in " + file + " make no sense, so the defaults are used: delete that file.");
        }
        return defaults("The settings could not be read, so the defaults are used: the old ones were set aside as "
                + bad + ".");
    }

    private static Loaded defaults(String message) {
        return new Loaded(Settings.defaults(), Optional.of(message));
    }

    /**
     * Writes the settings, whole or not at all; creates the folder.
     *
     * @param settings what to remember
     * @throws UnwritableFileException if they cannot be written
     */
    public void save(Settings settings) throws UnwritableFileException {
        try {
            Files.createDirectories(AtomicFile.folderOf(file.toAbsolutePath()));
        } catch (IOException e) {
            throw OutputCheck.unwritable(file, e);
        }
        byte[] json = Json.MAPPER.writeValueAsBytes(write(settings));
        AtomicFile.write(file, channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(json);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    private static ObjectNode write(Settings settings) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("theme", settings.theme());
        json.put("zoom", settings.zoom());
        json.put("guard", settings.guard());
        settings.explain().ifPresent(open -> json.put("explain", open));
        ArrayNode files = json.putArray("recentFiles");
        settings.recentFiles().forEach(path -> files.add(path.toString()));
        settings.lastFolder().ifPresent(path -> json.put("lastFolder", path.toString()));
        settings.window().ifPresent(bounds -> json.putObject("window")
                .put("x", bounds.x())
                .put("y", bounds.y())
                .put("width", bounds.width())
                .put("height", bounds.height())
                .put("maximized", bounds.maximized()));
        settings.lastExperiment().ifPresent(experiment -> json.set("lastExperiment", ExperimentJson.write(experiment)));
        return json;
    }

    /** Every property may be missing, so that an older file goes on being read. */
    private static Settings read(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("the settings are no JSON object");
        }
        Settings defaults = Settings.defaults();
        return new Settings(
                Json.optional(json, "theme")
                        .map(node -> Json.text(json, "theme"))
                        .orElse(defaults.theme()),
                Json.optional(json, "zoom")
                        .map(node -> Json.number(json, "zoom"))
                        .orElse(defaults.zoom()),
                Json.optional(json, "guard")
                        .map(node -> Json.truth(json, "guard"))
                        .orElse(defaults.guard()),
                Json.optional(json, "explain").map(node -> Json.truth(json, "explain")),
                Json.optional(json, "recentFiles").map(SettingsFile::paths).orElse(List.of()),
                Json.optional(json, "lastFolder").map(SettingsFile::path),
                Json.optional(json, "window").map(SettingsFile::bounds),
                Json.optional(json, "lastExperiment").map(ExperimentJson::read));
    }

    private static List<Path> paths(JsonNode json) {
        if (!json.isArray()) {
            throw new IllegalArgumentException("the recent files are no list");
        }
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < Math.min(json.size(), Settings.MAX_RECENT); i++) {
            paths.add(path(json.path(i)));
        }
        return paths;
    }

    private static Path path(JsonNode json) {
        if (!json.isString()) {
            throw new IllegalArgumentException("a path is no text");
        }
        try {
            return Path.of(json.stringValue());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a path is none on this system", e);
        }
    }

    private static WindowBounds bounds(JsonNode json) {
        return new WindowBounds(
                Json.number(json, "x"),
                Json.number(json, "y"),
                Json.number(json, "width"),
                Json.number(json, "height"),
                Json.truth(json, "maximized"));
    }
}
