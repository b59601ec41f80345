package dev.unroll.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PalettesTest {
    private static final Pattern ENTRY = Pattern.compile("-palette-([a-z-]+): (#[0-9a-f]+);");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void palettesHoldTheSameNames(Theme theme) throws IOException {
        assertThat(palette(theme)).isNotEmpty();
        assertThat(palette(theme).keySet()).isEqualTo(palette(Theme.LIGHT).keySet());
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textIsReadableOnItsGround(Theme theme) throws IOException {
        Map<String, Color> p = palette(theme);
        String[][] pairs = {
            {"text", "ground"},
            {"text", "card"},
            {"text", "field"},
            {"text", "accent-soft"},
            {"secondary", "card"},
            {"secondary", "ground"},
            {"secondary", "field"},
            {"accent", "card"},
            {"accent", "accent-soft"},
            {"on-accent", "accent"},
            {"on-accent-soft", "accent"},
            {"good", "good-ground"},
            {"warning", "warning-ground"},
            {"danger", "danger-ground"},
            {"danger", "card"},
            {"symbol-input", "field"},
            {"symbol-state", "field"},
            {"symbol-output", "field"},
            {"symbol-loss", "field"},
            {"symbol-gradient", "field"},
            {"symbol-parameter", "field"},
        };
        for (String[] pair : pairs) {
            assertThat(contrast(colour(p, pair[0]), colour(p, pair[1])))
                    .as(pair[0] + " on " + pair[1])
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void linesOfPlotsStandOutFromTheirCard(Theme theme) throws IOException {
        Map<String, Color> p = palette(theme);
        for (String line : new String[] {"series-w", "series-u", "series-v", "series-b", "series-c", "marked"}) {
            assertThat(contrast(colour(p, line), colour(p, "card"))).as(line).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void onlyPalettesHoldColours() throws IOException {
        for (String sheet : Appearance.SHEETS) {
            assertThat(COLOUR.matcher(css(sheet)).find()).as(sheet).isFalse();
        }
    }

    private static Color colour(Map<String, Color> palette, String name) {
        return Objects.requireNonNull(palette.get(name), name);
    }

    private static Map<String, Color> palette(Theme theme) throws IOException {
        Map<String, Color> colours = new TreeMap<>();
        ENTRY.matcher(css(theme.palette()))
                .results()
                .forEach(entry -> colours.put(entry.group(1), Color.web(entry.group(2))));
        return colours;
    }

    private static String css(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Contrast of two colours as WCAG 2 defines it. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
