package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorMapTest {

    @ParameterizedTest
    @EnumSource(names = {"VIRIDIS", "CIVIDIS"})
    void growsLighterAllTheWay(ColorMap map) {
        int[] colors = map.table(false);
        double before = lightness(colors[0]);
        for (int i = 16; i < colors.length; i += 16) {
            double now = lightness(colors[i]);
            assertThat(now).as("lightness of %s at %d", map, i).isGreaterThan(before);
            before = now;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasANeutralCentreNearItsGround(boolean dark) {
        int centre = ColorMap.BLUE_ORANGE.table(dark)[ColorMap.index(0, -1, 1)];
        assertThat(centre >> 16 & 0xff).isEqualTo(centre >> 8 & 0xff).isEqualTo(centre & 0xff);
        assertThat(lightness(centre))
                .satisfies(l -> assertThat(dark ? l < 20 : l > 90).isTrue());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isAsLightOnOneSideOfTheCentreAsOnTheOther(boolean dark) {
        int[] colors = ColorMap.BLUE_ORANGE.table(dark);
        for (int i = 0; i < colors.length / 2; i += 8) {
            assertThat(lightness(colors[i])).isCloseTo(lightness(colors[colors.length - 1 - i]), within(6.0));
        }
        assertThat(colors[0] & 0xff).as("blue end").isGreaterThan(colors[0] >> 16 & 0xff);
        assertThat(colors[ColorMap.SIZE - 1] >> 16 & 0xff)
                .as("orange end")
                .isGreaterThan(colors[ColorMap.SIZE - 1] & 0xff);
    }

    @ParameterizedTest
    @EnumSource
    void isOpaqueAndFullLength(ColorMap map) {
        assertThat(map.table(true)).hasSize(ColorMap.SIZE);
        assertThat(Arrays.stream(map.table(true))).allMatch(color -> color >>> 24 == 0xff);
    }

    @Test
    void meetsThePublishedPoints() {
        assertThat(ColorMap.VIRIDIS.table(false)[0]).isEqualTo(0xff440154);
        assertThat(ColorMap.VIRIDIS.table(false)[512]).isEqualTo(0xff21918c);
        assertThat(ColorMap.CIVIDIS.table(true)[1024]).isEqualTo(0xfffee838);
    }

    @Test
    void holdsValuesOutsideOfTheRangeAtItsEnds() {
        assertThat(ColorMap.index(-7, -1, 1)).isZero();
        assertThat(ColorMap.index(7, -1, 1)).isEqualTo(ColorMap.SIZE - 1);
        assertThat(ColorMap.index(3, 3, 3)).isEqualTo(ColorMap.SIZE / 2);
    }

    /** CIE L*, from 0 (black) to 100 (white). */
    private static double lightness(int rgb) {
        double y = 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
        return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
    }

    private static double linear(int channel) {
        double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
