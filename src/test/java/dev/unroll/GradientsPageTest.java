package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.session.Command;
import dev.unroll.session.Speed;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.ComplexPlane;
import dev.unroll.ui.plot.Heatmap;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class GradientsPageTest {
    private static final int NORMAL = 0;

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

    @Test
    void theRecipeOfMinCharRnnVanishesThoughWCouldMakeGradientsGrow(FxRobot robot) {
        choose(robot, "#initializer", NORMAL);
        enter(robot, "#initializer-number", Numbers.significant(0.01, 3));
        enter(robot, "#learning-rate", Numbers.significant(0.1, 3));
        choose(robot, "#clip-kind", 2);
        robot.clickOn("#restart");
        await().until(() -> !seen(robot, "#restart"));
        robot.clickOn("#page-gradients");
        wiring.service().submit(new Command.SetSpeed(new Speed(60)));

        boolean seen = false;
        for (int until = 60; until <= 300 && !seen; until += 40) {
            long wanted = until;
            robot.type(KeyCode.SPACE);
            await().atMost(Duration.ofMinutes(1)).until(() -> steps(robot) >= wanted);
            robot.type(KeyCode.SPACE);
            String step = await().until(() -> shownStep(robot), shown -> shown.equals(text(robot, "#readout-step")));
            await().until(() -> text(robot, "#says-fate").contains("ρ"));
            String units = subtitle(robot, "#units-card");
            double saturated =
                    Numbers.parse(units.substring(0, units.indexOf(' '))).orElseThrow();
            double radius = Numbers.parse(after(subtitle(robot, "#spectrum-card"), "ρ = "))
                    .orElseThrow();
            seen = saturated > 80 && radius > 5 && text(robot, "#verdict").startsWith("Vanishing");
            assertThat(step).isNotEmpty();
        }
        assertThat(seen).isTrue();
        assertThat(text(robot, "#says-fate")).contains("W alone would let the gradient grow", "halves every");
        assertThat(text(robot, "#says-causes")).contains("The damping wins", "Saturation does its part");
    }

    @Test
    void anOrthogonalReluOfGain2IsExplodingBeforeItsFirstStepAndOneOf1Point5IsNot(FxRobot robot) {
        choose(robot, "#activation", 1);
        enter(robot, "#initializer-number", "2");
        robot.clickOn("#restart");
        await().until(() -> text(robot, "#verdict").matches("Exploding: .+ × after \\d+ characters"));
        assertThat(steps(robot)).isZero();

        enter(robot, "#initializer-number", Numbers.significant(1.5, 2));
        robot.clickOn("#restart");
        await().until(() ->
                !text(robot, "#verdict").isEmpty() && !text(robot, "#verdict").startsWith("Exploding"));
        assertThat(steps(robot)).isZero();
    }

    @Test
    void theRiverIsThereBeforeTheFirstStepAndItsRaysSayHowFarTheyReach(FxRobot robot) {
        robot.clickOn("#page-gradients");
        await().until(() -> shown(robot, "#river-map"));
        assertThat(text(robot, "#river-ray")).contains("Point at a row");
        Heatmap map = robot.lookup("#river-map").queryAs(Heatmap.class);

        robot.moveTo(map);
        await().until(() -> text(robot, "#river-ray").contains("‖∂L"));
        robot.clickOn(map);
        robot.moveTo("#page-train");
        await().until(() -> text(robot, "#river-ray").contains("reach"));
        assertThat(map.getSelectedRow()).isNotNegative();
        robot.interact(map::requestFocus);
        robot.type(KeyCode.ESCAPE);
        assertThat(map.getSelectedRow()).isNegative();

        await().until(() ->
                !robot.lookup("#spectrum-plane").queryAs(ComplexPlane.class).isEmpty());
    }

    @Test
    void aGainIsTriedOnAFrozenCopyAndTrainingIsNotTouchedUntilApply(FxRobot robot) {
        robot.clickOn("#page-gradients");
        await().until(() -> shown(robot, "#river-map"));
        await().until(() -> text(robot, "#says-fate").contains("ρ"));
        enter(robot, "#whatif-gain", "2");

        await().until(() -> seen(robot, "#whatif-comparison"));
        await().until(() -> subtitle(robot, "#spectrum-card").contains("ρ = 2"));
        assertThat(wiring.service().commands()).isEmpty();
        await().until(() -> shown(robot, "#river-before-map"));

        robot.clickOn("#whatif-discard");
        await().until(() -> subtitle(robot, "#spectrum-card").contains("ρ = 1"));
        assertThat(wiring.service().commands()).isEmpty();

        enter(robot, "#whatif-gain", "2");
        await().until(() -> seen(robot, "#whatif-apply"));
        robot.clickOn("#whatif-apply");
        await().until(() -> wiring.service().commands().size() == 1);
        await().until(() -> subtitle(robot, "#spectrum-card").contains("ρ = 2"));
        assertThat(seen(robot, "#whatif-apply")).isFalse();
    }

    @Test
    void aUnitThatIsNotThereIsToldInASentenceAndNothingIsLost(FxRobot robot) {
        robot.clickOn("#page-gradients");
        await().until(() -> shown(robot, "#river-map"));
        enter(robot, "#whatif-gain", "2");
        await().until(() -> seen(robot, "#whatif-comparison"));

        enter(robot, "#whatif-unit", "500");
        await().until(() -> text(robot, "#whatif-objection").contains("choose one from 1 to 100"));
        assertThat(subtitle(robot, "#spectrum-card")).contains("ρ = 2");

        enter(robot, "#whatif-unit", "3");
        await().until(() -> text(robot, "#whatif-objection").isEmpty());
    }

    @Test
    void whoTypesChangesTheWindowThatWasShownWhateverTrainingReadsMeanwhile(FxRobot robot) {
        robot.clickOn("#page-gradients");
        await().until(() -> shown(robot, "#river-map"));
        robot.type(KeyCode.SPACE);
        await().until(() -> steps(robot) > 20);
        robot.clickOn("#whatif-text");
        long focused = steps(robot);
        await().until(() -> steps(robot) > focused + 100);
        robot.type(KeyCode.END);
        robot.write("e").type(KeyCode.ENTER);

        await().until(() -> seen(robot, "#whatif-comparison"));
        long frozen = (long)
                Numbers.parse(after(text(robot, "#whatif-state"), "of step ")).orElseThrow();
        assertThat(frozen).isLessThanOrEqualTo(focused + 20); // what is shown is a few steps from what is read out
        assertThat(text(robot, "#whatif-objection")).isEmpty();
    }

    @Test
    void aRemedyDoesWhatItSaysAndTheCardTellsWhetherItWorked(FxRobot robot) {
        choose(robot, "#activation", 1);
        enter(robot, "#initializer-number", "2");
        robot.clickOn("#restart");
        await().until(() -> text(robot, "#verdict").startsWith("Exploding"));

        robot.clickOn("#verdict");
        await().until(() -> robot.lookup("#remedy-gain").tryQuery().isPresent());
        robot.clickOn("#remedy-gain");
        await().until(() -> !text(robot, "#verdict").startsWith("Exploding"));
        robot.clickOn("#verdict");
        await().until(() -> robot.lookup(".verdict-outcome").tryQuery().isPresent());
        assertThat(text(robot, ".verdict-outcome")).contains("worked");
    }

    private static boolean shown(FxRobot robot, String query) {
        return seen(robot, query) && !robot.lookup(query).queryAs(Heatmap.class).isEmpty();
    }

    private static boolean seen(FxRobot robot, String query) {
        Node node = robot.lookup(query).tryQuery().orElse(null);
        while (node != null && node.isVisible() && node.getParent() != null) {
            node = node.getParent();
        }
        return node != null && node.isVisible();
    }

    private static String shownStep(FxRobot robot) {
        return after(subtitle(robot, "#river-card"), "step ");
    }

    private static String after(String text, String word) {
        int at = text.indexOf(word);
        String rest = at < 0 ? "" : text.substring(at + word.length());
        int end = rest.indexOf(' ');
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static String subtitle(FxRobot robot, String card) {
        return robot.from(robot.lookup(card).<Node>query())
                .lookup(".card-subtitle")
                .queryAs(Labeled.class)
                .getText();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static long steps(FxRobot robot) {
        return (long) Numbers.parse(text(robot, "#readout-step")).orElse(-1);
    }

    private static void choose(FxRobot robot, String query, int index) {
        ComboBox<?> choice = robot.lookup(query).queryAs(ComboBox.class);
        robot.interact(() -> choice.getSelectionModel().select(index));
    }

    private static void enter(FxRobot robot, String query, String typed) {
        TextField field = robot.lookup(query).queryAs(TextField.class);
        robot.interact(() -> {
            field.requestFocus();
            field.selectAll();
        });
        robot.write(typed).type(KeyCode.ENTER);
    }
}
