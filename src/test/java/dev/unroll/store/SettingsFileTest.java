package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.unroll.core.train.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    private SettingsFile settingsFile = new SettingsFile(Path.of("unset"));
    private Path json = Path.of("unset");

    @BeforeEach
    void here() {
        settingsFile = new SettingsFile(folder);
        json = folder.resolve("settings.json");
    }

    @Test
    void aFirstStartHasDefaultsAndNoMessage() {
        assertThat(settingsFile.load()).isEqualTo(new SettingsFile.Loaded(Settings.defaults(), Optional.empty()));
    }

    @Test
    void whetherExplanationsAreOpenIsKeptAndNotChosenInAnOlderFile() throws IOException {
        Files.writeString(json, "{\"theme\":\"dark\",\"zoom\":1}");
        assertThat(settingsFile.load().message()).isEmpty();
        assertThat(settingsFile.load().settings().explain()).isEmpty();

        settingsFile.save(Settings.defaults().withExplain(false));
        assertThat(settingsFile.load().settings().explain()).contains(false);
    }

    @Test
    void whatIsSavedIsLoaded() throws Exception {
        Settings settings = Settings.defaults()
                .withTheme("dark")
                .withZoom(1.5)
                .withGuard(false)
                .withRecentFile(folder.resolve("ä 1.txt"))
                .withLastFolder(folder)
                .withWindow(new WindowBounds(-1200.5, 0, 1280, 800, true))
                .withLastExperiment(Experiment.defaults().withSeed(-7).withLearningRate(1e-9));
        SettingsFile nested = new SettingsFile(folder.resolve("not/yet/there"));
        nested.save(settings);
        assertThat(nested.load()).isEqualTo(new SettingsFile.Loaded(settings, Optional.empty()));
        nested.save(Settings.defaults());
        assertThat(nested.load().settings()).isEqualTo(Settings.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{} {}",
                "{\"zoom\":1,\"zoom\":2}",
                "{\"zoom\":10}",
                "{\"zoom\":\"1\"}",
                "{\"theme\":\" \"}",
                "{\"guard\":\"off\"}",
                "{\"recentFiles\":\"a\"}",
                "{\"recentFiles\":[1]}",
                "{\"lastFolder\":\"a\\u0000b\"}",
                "{\"window\":{\"x\":0}}",
                "{\"window\":{\"x\":0,\"y\":0,\"width\":-1,\"height\":1,\"maximized\":false}}",
                "{\"lastExperiment\":{\"hidden\":1}}"
            })
    void whatCannotBeReadIsSetAside(String text) throws IOException {
        Files.writeString(json, text);
        SettingsFile.Loaded loaded = settingsFile.load();
        assertThat(loaded.settings()).isEqualTo(Settings.defaults());
        assertThat(loaded.message()).hasValueSatisfying(said -> assertThat(said).contains("settings.json.bad"));
        assertThat(json).doesNotExist();
        assertThat(folder.resolve("settings.json.bad")).hasContent(text);
        assertThat(settingsFile.load().message()).isEmpty();
    }

    @Test
    void propertiesMayBeMissingAndUnknownOnesAreIgnored() throws IOException {
        Files.writeString(json, "{\"theme\":\"dark\",\"window\":null,\"later\":1}");
        assertThat(settingsFile.load())
                .isEqualTo(new SettingsFile.Loaded(Settings.defaults().withTheme("dark"), Optional.empty()));
    }

    @Test
    void anyBytesLeadToSettings() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        String sound = "{\"theme\":\"dark\",\"zoom\":1.25,\"recentFiles\":[\"a\"],\"lastFolder\":\"b\"}";
        for (int round = 0; round < 300; round++) {
            byte[] bytes = sound.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(json, bytes);
            SettingsFile.Loaded loaded = settingsFile.load();
            assertThat(loaded.message().isPresent()).isEqualTo(Files.notExists(json));
        }
    }

    @Test
    void aFolderInTheFilesPlaceIsNoReasonToFail() throws IOException {
        Files.createDirectories(json.resolve("full"));
        assertThat(settingsFile.load().settings()).isEqualTo(Settings.defaults());
        assertThat(settingsFile.load().message()).isPresent();
        assertThat(catchThrowableOfType(UnwritableFileException.class, () -> settingsFile.save(Settings.defaults())))
                .hasMessageContaining("cannot be written");
    }

    @Test
    void onlyTheNewestEightFilesAreKeptAndNoneTwice() {
        Settings settings = Settings.defaults();
        for (int i = 0; i < 10; i++) {
            settings = settings.withRecentFile(folder.resolve(i + ".txt"));
        }
        settings = settings.withRecentFile(folder.resolve("5.txt"));
        assertThat(settings.recentFiles())
                .containsExactlyElementsOf(IntStream.of(5, 9, 8, 7, 6, 4, 3, 2)
                        .mapToObj(i -> folder.resolve(i + ".txt"))
                        .toList());
        assertThat(settings.lastFolder()).contains(folder);
        assertThat(settings.withoutRecentFile(folder.resolve("5.txt")).recentFiles())
                .hasSize(7)
                .doesNotContain(folder.resolve("5.txt"));
    }

    @Test
    void settingsOutOfBoundsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withZoom(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withZoom(0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withTheme(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new WindowBounds(0, 0, Double.NaN, 1, false));
    }
}
