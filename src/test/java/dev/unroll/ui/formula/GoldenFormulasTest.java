package dev.unroll.ui.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Insets;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every kind of glyph beside its picture in {@code src/test/resources/golden/formulas}, which was looked at before it was
 * kept. With {@code -Dgolden.write=formulas} the pictures are written anew; without it a missing one is a failure.
 */
class GoldenFormulasTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "formulas");
    private static final Path ACTUAL = Path.of("target", "formulas");

    /**
     * How much of the golden picture's ink may be missing or too much, in all. JavaFX's versions differ in the shades of
     * single pixels at the edges; another glyph differs by a tenth of a short formula and more.
     */
    private static final double TOLERANCE = 0.01;

    private static final double PIXELS = 40;

    @BeforeAll
    static void startWithTheFontsLoaded() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Typesetter.prepare(List.of("x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " : ",
            value = {
                "partial : \\frac{\\partial L}{\\partial s_t}",
                "y-hat : \\hat{y}_t - y_t",
                "element-wise : \\varphi'(s_t) \\odot a_t",
                "sum : \\sum_{t=1}^{T} L_t",
                "transposed : V^{\\top} o_t",
                "step-before : W a_{t-1}",
                "step-after : s_{t+1}",
                "norm : \\lVert g\\rVert",
                "tall-norm : \\left\\lVert \\frac{\\partial L}{\\partial \\theta} \\right\\rVert",
                "tanh : \\tanh s_t",
                "softmax : \\mathrm{softmax}(o_t)",
                "log : -\\log \\hat{y}_t[y_t]",
                "natural-log : \\ln 2",
                "radius : \\rho(W)",
                "sigma-max : \\sigma_{\\max}",
                "lambda : |\\lambda|",
                "alpha : \\alpha g",
                "theta : \\theta \\leftarrow \\theta",
                "layers : \\ell",
                "root : \\sqrt{m + \\varepsilon}",
                "power : \\beta_1^k",
                "temperature : e^{o_i / \\tau}",
                "layer : a_t^{(k-1)}",
                "numbers : x_t \\in \\mathbb{R}^n",
                "braces : \\{0, 1\\}",
                "brackets : \\max\\left(0, \\frac{1}{B}\\right)",
                "above : [a \\gt 0]",
                "below : a \\lt 0.97",
                "follows : a \\Rightarrow b",
                "product : J_t \\cdots J_{k+1}",
                "about : a \\approx b \\cdot c",
                "words : \\text{half-life}",
            })
    void eachKindOfGlyphLooksLikeItsGoldenPicture(String name, String latex) throws Exception {
        BufferedImage actual = picture(latex);
        write(actual, ACTUAL.resolve(name + ".png"));
        Path golden = GOLDEN.resolve(name + ".png");
        if ("formulas".equals(System.getProperty("golden.write"))) {
            write(actual, golden);
        }

        assertThat(golden)
                .as("golden picture of " + latex + "; look at target/formulas, then see CONTRIBUTING")
                .exists();
        assertThat(difference(ImageIO.read(golden.toFile()), actual))
                .as(name + " differs from its golden picture: see target/formulas")
                .isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void aWrongGlyphIsFarOutsideTheTolerance() throws Exception {
        BufferedImage right = picture("\\frac{\\partial L}{\\partial s_t}");

        assertThat(difference(right, picture("\\frac{\\omega L}{\\partial s_t}")))
                .isGreaterThan(10 * TOLERANCE);
        assertThat(difference(right, picture("\\frac{\\partial L}{\\partial S_t}")))
                .isGreaterThan(10 * TOLERANCE);
    }

    private static BufferedImage picture(String latex)
            throws ExecutionException, InterruptedException, TimeoutException {
        return WaitForAsyncUtils.asyncFx(() -> {
                    FormulaView view = new FormulaView(latex, "");
                    view.setFont(Font.font(PIXELS));
                    view.setPadding(new Insets(4));
                    // A region at the root would get the ground of whatever theme is loaded.
                    Scene scene = new Scene(new Group(view));
                    view.applyCss();
                    view.resize(view.prefWidth(-1), view.prefHeight(-1));
                    view.layout();
                    return SwingFXUtils.fromFXImage(scene.getRoot().snapshot(null, null), null);
                })
                .get(20, TimeUnit.SECONDS);
    }

    /** The ink that differs, as a share of that of the golden picture; all of it where the sizes differ. */
    private static double difference(BufferedImage golden, BufferedImage actual) {
        if (golden.getWidth() != actual.getWidth() || golden.getHeight() != actual.getHeight()) {
            return 1;
        }
        double ink = 0;
        double differs = 0;
        for (int y = 0; y < golden.getHeight(); y++) {
            for (int x = 0; x < golden.getWidth(); x++) {
                ink += ink(golden, x, y);
                differs += Math.abs(ink(golden, x, y) - ink(actual, x, y));
            }
        }
        return differs / ink;
    }

    private static int ink(BufferedImage image, int x, int y) {
        return 0xff - (image.getRGB(x, y) & 0xff);
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
