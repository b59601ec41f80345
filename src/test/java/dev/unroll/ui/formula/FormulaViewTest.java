package dev.unroll.ui.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.unroll.ui.theme.Appearance;
import dev.unroll.ui.theme.Theme;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Font;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class FormulaViewTest {
    private static final String LONG =
            "s_t = W a_{t-1} + U x_t + b + W a_{t-1} + U x_t + b \\\\ a_t = \\frac{aaaaaaaaa}{b}";

    @BeforeAll
    static void startWithTheFontsLoaded() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Typesetter.prepare(List.of("x"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1200, 400, 300, 200, 150, 101})
    void neverLeavesItsRoom(double width) {
        onFx(() -> {
            FormulaView view = laidOut(LONG, 20, width);
            assertThat(view.minWidth(-1)).as("room enough").isLessThanOrEqualTo(width);
            for (Node ink : view.getChildrenUnmodifiable()) {
                Bounds bounds = ink.getBoundsInParent();
                assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(-1);
                assertThat(bounds.getMaxX()).isLessThanOrEqualTo(width + 1);
                assertThat(bounds.getMinY()).isGreaterThanOrEqualTo(-1);
                assertThat(bounds.getMaxY()).isLessThanOrEqualTo(view.getHeight() + 1);
            }
            return true;
        });
    }

    @Test
    void aFormulaThatIsTooWideIsBrokenBeforeItIsMadeSmaller() {
        onFx(() -> {
            double high = laidOut(LONG, 20, 1200).getHeight();
            assertThat(laidOut(LONG, 20, 250).getHeight()).isGreaterThan(1.2 * high);
            return true;
        });
    }

    @Test
    void neverGetsSmallerThanCanBeRead() {
        onFx(() -> {
            FormulaView view = laidOut(LONG, 20, 30);
            assertThat(view.minWidth(-1)).isGreaterThan(30);
            Node ink = view.getChildrenUnmodifiable().get(0);
            assertThat(ink.getLocalToParentTransform().getMxx() * Ink.PER_EM).isGreaterThanOrEqualTo(9 - 1e-9);
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void itsColoursAreThoseOfTheTheme(Theme theme) {
        onFx(() -> {
            FormulaView view = new FormulaView("\\mark{symbol-state}{a} b", "a b");
            Scene scene = new Scene(new VBox(view));
            new Appearance(theme, 100).dress(scene);
            scene.getRoot().applyCss();
            assertThat(fill(view, 0)).isNotEqualTo(fill(view, 1));
            if (theme != Theme.DARK) {
                assertThat(fill(view, 1).getBrightness()).isLessThan(0.3);
            } else {
                assertThat(fill(view, 1).getBrightness()).isGreaterThan(0.7);
            }
            return true;
        });
    }

    @Test
    void growsWithTheTypeAndIsLargeEnoughForAProjector() {
        onFx(() -> {
            FormulaView view = new FormulaView("a", "a");
            view.getStyleClass().add("formula-large");
            Scene scene = new Scene(new VBox(view));
            Appearance appearance = new Appearance(Theme.PROJECTOR, 100);
            appearance.dress(scene);
            scene.getRoot().applyCss();
            assertThat(view.fontProperty().get().getSize()).isGreaterThanOrEqualTo(28);

            double before = view.prefWidth(-1);
            appearance.zoomIn();
            scene.getRoot().applyCss();
            assertThat(view.fontProperty().get().getSize()).isGreaterThanOrEqualTo(30);
            assertThat(view.prefWidth(-1)).isGreaterThan(before);
            return true;
        });
    }

    @Test
    void isReadAloudInWords() {
        onFx(() -> {
            FormulaView view = new FormulaView("a", "first");
            view.show("b", "second");
            assertThat(view.getAccessibleText()).isEqualTo("second");
            assertThat(view.latex()).isEqualTo("b");
            assertThat(view.drawnProperty().get()).isTrue();
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\frac{a", "a}", "\\nosuchcommand", "\\left( a"})
    void refusesWhatIsNoFormula(String latex) {
        onFx(() -> {
            assertThatThrownBy(() -> new FormulaView(latex, ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(latex);
            return true;
        });
    }

    @Test
    void keepsNoViewAlive() {
        JMemoryBuddy.memoryTest(checker -> checker.assertCollectable(onFx(() -> laidOut(LONG, 20, 300))));
    }

    private static Color fill(FormulaView view, int child) {
        return (Color) ((SVGPath) view.getChildrenUnmodifiable().get(child)).getFill();
    }

    private static FormulaView laidOut(String latex, double size, double width) {
        FormulaView view = new FormulaView(latex, "");
        view.setFont(Font.font(size));
        view.resize(width, view.prefHeight(width));
        view.layout();
        return view;
    }

    private static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, action);
    }
}
