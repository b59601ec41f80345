package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.session.Command;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.LineChart;
import java.time.Duration;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Somebody makes gradients explode, is told what grew first, and goes back. */
@ExtendWith(ApplicationExtension.class)
class ExplosionTest {
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
    void anExplosionIsStoppedAndTheWayBackTrainsOnClipped(FxRobot robot) {
        explode(robot, "1", "0.0001");

        await().atMost(Duration.ofSeconds(30)).until(() -> state(robot).equals("Held"));
        long step = steps(robot);
        assertThat(banner(robot)).startsWith("Stopped before the update of step " + Numbers.whole(step + 1) + ":");
        assertThat(robot.lookup("#train").query().isDisabled()).isFalse();

        robot.clickOn("Go back 200 steps and clip at 50");
        await().until(() -> steps(robot) == step - 200);
        await().until(() -> banners(robot).isEmpty());
        assertThat(state(robot)).isEqualTo("Paused");
        assertThat(robot.lookup("#clip-threshold").queryAs(TextField.class).getText())
                .isEqualTo("50");

        robot.type(KeyCode.SPACE);
        await().until(() -> steps(robot) > step + 50);
        assertThat(state(robot)).isEqualTo("Learning");
    }

    @Test
    void whatGrewFirstIsShownAndTheWayOutStaysThere(FxRobot robot) {
        explode(robot, "1", "0.0001");
        await().atMost(Duration.ofSeconds(30)).until(() -> state(robot).equals("Held"));

        robot.clickOn("Show what grew first");

        await().until(() -> robot.lookup(".pop-title").tryQuery().isPresent());
        List<String> sentences = card(robot);
        assertThat(sentences)
                .contains("What grew first")
                .anyMatch(sentence -> sentence.matches("∂L/∂[UWbVc] left its range first, .*"))
                .anyMatch(sentence -> sentence.matches("In the window .* at t = \\d+, where .*"))
                .anyMatch(sentence -> sentence.matches(".*unit \\d+: .*"));
        LineChart chart = robot.lookup("#autopsy-chart").queryAs(LineChart.class);
        assertThat(chart.getReferenceLines()).hasSize(2);
        assertThat(chart.textAlternative()).contains("at step " + Numbers.whole(steps(robot) + 1));
        assertThat(robot.lookup(".autopsy-character").queryAllAs(Label.class))
                .filteredOn(
                        character -> character.getPseudoClassStates().contains(PseudoClass.getPseudoClass("marked")))
                .hasSize(1);

        robot.type(KeyCode.ESCAPE);
        long step = steps(robot);
        robot.clickOn("Go on all the same");
        await().until(() -> steps(robot) > step);
        await().until(() -> banners(robot).stream().noneMatch(text -> text.contains("step " + (step + 1) + ":")));
    }

    @Test
    void afterItsBannerIsDismissedTheMenuTellsWhatGrewFirst(FxRobot robot) {
        assertThat(menuItem(robot).isDisable()).isTrue();
        assertThat(menuItem(robot).getText()).isEqualTo("What grew first… (no step was stopped)");
        explode(robot, "1", "0.0001");
        await().atMost(Duration.ofSeconds(30)).until(() -> state(robot).equals("Held"));
        await().until(() -> !banners(robot).isEmpty());
        robot.type(KeyCode.ESCAPE);
        await().until(() -> banners(robot).isEmpty());
        assertThat(menuItem(robot).isDisable()).isFalse();
        assertThat(menuItem(robot).getText()).isEqualTo("What grew first…");

        robot.interact(() -> menuItem(robot).fire());

        await().until(() -> robot.lookup(".pop-title").tryQuery().isPresent());
        assertThat(card(robot)).contains("What grew first");
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#reset");
        await().until(() -> menuItem(robot).isDisable());
    }

    private static MenuItem menuItem(FxRobot robot) {
        return robot.lookup("#menu").queryAs(MenuButton.class).getItems().stream()
                .flatMap(group -> ((Menu) group).getItems().stream())
                .filter(item -> "menu-autopsy".equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDivergedStepSaysWhereAndCanBeUndone(FxRobot robot) {
        explode(robot, "2", "0.001");
        await().until(() -> state(robot).equals("Diverged"));
        assertThat(banner(robot)).startsWith("Diverged at step 3: aₜ");

        robot.clickOn("Show what grew first");
        await().until(() -> robot.lookup(".pop-title").tryQuery().isPresent());
        assertThat(card(robot))
                .anyMatch(sentence -> sentence.contains("It began at t = 16 of the window"))
                .anyMatch(sentence -> sentence.contains("The first unit is 99."));
        robot.type(KeyCode.ESCAPE);

        robot.clickOn(buttons(robot, "Go back 2 steps and clip at"));
        await().until(() -> state(robot).equals("Ready"));
        assertThat(steps(robot)).isZero();
    }

    @Test
    void whoDoesNotWantToBeStoppedIsNot(FxRobot robot) {
        robot.interact(() -> choice(robot, "#guard").getSelectionModel().selectLast());
        assertThat(wiring.service().commands())
                .anySatisfy(applied -> assertThat(applied.command()).isEqualTo(new Command.SetGuard(false)));

        explode(robot, "1", "0.01");

        await().until(() -> state(robot).equals("Diverged") || steps(robot) > 100);
    }

    /** ReLU, orthogonal W, no clipping, SGD. */
    private static void explode(FxRobot robot, String gain, String rate) {
        robot.interact(() -> {
            choice(robot, "#clip-kind").getSelectionModel().selectFirst(); // none
            choice(robot, "#optimizer").getSelectionModel().selectFirst(); // SGD
            choice(robot, "#activation").getSelectionModel().select(1); // ReLU
        });
        enter(robot, "#initializer-number", gain);
        enter(robot, "#learning-rate", rate);
        robot.clickOn("#restart");
        robot.clickOn("#train");
    }

    /** What the card says, its spaces plain ones. */
    private static List<String> card(FxRobot robot) {
        return robot.lookup(".pop-card .label").queryAllAs(Label.class).stream()
                .map(label -> label.getText().replace('\u00a0', ' '))
                .toList();
    }

    private static Button buttons(FxRobot robot, String name) {
        return robot.lookup(".banner .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText() != null && button.getText().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static String state(FxRobot robot) {
        return robot.lookup("#state").queryAs(Labeled.class).getText();
    }

    private static long steps(FxRobot robot) {
        String text = robot.lookup("#readout-step").queryAs(Labeled.class).getText();
        return (long) Numbers.parse(text).orElse(-1);
    }

    private static String banner(FxRobot robot) {
        await().until(() -> !banners(robot).isEmpty());
        return banners(robot).get(0);
    }

    private static List<String> banners(FxRobot robot) {
        return robot.lookup(".banner-text").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static ComboBox<?> choice(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(ComboBox.class);
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
