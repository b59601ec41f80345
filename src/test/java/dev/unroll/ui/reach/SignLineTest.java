package dev.unroll.ui.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.ui.i18n.Symbols;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignLineTest {
    /** A space that does not break, one that does, an accent that stands on what is before it, and a line end. */
    private static final String TEXT = "a\u00a0b c\u0301\n\u3000";

    private static final Vocabulary SYMBOLS = Corpus.of("signs", TEXT.repeat(3)).vocabulary();
    private static final List<Integer> IDS =
            TEXT.codePoints().map(SYMBOLS::idOf).boxed().toList();
    private static final List<String> SIGNS =
            TEXT.codePoints().mapToObj(Symbols::sign).toList();
    private final SignLine line = new SignLine(SYMBOLS, SIGNS, IDS);

    private static int id(int codePoint) {
        return SYMBOLS.idOf(codePoint);
    }

    @Test
    void whatWasNotTouchedStandsForWhatItStoodFor() {
        assertThat(line.ids(String.join("", SIGNS))).isEqualTo(IDS);
    }

    @Test
    void onlyWhatIsNewIsLookedUp() {
        String changed = String.join("", SIGNS).replace("b", "ab");
        assertThat(line.ids(changed))
                .containsExactly(
                        id('a'), IDS.get(1), id('a'), id('b'), id(' '), id('c'), id(0x301), id('\n'), id(0x3000));
        assertThat(line.unknown(changed)).isEmpty();
    }

    @Test
    void signsOfTheVocabularyMayBeTyped() {
        assertThat(line.ids("⍽◌\u0301↵")).containsExactly(id(0xa0), id(0x301), id('\n'));
        assertThat(line.ids("␣")).containsExactly(id(0x3000)); // the last sign, left as it was
        assertThat(line.ids("␣a")).containsExactly(id(' '), id('a'));
    }

    @Test
    void whatIsUnknownIsNamedOnce() {
        assertThat(line.unknown("zaz!")).containsExactly("“z”", "“!”");
    }
}
