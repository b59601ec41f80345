package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppFolderTest {
    private static Path find(Map<String, String> properties, Map<String, String> environment) {
        return AppFolder.find(
                name -> Optional.ofNullable(properties.get(name)), name -> Optional.ofNullable(environment.get(name)));
    }

    @Test
    void aChosenFolderWins() {
        assertThat(find(
                        Map.of("unroll.home", "/chosen", "os.name", "Linux", "user.home", "/home/me"),
                        Map.of("XDG_CONFIG_HOME", "/xdg")))
                .isEqualTo(Path.of("/chosen"));
    }

    @Test
    void linuxFollowsXdg() {
        Map<String, String> linux = Map.of("os.name", "Linux", "user.home", "/home/me");
        assertThat(find(linux, Map.of())).isEqualTo(Path.of("/home/me/.config/unroll"));
        Path absolute = Path.of("/xdg").toAbsolutePath();
        assertThat(find(linux, Map.of("XDG_CONFIG_HOME", absolute.toString()))).isEqualTo(absolute.resolve("unroll"));
        assertThat(find(linux, Map.of("XDG_CONFIG_HOME", "relative"))).isEqualTo(Path.of("/home/me/.config/unroll"));
        assertThat(find(linux, Map.of("XDG_CONFIG_HOME", ""))).isEqualTo(Path.of("/home/me/.config/unroll"));
    }

    @Test
    void macAndWindowsHaveTheirOwnCustoms() {
        assertThat(find(Map.of("os.name", "Mac OS X", "user.home", "/Users/me"), Map.of()))
                .isEqualTo(Path.of("/Users/me/Library/Application Support/Unroll"));
        Map<String, String> windows = Map.of("os.name", "Windows 11", "user.home", "/me");
        assertThat(find(windows, Map.of("APPDATA", "/roaming"))).isEqualTo(Path.of("/roaming/Unroll"));
        assertThat(find(windows, Map.of())).isEqualTo(Path.of("/me/AppData/Roaming/Unroll"));
    }

    @Test
    void temporaryFilesGoWhereNobodyCopiesOrSynchronisesThem() {
        Map<String, String> linux = Map.of("os.name", "Linux", "user.home", "/home/me");
        assertThat(temporary(linux, Map.of())).isEqualTo(Path.of("/home/me/.cache/unroll"));
        assertThat(temporary(Map.of("os.name", "Mac OS X", "user.home", "/Users/me"), Map.of()))
                .isEqualTo(Path.of("/Users/me/Library/Caches/Unroll"));
        Map<String, String> windows = Map.of("os.name", "Windows 11", "user.home", "/me");
        assertThat(temporary(windows, Map.of("LOCALAPPDATA", "/local"))).isEqualTo(Path.of("/local/Unroll"));
        assertThat(temporary(Map.of("unroll.home", "/chosen"), Map.of())).isEqualTo(Path.of("/chosen"));
    }

    private static Path temporary(Map<String, String> properties, Map<String, String> environment) {
        return AppFolder.findForTemporaryFiles(
                name -> Optional.ofNullable(properties.get(name)), name -> Optional.ofNullable(environment.get(name)));
    }
}
