package dev.unroll.ui.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BreaksTest {
    @Test
    void breaksBeforeRelationsAndSumsAndKeepsTheirSpaces() {
        assertThat(pieces("s_t = W a + b")).containsExactly("s_t ", "\\mathord{}= W a ", "\\mathord{}+ b");
    }

    @Test
    void neverBreaksWithinBracketsArgumentsOrEnvironments() {
        assertThat(pieces("V(\\hat{y} - y)")).hasSize(1);
        assertThat(pieces("\\frac{a = b}{c + d}")).hasSize(1);
        assertThat(pieces("\\left( a + b \\right)")).hasSize(1);
        assertThat(pieces("\\begin{pmatrix} a + b \\\\ c \\end{pmatrix}")).hasSize(1);
        assertThat(pieces("\\mark{symbol-loss}{a + b}")).hasSize(1);
    }

    @Test
    void aSignStaysWithWhatItBelongsTo() {
        assertThat(pieces("-a")).containsExactly("-a");
        assertThat(pieces("L = -\\log y")).containsExactly("L ", "\\mathord{}= -\\log y");
    }

    @Test
    void aQuadIsAPlaceToBreakWithItsSpace() {
        List<Breaks.Part> row = Breaks.of("a \\quad b \\qquad c").get(0);

        assertThat(row).extracting(Breaks.Part::gap).containsExactly(0.0, 1.0, 2.0);
        assertThat(row).extracting(part -> part.latex().trim()).containsExactly("a", "b", "c");
    }

    @Test
    void aDoubleBackslashBeginsANewRow() {
        assertThat(Breaks.of("a \\\\ b + c")).hasSize(2);
    }

    /** So that a formula looks the same whether or not it could have been broken. */
    @Test
    void thePiecesOfALineAreAsWideAsTheWhole() {
        for (String latex : List.of("s_t = W a_{t-1} + U x_t + b", "W^\\top s \\leftarrow a \\odot b - c \\cdot d")) {
            double whole = Typesetter.formula("{" + latex + "}")
                    .within(Double.MAX_VALUE)
                    .width();
            assertThat(Typesetter.formula(latex).rows().get(0)).hasSizeGreaterThan(2);
            assertThat(Typesetter.formula(latex).within(Double.MAX_VALUE).width())
                    .isCloseTo(whole, org.assertj.core.api.Assertions.within(1e-4));
        }
    }

    private static List<String> pieces(String latex) {
        return Breaks.of(latex).get(0).stream().map(Breaks.Part::latex).toList();
    }
}
