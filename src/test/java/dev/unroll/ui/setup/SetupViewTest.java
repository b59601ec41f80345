package dev.unroll.ui.setup;

import static dev.unroll.ui.ShownCard.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.Initializer;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.SampleTexts;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.theme.Appearance;
import dev.unroll.ui.theme.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the extension calls start before each test
class SetupViewTest {
    private static final double LOW = 560;

    private final SmallRun run = new SmallRun(SmallRun.EXPERIMENT.withInitializer(new Initializer.SpectralRadius(1)));
    private final Banners banners = new Banners();
    private final Failures failures = new Failures(banners);
    private final BackgroundWork work = new BackgroundWork(failures);
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Stop
    void stop() {
        work.close();
        run.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,100", "LIGHT,125", "LIGHT,160", "DARK,100", "PROJECTOR,100", "PROJECTOR,125", "PROJECTOR,160"})
    void noNameIsCutBesideTheScrollBarOfALowWindow(Theme theme, int zoom, FxRobot robot) {
        show(theme, zoom);

        await("a bar that takes room")
                .until(() -> onFx(() -> robot.lookup("#setup .scroll-bar").queryAllAs(ScrollBar.class).stream()
                        .anyMatch(Node::isVisible)));
        assertThat(cut(robot, ".setting-name")).isEmpty();
        assertThat(cut(robot, ".section-title")).isEmpty();
        assertThat(cut(robot, "#text-size")).isEmpty();
        assertThat(cut(robot, ".button-row .button")).isEmpty();
        assertThat(cut(robot, ".combo-box .list-cell")).isEmpty();
    }

    private void show(Theme theme, int zoom) {
        onFx(() -> {
            TextViewModel text = new TextViewModel(
                    run.service()::submit,
                    run.service().newest(),
                    work,
                    banners,
                    failures,
                    new SampleTexts(),
                    new CorpusReader());
            SetupViewModel setup =
                    new SetupViewModel(run.service()::submit, run.service().newest());
            BorderPane page = new BorderPane();
            page.setLeft(new SetupView(setup, text, () -> {}, () -> {}));
            Scene scene = new Scene(page, 1024, LOW);
            new Appearance(theme, zoom).dress(scene);
            stage.setScene(scene);
            // A test before may have left the stage in another size.
            stage.setMinWidth(0);
            stage.setMinHeight(0);
            stage.sizeToScene();
            stage.show();
            page.applyCss();
            page.layout();
            return true;
        });
    }

    /** The words of which not all can be seen. */
    private static List<String> cut(FxRobot robot, String query) {
        return onFx(() -> robot.lookup(query).queryAllAs(Labeled.class).stream()
                .filter(SetupViewTest::isShown)
                .filter(SetupViewTest::isCut)
                .map(Labeled::getText)
                .toList());
    }

    private static boolean isShown(Node node) {
        return node.getScene() != null && node.getBoundsInLocal().getWidth() > 0 && node.isVisible();
    }

    private static boolean isCut(Labeled words) {
        return words.lookup(".text") instanceof Text drawn
                && !drawn.getText().replace("\n", "").equals(words.getText());
    }
}
