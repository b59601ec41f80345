package dev.unroll.ui.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolsTest {
    @ParameterizedTest
    @CsvSource({
        "0x20,␣",
        "0x0a,↵",
        "0x09,⇥",
        "0x00,␀",
        "0x1b,␛",
        "0x7f,␡",
        "0xa0,⍽",
        "0x301,◌\u0301",
        "0x200b,◌",
        "0x61,a",
        "0x1f600,😀",
        "0x3000,␣",
        "0x2028,↵"
    })
    void everyCharacterHasASignThatCanBeSeen(String codePoint, String sign) {
        assertThat(Symbols.sign(Integer.decode(codePoint))).isEqualTo(sign);
    }

    @Test
    void namesSayWhatASignAloneDoesNot() {
        assertThat(Symbols.name('a')).isEqualTo("“a”");
        assertThat(Symbols.name(' ')).isEqualTo("␣");
        assertThat(Symbols.name(0x200b)).isEqualTo("◌ U+200B");
    }

    @Test
    void aWindowsSignsStandInItsOrder() {
        assertThat(Symbols.signs(new int[] {2, 1, 0}, Vocabulary.of('\n', ' ', 'x')))
                .containsExactly("x", "␣", "↵");
    }
}
