package dev.unroll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.task.Task;
import dev.unroll.session.ModelCopy;
import dev.unroll.store.ModelFile;
import dev.unroll.support.AnsweredDialogs;
import dev.unroll.ui.i18n.Numbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Texts and models as they come into the window and leave it, by every way a user has. */
@ExtendWith(ApplicationExtension.class)
class WindowFilesTest {
    private static final String CAFE = "un café au lait\n".repeat(40);

    private final AnsweredDialogs dialogs = new AnsweredDialogs();

    @SuppressWarnings("NullAway.Init") // the extension calls start before each test
    private Wiring wiring;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // written before each test
    private Path cafe;

    @Start
    void start(Stage stage) {
        wiring = new Wiring(stage, dialogs);
        stage.setWidth(1280);
        stage.setHeight(800);
        wiring.show();
    }

    @BeforeEach
    void write() throws Exception {
        cafe = Files.writeString(folder.resolve("cafe.txt"), CAFE, UTF_8);
    }

    @Stop
    void stop() {
        wiring.close();
    }

    @Test
    void aTextIsOpenedByItsKeysAndReadAgainInAnotherEncoding(FxRobot robot) {
        dialogs.answer(cafe);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        await().until(() -> text(robot, "#text-name").equals("cafe.txt"));
        assertThat(text(robot, "#text-size")).startsWith("640 characters");
        assertThat(text(robot, "#encoding")).isEqualTo("UTF-8");

        robot.clickOn("#encoding").clickOn("windows-1252");

        await().until(() -> text(robot, "#encoding").equals("windows-1252"));
        assertThat(text(robot, "#text-size")).startsWith("680 characters");
        assertThat(text(robot, "#text-name")).isEqualTo("cafe.txt");
    }

    @Test
    void theTextInTheClipboardIsTrainedOn(FxRobot robot) {
        ClipboardContent content = new ClipboardContent();
        content.putString("ding dong ".repeat(30));
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(content));

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);

        await().until(() -> text(robot, "#text-size").startsWith("300 characters"));
        assertThat(robot.lookup("#encoding").query().isVisible()).isFalse();
    }

    @Test
    void aFileDroppedOnAViewIsTrainedOn(FxRobot robot) {
        Node hint = robot.lookup(".drop-hint").query();
        assertThat(hint.isVisible()).isFalse();

        robot.drag(handle(robot, DataFormat.FILES, List.of(cafe.toFile()))).moveTo("#loss-card");
        await().until(hint::isVisible);
        robot.drop();

        await().until(() -> text(robot, "#text-name").equals("cafe.txt"));
        assertThat(hint.isVisible()).isFalse();
    }

    @Test
    void aModelIsSavedAndGoneOnFrom(FxRobot robot) throws Exception {
        Path file = folder.resolve("model.safetensors");
        dialogs.answer(file);
        robot.clickOn("#step");
        await().until(() -> steps(robot) == 1);
        ModelCopy saved = wiring.service().copyModel().get();
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await().until(() -> banners(robot).contains("Saved model.safetensors as it was at step 1."));
        assertThat(ModelFile.read(file).parameters().V().data)
                .isEqualTo(saved.parameters().V().data);
        robot.clickOn("#step");
        await().until(() -> steps(robot) == 2);

        robot.push(KeyCode.CONTROL, KeyCode.L);

        await().until(() -> banners(robot)
                .contains("Training goes on exactly where model.safetensors stopped, after step 1 of that training;"
                        + " this run counts its own steps."));
        await().until(() -> steps(robot) == 0);
        assertThat(wiring.service().copyModel().get().parameters().V().data)
                .isEqualTo(saved.parameters().V().data);
    }

    @Test
    void theModelOfATaskBringsItsTaskBack(FxRobot robot) {
        dialogs.answer(folder.resolve("echo.safetensors"));
        robot.clickOn("#tasks").clickOn("Echo");
        await().until(() -> steps(robot) > 0 && text(robot, "#task-name").equals("Echo"));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await().until(() ->
                banners(robot).stream().anyMatch(sentence -> sentence.startsWith("Saved echo.safetensors as it was")));
        robot.clickOn("#task-end");
        await().until(() -> !robot.lookup("#task").query().isVisible());

        robot.push(KeyCode.CONTROL, KeyCode.L);

        await().until(() -> text(robot, "#task-name").equals("Echo"));
        assertThat(robot.lookup("#task").query().isVisible()).isTrue();
        await().until(() -> banners(robot).stream()
                .anyMatch(sentence -> sentence.startsWith("Training goes on exactly where echo.safetensors stopped")));
        assertThat(wiring.service().copyModel().join().experiment().task()).contains(Task.parse("echo:8"));
    }

    @Test
    void aFileThatIsNoModelIsToldAndTrainingGoesOn(FxRobot robot) {
        dialogs.answer(cafe);
        robot.clickOn("#step");
        await().until(() -> steps(robot) == 1);

        robot.push(KeyCode.CONTROL, KeyCode.L);

        await().until(() -> banners(robot).stream().anyMatch(sentence -> sentence.contains("cafe.txt")));
        robot.clickOn("#step");
        await().until(() -> steps(robot) == 2);
    }

    /** Something to drag from, as other programs' windows are out of a robot's reach. */
    private static Node handle(FxRobot robot, DataFormat format, Object content) {
        Label handle = new Label("drag me");
        robot.interact(() -> {
            handle.setOnDragDetected(e -> {
                ClipboardContent dragged = new ClipboardContent();
                dragged.put(format, content);
                handle.startDragAndDrop(TransferMode.COPY).setContent(dragged);
                e.consume();
            });
            Pane bar = (Pane) robot.lookup("#step").query().getParent();
            bar.getChildren().add(handle);
        });
        robot.interact(() -> {}); // laid out
        return handle;
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static long steps(FxRobot robot) {
        return (long) Numbers.parse(text(robot, "#readout-step")).orElse(-1);
    }

    private static List<String> banners(FxRobot robot) {
        return robot.lookup(".banner-text").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }
}
