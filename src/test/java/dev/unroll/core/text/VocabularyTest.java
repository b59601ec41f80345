package dev.unroll.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void idsAreRanksOfCodePoints() {
        Vocabulary vocabulary = Vocabulary.of(0x1F600, 'b', 'a', 'b', '\n');
        assertThat(vocabulary.size()).isEqualTo(4);
        assertThat(vocabulary.codePoints()).containsExactly('\n', 'a', 'b', 0x1F600);
        assertThat(vocabulary.idOf('b')).isEqualTo(2);
        assertThat(vocabulary.codePoint(3)).isEqualTo(0x1F600);
        assertThat(vocabulary.symbol(3)).isEqualTo("😀");
    }

    @Test
    void aSymbolThatTheTextLacksHasNoId() {
        Vocabulary vocabulary = Vocabulary.of('a', 'c');
        assertThat(vocabulary.idOf('b')).isEqualTo(-1);
        assertThat(vocabulary.idOf('z')).isEqualTo(-1);
        assertThat(vocabulary.idOf(-5)).isEqualTo(-1);
    }

    @Test
    void equalSymbolsMakeEqualVocabularies() {
        assertThat(Vocabulary.of('a', 'b'))
                .isEqualTo(Vocabulary.of('b', 'a'))
                .hasSameHashCodeAs(Vocabulary.of('b', 'a'));
        assertThat(Vocabulary.of('a', 'b')).isNotEqualTo(Vocabulary.of('a', 'c'));
    }

    @Test
    void itCannotBeChangedFromOutside() {
        Vocabulary vocabulary = Vocabulary.of('a', 'b');
        vocabulary.codePoints()[0] = 'z';
        assertThat(vocabulary.codePoint(0)).isEqualTo('a');
    }

    @Test
    void whatIsNoCharacterIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Vocabulary.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vocabulary.of(0xD800))
                .withMessageContaining("U+D800");
        assertThatIllegalArgumentException().isThrownBy(() -> Vocabulary.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Vocabulary.of(0x110000));
    }
}
