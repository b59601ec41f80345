package dev.unroll.ui.shell;

import dev.unroll.ui.controls.BannerArea;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.controls.CardGrid;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.theme.Appearance;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The window: tool bar and banners above, Setup at the left, the page of views in the centre. */
public final class MainWindow {
    /** Smaller than the smallest screen in use, so that a window can stand beside another. */
    private static final double MIN_WIDTH = 760;

    private static final double MIN_HEIGHT = 480;

    private final Scene scene;
    private final Stage stage;
    private final Runnable help;

    /**
     * Fills a stage; shows nothing yet.
     *
     * @param stage to be filled
     * @param model of the tool bar
     * @param banners what is told
     * @param appearance theme and zoom
     * @param files what can be done with files
     * @param dialogs asks for them
     * @param setup makes the Setup pane from what its Open and Paste buttons do
     * @param page the views
     */
    public MainWindow(
            Stage stage,
            ToolBarViewModel model,
            Banners banners,
            Appearance appearance,
            FileActions files,
            FileDialogs dialogs,
            BiFunction<Runnable, Runnable, Node> setup,
            CardGrid page) {
        this.stage = stage;
        BorderPane frame = new BorderPane();
        WindowCommands windowCommands = new WindowCommands(stage, files, dialogs);
        List<AppCommand> commands = windowCommands.all(model, appearance, this::showHelp);
        AppMenu menu = new AppMenu(commands);
        this.help = () -> KeyOverview.show(menu, commands);
        frame.setTop(new VBox(new TrainingBar(model, menu), new BannerArea(banners)));
        frame.setLeft(setup.apply(windowCommands::openText, windowCommands::pasteText));
        frame.setCenter(page);
        scene = new Scene(new DropTarget(frame, files.openText(), files.pasteText()), 1280, 800);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && page.restore()) {
                e.consume();
            }
        });
        Keys.install(scene, model, commands);
        appearance.dress(scene);
        stage.setTitle(Messages.get("app.title"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        stage.getIcons().setAll(icons());
        stage.setScene(scene);
    }

    /** The program's icon in the sizes that systems ask for. */
    private static List<Image> icons() {
        return IntStream.of(16, 32, 48, 128, 256)
                .mapToObj(size -> MainWindow.class.getResource("/dev/unroll/icon/unroll-" + size + ".png"))
                .filter(Objects::nonNull)
                .map(url -> new Image(url.toExternalForm()))
                .toList();
    }

    /** The scene, for what stands outside it. */
    public Scene scene() {
        return scene;
    }

    /** Opens the overview of the keys. */
    public void showHelp() {
        if (stage.isShowing()) {
            help.run();
        }
    }
}
