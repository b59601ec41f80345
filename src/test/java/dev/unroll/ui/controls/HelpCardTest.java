package dev.unroll.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.formula.FormulaView;
import dev.unroll.ui.theme.Appearance;
import dev.unroll.ui.theme.Theme;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class HelpCardTest {
    private static final List<Equation> WIDE = List.of(Equation.STRETCH, Equation.DAMPED, Equation.SUM_GRADIENT_TANH);

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @BeforeEach
    void openStage() throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closeStages() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theHelpOfACardShowsItsEquationsWithinItsWidthAndSaysThemInWords(Theme theme) {
        onFx(() -> {
            ViewCard card = new ViewCard("some-card", "Some", new HelpCard("What it is.", WIDE, "", "", ""));
            Scene scene = new Scene(card, 900, 600);
            new Appearance(theme, 100).dress(scene);
            stage.setScene(scene);
            stage.show();
            ((Button) card.lookup("#some-card-help")).fire();
            return true;
        });
        await().until(() -> onFx(
                () -> formulas().stream().allMatch(view -> view.drawnProperty().get())));

        onFx(() -> {
            List<FormulaView> views = formulas();
            assertThat(views)
                    .extracting(FormulaView::getAccessibleText)
                    .containsExactlyElementsOf(
                            WIDE.stream().map(Equation::spoken).toList());
            Region box = (Region) views.get(0).getParent();
            box.applyCss();
            box.layout();
            for (FormulaView view : views) {
                assertThat(view.getWidth()).isGreaterThanOrEqualTo(view.minWidth(-1));
                assertThat(view.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(box.getWidth());
                assertThat(view.getHeight()).isGreaterThanOrEqualTo(view.prefHeight(view.getWidth()));
            }
            return true;
        });
    }

    private static List<FormulaView> formulas() {
        return Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(".formula-view").stream())
                .map(FormulaView.class::cast)
                .toList();
    }

    private static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, action);
    }
}
