package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.unroll.session.Command;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.session.WindowSnapshot;
import dev.unroll.store.AppFolder;
import dev.unroll.store.Settings;
import dev.unroll.store.SettingsFile;
import dev.unroll.ui.controls.Topic;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.formula.FormulaView;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.Heatmap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Somebody points at pictures and reads the equation behind them, with today's numbers in it. */
@ExtendWith(ApplicationExtension.class)
class ExplainPanelTest {
    private static final Pattern STEP = Pattern.compile("step ([\\d,]+)$");

    private final SettingsFile settings = new SettingsFile(AppFolder.find());

    @AfterEach
    void forget() throws IOException {
        settings.save(Settings.defaults());
    }

    private OpenWindow open(boolean explained, String theme, int zoom, int width, int height, FxRobot robot)
            throws IOException {
        settings.save(
                Settings.defaults().withExplain(explained).withTheme(theme).withZoom(zoom / 100.0));
        OpenWindow window = OpenWindow.open();
        robot.interact(() -> {
            Stage stage = window.stage();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        return window;
    }

    private OpenWindow open(FxRobot robot) throws IOException {
        return open(true, "light", 100, 1280, 800, robot);
    }

    /** Trains step by step, so that every run of the test sees the same numbers. */
    private static Snapshot train(OpenWindow window, long steps) {
        for (long step = window.newest().step() + 1; step <= steps; step++) {
            long wanted = step;
            window.submit(new Command.Step());
            await().until(() -> window.newest().step() == wanted);
        }
        await().until(() -> window.newest().state() != RunState.RUNNING);
        return window.newest();
    }

    private static void pointAt(FxRobot robot, String query, String title) {
        robot.moveTo(query);
        robot.moveBy(1, 1);
        await().until(() -> text(robot, "#explain-title").equals(title));
    }

    private static String text(FxRobot robot, String query) {
        return OpenWindow.onFx(() -> robot.lookup(query)
                .tryQueryAs(Labeled.class)
                .filter(Node::isVisible)
                .map(Labeled::getText)
                .orElse(""));
    }

    private static List<String> numbers(FxRobot robot) {
        return OpenWindow.onFx(() -> robot.lookup(".explain-numbers .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
    }

    private static List<String> equations(FxRobot robot) {
        return OpenWindow.onFx(
                () -> robot.lookup(".explain-part > .formula-view").queryAllAs(FormulaView.class).stream()
                        .map(FormulaView::getAccessibleText)
                        .toList());
    }

    private static long step(FxRobot robot) {
        MatchResult found = STEP.matcher(text(robot, "#explain-about"))
                .results()
                .findFirst()
                .orElseThrow();
        return (long) Numbers.parse(found.group(1)).orElseThrow();
    }

    /** The number behind a sign; the last one of the line by itself. */
    private static double after(String line, String sign) {
        String rest = line.substring(line.lastIndexOf(sign) + sign.length()).strip();
        return Numbers.parse(rest.split("[ :]", -1)[0]).orElseThrow();
    }

    @Test
    void aPictureThatIsPointedAtShowsItsEquationWithTheNumbersOfItsStep(FxRobot robot) throws IOException {
        try (OpenWindow window = open(robot)) {
            assertThat(text(robot, "#explain-empty")).startsWith("Point at a picture");
            Snapshot now = train(window, 30);

            pointAt(robot, "#loss-chart", "Loss");
            long step = step(robot);
            double loss = now.history().loss().get(step - 1);
            assertThat(equations(robot)).contains(Equation.MEAN_LOSS.spoken());
            assertThat(numbers(robot).get(0)).startsWith("loss = ").endsWith("nats per character");
            assertThat(after(numbers(robot).get(0), "≈")).isEqualTo(loss, within(1e-3 * loss));
            assertThat(after(numbers(robot).get(0), "loss ="))
                    .isEqualTo(loss * now.experiment().window(), within(1e-3 * loss * 25));

            pointAt(robot, "#gradients-chart", "Gradient norms");
            String about = text(robot, "#explain-about");
            double norm = now.history().gradientNorm().get(step(robot) - 1);
            List<String> names = now.history().names();
            for (int i = 0; i < names.size(); i++) {
                norm = about.startsWith("∂L/∂" + names.get(i) + " ")
                        ? now.history().blockNorm(i).get(step(robot) - 1)
                        : norm;
            }
            assertThat(after(numbers(robot).get(0), "≈")).isEqualTo(norm, within(1e-3 * norm));

            pointAt(robot, "#sample-text", "Sample");
            assertThat(equations(robot)).contains(Equation.TEMPERATURE.spoken());
            assertThat(numbers(robot).get(1)).contains("≈ 4.17 times");

            pointAt(robot, "#timeline", "Timeline");
            assertThat(equations(robot)).contains(Equation.ADAGRAD.spoken());
            assertThat(step(robot)).isEqualTo(now.step());
        }
    }

    @Test
    void aHiddenUnitIsWhatTanhMakesOfItsWeightedSum(FxRobot robot) throws IOException {
        try (OpenWindow window = open(robot)) {
            Snapshot now = train(window, 5);
            pointAt(robot, "#hidden-map", "Hidden state a");
            Heatmap map = robot.lookup("#hidden-map").queryAs(Heatmap.class);
            int unit = map.cursorRowProperty().get();
            int t = map.cursorColumnProperty().get() + 1;
            WindowSnapshot shown = now.window().orElseThrow();
            double a = shown.a(0, t, unit);

            assertThat(text(robot, "#explain-about"))
                    .startsWith("unit " + (unit + 1))
                    .contains("t = " + t + " · ");
            assertThat(step(robot)).isEqualTo(now.step());
            String line = numbers(robot).get(0);
            assertThat(after(line, "≈")).isEqualTo(a, within(1e-2 * Math.abs(a)));
            double s = Numbers.parse(line.substring(line.indexOf('(') + 1, line.indexOf(')')))
                    .orElseThrow();
            assertThat(Math.tanh(s)).isEqualTo(a, within(5e-3));
            assertThat(after(numbers(robot).get(1), "≈")).isEqualTo(1 - a * a, within(5e-3));

            // On the panel nothing is pointed at, but what was can be read.
            robot.moveTo("#explain-title");
            assertThat(map.cursorRowProperty().get()).isNegative();
            assertThat(numbers(robot).get(0)).startsWith("a").contains("tanh(");
        }
    }

    @Test
    void aCellOfTheRiverIsItsGradientAndTheFactorsOfTheNextStepBack(FxRobot robot) throws IOException {
        try (OpenWindow window = open(robot)) {
            train(window, 20);
            robot.clickOn("#page-gradients");
            Heatmap map = robot.lookup("#river-map").queryAs(Heatmap.class);
            await().until(() -> OpenWindow.onFx(() -> !map.isEmpty()));
            pointAt(robot, "#river-map", "Gradient river");
            robot.moveBy(-40, 20); // away from the diagonal
            await().until(() -> numbers(robot).size() >= 4);
            String readout = OpenWindow.onFx(map::readout);
            double norm = after(readout.lines().skip(1).findFirst().orElseThrow(), "=");

            List<String> lines = numbers(robot);
            assertThat(after(lines.get(0), "=")).isEqualTo(norm);
            double[] factors = Arrays.stream(lines.get(2).split("[=·≈]"))
                    .skip(1)
                    .mapToDouble(part -> Numbers.parse(part).orElseThrow())
                    .toArray();
            assertThat(factors[0]).isEqualTo(norm);
            assertThat(factors[0] * factors[1] * factors[2]).isEqualTo(factors[3], within(2e-2 * factors[3]));
            assertThat(equations(robot)).containsExactly(Equation.RIVER.spoken(), Equation.RIVER_STEP.spoken());

            pointAt(robot, "#decay-chart", "Decay");
            assertThat(equations(robot)).contains(Equation.HALF_LIFE.spoken());
            pointAt(robot, "#why-bars", "Why");
            String product = numbers(robot).get(0);
            double[] parts = Arrays.stream(product.split("[·≈]"))
                    .mapToDouble(part -> Numbers.parse(part).orElseThrow())
                    .toArray();
            assertThat(parts[0] * parts[1]).isEqualTo(parts[2], within(1e-2 * parts[2]));
            pointAt(robot, "#spectrum-plane", "Eigenvalues of W");
            assertThat(String.join(" ", numbers(robot))).contains("ρ(W) = max |λ| = ");
            pointAt(robot, "#saturation-strip", "Units");
            assertThat(equations(robot)).contains(Equation.SATURATED.spoken());
            pointAt(robot, "#whatif-state", "What if");
            pointAt(robot, "#says-fate", "What this says");
            assertThat(equations(robot)).contains(Equation.STRETCH.spoken());

            // Numbers of a page that is not seen are not told any more.
            robot.clickOn("#page-train");
            await().until(() -> !text(robot, "#explain-empty").isEmpty());
        }
    }

    @Test
    void itFollowsTrainingAndWhoUsesTheKeyboard(FxRobot robot) throws IOException {
        try (OpenWindow window = open(robot)) {
            train(window, 5);
            robot.interact(() -> robot.lookup("#hidden-map").query().requestFocus());
            await().until(() -> text(robot, "#explain-title").equals("Hidden state a"));
            long before = step(robot);
            window.submit(new Command.Step());
            await().until(() -> step(robot) == before + 1);

            robot.type(KeyCode.DOWN, KeyCode.RIGHT);
            Heatmap map = robot.lookup("#hidden-map").queryAs(Heatmap.class);
            await().until(() -> text(robot, "#explain-about")
                    .startsWith("unit " + (map.cursorRowProperty().get() + 1) + " "));
        }
    }

    @Test
    void aClosedPanelComputesNothing(FxRobot robot) throws IOException {
        try (OpenWindow window = open(false, "light", 100, 1280, 800, robot)) {
            train(window, 5);
            AtomicInteger asked = new AtomicInteger();
            ViewCard card = robot.lookup("#loss-card").queryAs(ViewCard.class);
            Topic.Aim counted = () -> {
                asked.incrementAndGet();
                return Explained.before(Equation.LOSS);
            };
            robot.interact(() -> Topic.put(card, "counted", counted, () -> Optional.of(counted)));
            robot.moveTo("#loss-chart").moveBy(2, 2).moveBy(2, 2);
            long step = window.newest().step();
            window.submit(new Command.Step());
            await().until(() -> text(robot, "#readout-step").equals(Numbers.whole(step + 1)));
            assertThat(asked.get()).isZero();
            assertThat(robot.lookup(".explain-part").tryQuery()).isEmpty();

            robot.push(KeyCode.CONTROL, KeyCode.E);
            robot.moveTo("#loss-chart").moveBy(2, 2);
            await().until(() -> text(robot, "#explain-title").equals("counted"));
            assertThat(asked.get()).isPositive();
        }
    }

    @Test
    void theKeyOpensAndClosesItTheButtonStaysUnderThePointerAndTheNextStartRemembers(FxRobot robot) throws IOException {
        settings.save(Settings.defaults());
        try (OpenWindow window = OpenWindow.open()) {
            robot.interact(() -> window.stage().setWidth(1280));
            assertThat(seen(robot)).as("too little room at first").isFalse();
            Bounds button = place(robot, "#explain-button");
            robot.clickOn("#explain-button");
            assertThat(seen(robot)).isTrue();
            assertThat(place(robot, "#explain-button")).isEqualTo(button);
            robot.push(KeyCode.CONTROL, KeyCode.E);
            assertThat(seen(robot)).isFalse();
            robot.push(KeyCode.CONTROL, KeyCode.E);
            assertThat(seen(robot)).isTrue();

            robot.clickOn("#page-slow");
            assertThat(seen(robot)).as("that page says its equations itself").isFalse();
            robot.push(KeyCode.CONTROL, KeyCode.E);
            robot.clickOn("#page-train");
            assertThat(seen(robot)).isTrue();
        }
        assertThat(settings.load().settings().explain()).contains(true);
        try (OpenWindow window = OpenWindow.open()) {
            assertThat(window.stage().isShowing()).isTrue();
            assertThat(seen(robot)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "light,100,1024,700",
        "light,100,1280,800",
        "dark,125,1280,800",
        "light,300,1280,800",
        "projector,100,1280,800"
    })
    void itLiesWithinTheWindowAndBesideThePage(String theme, int zoom, int width, int height, FxRobot robot)
            throws IOException {
        try (OpenWindow window = open(true, theme, zoom, width, height, robot)) {
            train(window, 3);
            robot.interact(() -> robot.lookup("#loss-chart").query().requestFocus());
            await().until(() -> text(robot, "#explain-title").equals("Loss"));
            await().until(() ->
                    OpenWindow.onFx(() -> robot.lookup(".explain .formula-view").queryAllAs(FormulaView.class).stream()
                            .allMatch(view -> view.drawnProperty().get() && view.getWidth() > 0)));
            Bounds panel = place(robot, "#explain");
            assertThat(panel.getMinX()).isNotNegative();
            assertThat(panel.getMaxX()).isLessThanOrEqualTo(window.scene().getWidth());
            assertThat(place(robot, "#explain-button").getMaxX())
                    .isLessThanOrEqualTo(window.scene().getWidth());
            OpenWindow.onFx(() -> {
                for (Node node :
                        robot.lookup("#explain .label, #explain .formula-view").queryAll()) {
                    Bounds at = node.localToScene(node.getLayoutBounds());
                    assertThat(at.getMaxX()).as(node.toString()).isLessThanOrEqualTo(panel.getMaxX());
                    assertThat(at.getMinX()).as(node.toString()).isGreaterThanOrEqualTo(panel.getMinX());
                }
                return true;
            });
            boolean over = zoom == 300;
            assertThat(place(robot, "#gradients-card").getMaxX() <= panel.getMinX())
                    .isEqualTo(!over);
        }
    }

    @Test
    void aWindowInWhichSomethingWasExplainedIsCollected(FxRobot robot) {
        JMemoryBuddy.memoryTest(checker -> {
            Scene scene = explainedAndClosed(robot);
            checker.assertCollectable(scene);
        });
    }

    private Scene explainedAndClosed(FxRobot robot) {
        try (OpenWindow window = open(robot)) {
            train(window, 3);
            pointAt(robot, "#hidden-map", "Hidden state a");
            robot.moveTo("#explain-title"); // JavaFX itself keeps the node that the pointer is on, for its tooltip
            Scene scene = window.scene();
            robot.interact(() -> window.stage().hide());
            robot.interact(() -> window.stage().setScene(null));
            return scene;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean seen(FxRobot robot) {
        return OpenWindow.onFx(() -> robot.lookup("#explain").query().isVisible());
    }

    private static Bounds place(FxRobot robot, String query) {
        return OpenWindow.onFx(() -> {
            Node node = robot.lookup(query).query();
            return node.localToScene(node.getLayoutBounds());
        });
    }
}
