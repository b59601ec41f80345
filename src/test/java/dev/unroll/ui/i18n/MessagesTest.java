package dev.unroll.ui.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/unroll");
    private static final Pattern USED = Pattern.compile("Messages\\s*\\.get\\(\\s*\"([^\"]*[^.\"])\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9-]+)+)\"");

    /** What keys begin with whose last word is chosen at run time. */
    private static final Pattern BEGINNING = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9-]+)+\\.)\"");

    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.unroll.ui.i18n.messages");

    @Test
    void noKeyIsMissing() throws IOException {
        assertThat(found(USED)).isNotEmpty().allSatisfy(key -> assertThat(bundle.containsKey(key))
                .as("messages.properties has " + key)
                .isTrue());
    }

    @Test
    void everyBeginningOfKeysHasSome() throws IOException {
        Set<String> screens = new HashSet<>();
        bundle.keySet().forEach(key -> screens.add(key.substring(0, key.indexOf('.') + 1)));
        Set<String> ours = found(BEGINNING);
        ours.removeIf(beginning -> screens.stream().noneMatch(beginning::startsWith));
        assertThat(ours).isNotEmpty().allSatisfy(beginning -> assertThat(bundle.keySet())
                .as("keys that begin with " + beginning)
                .anyMatch(key -> key.startsWith(beginning)));
    }

    @Test
    void noKeyIsUnused() throws IOException {
        Set<String> unused = new TreeSet<>(bundle.keySet());
        unused.removeAll(found(LITERAL));
        Set<String> beginnings = found(BEGINNING);
        unused.removeIf(key -> beginnings.contains(key.substring(0, key.lastIndexOf('.') + 1)));

        assertThat(unused).isEmpty();
    }

    /** In a pattern of MessageFormat a plain apostrophe quotes what follows, and is lost itself. */
    @Test
    void noTextHoldsAPlainApostrophe() {
        assertThat(bundle.keySet())
                .allSatisfy(key -> assertThat(bundle.getString(key)).as(key).doesNotContain("'"));
    }

    @Test
    void numbersInTextsAreWrittenAsTheLocaleDoes() {
        assertThat(Messages.get("text.size", 1_115_394, 65))
                .isEqualTo(Numbers.whole(1_115_394) + " characters · 65 symbols");
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> keys = new HashSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .forEach(keys::add);
            }
        }
        return keys;
    }
}
