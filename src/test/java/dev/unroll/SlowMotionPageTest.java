package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import dev.unroll.session.Command;
import dev.unroll.session.ModelCopy;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.support.Heap;
import dev.unroll.ui.formula.FormulaView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Somebody walks through a step with the keyboard, opens a number, checks a weight, and goes on training. */
@ExtendWith(ApplicationExtension.class)
class SlowMotionPageTest {
    @SuppressWarnings("NullAway.Init") // the extension calls start before each test
    private Wiring wiring;

    @Start
    void start(Stage stage) {
        wiring = new Wiring(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
        wiring.show();
    }

    @Stop
    void stop() {
        wiring.close();
    }

    private static void enter(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        await().until(() -> where(robot).contains(" 1 / "));
    }

    private static String where(FxRobot robot) {
        return robot.lookup("#walk-where")
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    @Test
    void theWholeWalkGoesByKeyboardAlone(FxRobot robot) {
        enter(robot);
        assertThat(where(robot)).startsWith("Forward, time step 1 of 25");
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(where(robot)).contains(" 3 / ");
        assertThat(text(robot, "#equation-name")).isEqualTo("a₁");
        robot.type(KeyCode.LEFT);
        assertThat(text(robot, "#equation-name")).isEqualTo("s₁");
        robot.type(KeyCode.PAGE_DOWN);
        assertThat(where(robot)).startsWith("Forward, time step 2 of 25");
        robot.type(KeyCode.PAGE_UP);
        assertThat(where(robot)).startsWith("Forward, time step 1 of 25");
        robot.push(KeyCode.SHIFT, KeyCode.PAGE_DOWN);
        assertThat(where(robot)).startsWith("Loss of the window");
        robot.push(KeyCode.SHIFT, KeyCode.PAGE_DOWN);
        assertThat(where(robot)).startsWith("Backward, time step 25 of 25");
        robot.type(KeyCode.END);
        assertThat(where(robot)).startsWith("Update");

        // After the last phase training takes the step, and the next window is walked through.
        robot.type(KeyCode.RIGHT);
        await().until(() -> wiring.service().newest().step() == 1);
        await().until(() -> where(robot).contains(" 1 / "));
        robot.type(KeyCode.END, KeyCode.HOME);
        assertThat(where(robot)).startsWith("Forward, time step 1 of 25");
    }

    @Test
    void leavingGoesOnWithTheSameBitsAsIfNobodyHadLooked(FxRobot robot) {
        robot.type(KeyCode.SPACE);
        await().until(() -> wiring.service().newest().step() > 20);
        enter(robot);
        assertThat(wiring.service().newest().state()).isEqualTo(RunState.PAUSED);
        robot.type(KeyCode.END, KeyCode.HOME, KeyCode.RIGHT);
        long stood = wiring.service().newest().step();

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        await().until(() -> wiring.service().newest().step() > stood + 20);
        robot.type(KeyCode.SPACE);
        await().until(() -> wiring.service().newest().state() == RunState.PAUSED);

        Snapshot snapshot = wiring.service().newest();
        ModelCopy copy = wiring.service().copyModel().join();
        Trainer alone = new Trainer(Experiment.defaults(), snapshot.corpus(), Team.alone(new ScalarKernels()));
        for (long step = 0; step < copy.step(); step++) {
            alone.step();
        }
        for (int i = 0; i < alone.parameters().matrices().size(); i++) {
            assertThat(copy.parameters().matrices().get(i).data)
                    .isEqualTo(alone.parameters().matrices().get(i).data);
        }
    }

    @Test
    void aResultIsOpenedTermByTermAndATermLeadsBackToWhereItWasComputed(FxRobot robot) {
        enter(robot);
        robot.type(KeyCode.PAGE_DOWN, KeyCode.RIGHT); // s₂
        assertThat(text(robot, "#equation-name")).isEqualTo("s₂");
        Button result = robot.lookup(".walk-result").nth(0).queryAs(Button.class);
        robot.interact(result::fire);
        assertThat(robot.from(robot.lookup("#walk-terms").queryParent())
                        .lookup(".walk-plain")
                        .nth(0)
                        .queryAs(Labeled.class)
                        .getText())
                .startsWith("s₂[1] = ");
        Hyperlink state = robot.from(robot.lookup("#walk-terms").queryParent())
                .lookup(".hyperlink")
                .nth(1)
                .queryAs(Hyperlink.class);
        assertThat(state.getAccessibleText()).isEqualTo("a₁[1]");
        robot.interact(state::fire);
        assertThat(text(robot, "#equation-name")).isEqualTo("a₁");
    }

    @Test
    void ofASmallNetworkEveryNumberIsThereAndAnEditedOneChangesWhatFollows(FxRobot robot) {
        enter(robot);
        robot.interact(() -> robot.lookup("#small-networks")
                .queryAs(MenuButton.class)
                .getItems()
                .get(0)
                .fire());
        await().until(() -> where(robot).startsWith("Forward, time step 1 of 4"));
        assertThat(wiring.service().newest().corpus().length()).isEqualTo(5);
        robot.type(KeyCode.RIGHT); // s₁
        assertThat(robot.lookup(".walk-more").queryAll()).isEmpty();
        String before =
                robot.lookup(".walk-result").nth(0).queryAs(Button.class).getText();

        Button weight = robot.lookup(".walk-number").nth(0).queryAs(Button.class); // W[1, 1], which meets a₀ = 0
        Button bias = robot.lookup(".walk-number").queryAllAs(Button.class).stream()
                .filter(number -> number.getAccessibleText().startsWith("b 1:"))
                .findFirst()
                .orElseThrow();
        assertThat(weight.getAccessibleText()).startsWith("W 1:");
        robot.interact(bias::fire);
        await().until(() -> robot.lookup("#walk-edit").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#walk-edit").queryAs(TextField.class).selectAll());
        robot.write("2").type(KeyCode.ENTER);
        await().until(() -> !robot.lookup(".walk-result")
                .nth(0)
                .queryAs(Button.class)
                .getText()
                .equals(before));
        assertThat(where(robot)).contains(" 2 / ");
    }

    @Test
    void theNotesFormulaFailsTheGradientCheck(FxRobot robot) {
        enter(robot);
        await().until(() -> text(robot, "#check-verdict").startsWith("They agree"));
        robot.interact(() -> robot.lookup("#check-slip").queryAs(CheckBox.class).setSelected(true));
        assertThat(text(robot, "#check-verdict")).contains("the slope φ′(sₜ) is missing");
    }

    /** What has the focus is what a screen reader reads when its text changes. */
    @Test
    void aRowThatThereIsNotIsRefusedInASentence(FxRobot robot) {
        enter(robot);
        await().until(() -> text(robot, "#check-verdict").startsWith("They agree"));
        TextField row = robot.lookup("#check-row").queryAs(TextField.class);
        robot.interact(() -> {
            row.requestFocus();
            row.setText("999");
        });
        robot.type(KeyCode.ENTER);
        assertThat(text(robot, "#check-verdict")).startsWith("W has no such weight");
    }

    @Test
    void theWeightThatIsCheckedKeepsItsName(FxRobot robot) {
        enter(robot);
        assertThat(checked(robot)).isEqualTo("W");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        enter(robot);
        assertThat(checked(robot)).isEqualTo("W");

        Snapshot now = wiring.service().newest();
        wiring.service().submit(new Command.NewExperiment(now.experiment().withLayers(2), now.corpus()));
        await().until(() ->
                robot.lookup("#check-block").queryAs(ComboBox.class).getItems().contains("W2"));
        await().until(() -> checked(robot).equals("W"));
    }

    /** What the closed list shows: its skin keeps an empty cell besides. */
    private static String checked(FxRobot robot) {
        return robot.lookup("#check-block").queryAs(ComboBox.class).lookupAll(".list-cell").stream()
                .map(cell -> ((ListCell<?>) cell).getText())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    @Test
    void aScreenReaderIsToldTheEquationAndTheResultOfEveryPhase(FxRobot robot) {
        enter(robot);
        robot.interact(() -> robot.lookup("#small-networks")
                .queryAs(MenuButton.class)
                .getItems()
                .get(0)
                .fire());
        await().until(() -> where(robot).startsWith("Forward, time step 1 of 4"));
        Labeled reader = robot.lookup("#walk-where").queryAs(Labeled.class);
        robot.interact(reader::requestFocus);
        List<String> said = new ArrayList<>();
        for (int phase = 0; phase < phases(robot); phase++) {
            assertThat(robot.window(0).getScene().getFocusOwner()).isSameAs(reader);
            said.add((String) reader.queryAccessibleAttribute(AccessibleAttribute.TEXT));
            assertThat(said.get(phase))
                    .contains(robot.lookup("#equation-formula").query().getAccessibleText())
                    .matches("(?s).+\\. .+: .+\\. Result: −?\\d.*");
            if (phase + 1 < phases(robot)) {
                robot.interact(robot.lookup("#walk-next").queryAs(Button.class)::fire);
            }
        }
        assertThat(said).doesNotHaveDuplicates();
        assertThat(said.get(1)).startsWith("Forward, time step 1 of 4. s₁: s sub 1 equals W times a sub 0");
        assertThat(said).anyMatch(text -> text.startsWith("Backward, time step 2 of 4. ∂L/∂s₂: the gradient of L"));
        assertThat(said.get(said.size() - 1)).startsWith("Update. ");
    }

    private static int phases(FxRobot robot) {
        return Integer.parseInt(where(robot).substring(where(robot).lastIndexOf('/') + 2));
    }

    @Test
    void enteringBringsTheFocusToWhatIsRead(FxRobot robot) {
        enter(robot);
        assertThat(robot.window(0).getScene().getFocusOwner().getId()).isEqualTo("walk-where");
    }

    @Test
    void theToolBarSaysWhereTheWalkStandsAndShiftRightOpensIt(FxRobot robot) {
        assertThat(robot.lookup("#place").query().isVisible()).isFalse();
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        await().until(() -> where(robot).contains(" 1 / "));
        assertThat(text(robot, "#place")).isEqualTo("Forward, time step 1 of 25");
        assertThat(robot.lookup("#state").query().isVisible()).isFalse();
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(text(robot, "#place")).isEqualTo("Forward, time step 2 of 25");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        await().until(() -> !robot.lookup("#place").query().isVisible());
    }

    @Test
    void inATextFieldShiftRightSelects(FxRobot robot) {
        TextField field = robot.lookup(".number-field").queryAs(TextField.class);
        robot.interact(() -> {
            field.requestFocus();
            field.positionCaret(0);
        });
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(field.getSelectedText()).hasSize(1);
        assertThat(robot.lookup("#walk-where").tryQuery()).isEmpty();
    }

    @Test
    void onAProjectorEveryEquationIsLargeAndWhole(FxRobot robot) {
        robot.interact(() -> {
            Stage stage = (Stage) robot.window(0);
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        robot.push(KeyCode.CONTROL, KeyCode.T);
        robot.push(KeyCode.CONTROL, KeyCode.T);
        enter(robot);
        FormulaView formula = robot.lookup("#equation-formula").queryAs(FormulaView.class);
        await().until(() -> formula.drawnProperty().get());
        robot.type(KeyCode.END);
        for (int pass = 0; pass < 6; pass++) {
            robot.interact(() -> {
                formula.getScene().getRoot().applyCss();
                formula.getScene().getRoot().layout();
            });
            assertThat(formula.typeSize()).as(where(robot)).isGreaterThanOrEqualTo(28);
            assertThat(formula.getWidth()).isGreaterThanOrEqualTo(formula.minWidth(-1));
            robot.push(KeyCode.SHIFT, KeyCode.PAGE_UP);
        }
    }

    @ParameterizedTest
    @CsvSource({"1024, 700", "1280, 800"})
    void theNotesFormulaCanBeChosenWithoutScrollingItsCard(double width, double height, FxRobot robot) {
        robot.interact(() -> {
            robot.window(0).setWidth(width);
            robot.window(0).setHeight(height);
        });
        enter(robot);
        Node box = robot.lookup("#check-slip").query();
        Node card = robot.lookup("#check-card").query();
        await().until(() ->
                card.localToScene(card.getLayoutBounds()).contains(box.localToScene(box.getLayoutBounds())));
        Bounds seen = box.localToScene(box.getLayoutBounds());
        assertThat(seen.getMaxY()).isLessThan(robot.window(0).getScene().getHeight());
    }

    @Test
    void aLinkAtTheShareOfWTurnsTheNotesFormulaOn(FxRobot robot) {
        enter(robot);
        robot.push(KeyCode.SHIFT, KeyCode.PAGE_DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.PAGE_DOWN);
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        Hyperlink link = robot.lookup("#equation-slip-show").queryAs(Hyperlink.class);
        robot.interact(link::fire);
        await().until(() -> text(robot, "#check-verdict").contains("the slope φ′(sₜ) is missing"));
    }

    @Test
    void theNumberThatWasClickedStandsInTheEquation(FxRobot robot) {
        enter(robot);
        robot.type(KeyCode.RIGHT); // s₁
        assertThat(worked(robot)).startsWith("s₁[1] = ");
        Button third = robot.lookup(".walk-result").nth(2).queryAs(Button.class);
        robot.interact(third::fire);
        assertThat(worked(robot)).startsWith("s₁[3] = ");
        robot.type(KeyCode.RIGHT);
        assertThat(worked(robot)).startsWith("a₁[3] = tanh(s₁[3]) ");
    }

    private static String worked(FxRobot robot) {
        return robot.lookup(".worked-line").nth(0).query().getAccessibleText();
    }

    @Test
    void walkingBackAndForthLeaksNothing(FxRobot robot) {
        enter(robot);
        walk(robot, 50);
        long before = Heap.usedAfterCollection();
        walk(robot, 500);
        assertThat(Heap.usedAfterCollection() - before).isLessThan(2 << 20);
    }

    /** So many phases forward and as many back. */
    private static void walk(FxRobot robot, int phases) {
        Button next = robot.lookup("#walk-next").queryAs(Button.class);
        Button back = robot.lookup("#walk-back").queryAs(Button.class);
        for (int i = 0; i < phases; i += 50) {
            robot.interact(() -> {
                for (int k = 0; k < 50; k++) {
                    next.fire();
                }
            });
            robot.interact(() -> {
                for (int k = 0; k < 50; k++) {
                    back.fire();
                }
            });
        }
    }
}
