package dev.unroll.ui.shell;

import dev.unroll.ui.controls.BannerArea;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.theme.Appearance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The window: the tool bar above, Setup at the left, the page of views in the centre. */
public final class MainWindow {
    /** Smaller than the smallest screen in use, so that a window can stand beside another. */
    private static final double MIN_WIDTH = 760;

    private static final double MIN_HEIGHT = 480;

    /** A window of fewer type sizes across has no room for Setup beside the views. */
    private static final double NARROW = 64;
    /** A window of fewer has no room for all words of the tool bar. */
    private static final double TIGHT = 76;
    /** A window of fewer has room for the verdict's word, but not for what it rests on. */
    private static final double SHORT = 92;
    /** A window of fewer type sizes from top to bottom has none for the timeline. */
    private static final double LOW = 34;

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
     * @param training commands of the training besides those of the tool bar
     * @param files what can be done with files
     * @param dialogs asks for them
     * @param setup makes the Setup pane from what its Open and Paste buttons do
     * @param verdict makes the verdict's pill, with its word only where this is true
     * @param timeline stands below the pages
     * @param explain explains what the pointer is on
     * @param explainChosen whether the user opened or closed that
     * @param all the pages with the views; the first is shown
     */
    public MainWindow(
            Stage stage,
            ToolBarViewModel model,
            Banners banners,
            Appearance appearance,
            List<AppCommand> training,
            FileActions files,
            FileDialogs dialogs,
            BiFunction<Runnable, Runnable, Region> setup,
            Function<ObservableValue<Boolean>, Node> verdict,
            Region timeline,
            Region explain,
            ObjectProperty<Optional<Boolean>> explainChosen,
            List<Page> all) {
        this.stage = stage;
        BorderPane frame = new BorderPane();
        scene = new Scene(new DropTarget(frame, files.openText(), files.pasteText()), 1280, 800);
        ObservableValue<Double> across =
                appearance.typeSize().flatMap(size -> scene.widthProperty().map(width -> width.doubleValue() / size));
        Pages pages = new Pages(all);
        ObservableValue<Boolean> wholePage =
                pages.shownProperty().flatMap(page -> across.map(sizes -> sizes < NARROW || !page.withSetup()));
        ExplainToggle explainToggle = new ExplainToggle(explainChosen, across, pages.shownProperty());
        WindowCommands windowCommands = new WindowCommands(stage, files, dialogs, pages);
        List<AppCommand> commands =
                windowCommands.all(model, training, explainToggle.command(), appearance, this::showHelp);
        AppMenu menu = new AppMenu(commands);
        this.help = () -> KeyOverview.show(menu, commands);
        Workspace workspace = new Workspace(
                setup.apply(windowCommands::openText, windowCommands::pasteText),
                pages.shownProperty().map(Page::cards),
                new BannerArea(banners),
                wholePage,
                explain,
                across.map(sizes -> sizes < NARROW));
        explain.visibleProperty().bind(explainToggle.shown());
        frame.setTop(new VBox(
                new TrainingBar(
                        model,
                        menu,
                        setupButton(workspace, wholePage),
                        verdict.apply(across.map(sizes -> sizes < SHORT)),
                        across.map(sizes -> sizes < TIGHT),
                        pages.place(across.map(sizes -> sizes < SHORT))),
                pages.tabs(explainToggle.button())));
        frame.setCenter(workspace);
        HBox below = new HBox(timeline);
        below.getStyleClass().add("timeline-row");
        below.visibleProperty().bind(appearance.typeSize().flatMap(size -> scene.heightProperty()
                .map(height -> height.doubleValue() / size >= LOW)));
        below.managedProperty().bind(below.visibleProperty());
        HBox.setHgrow(timeline, Priority.ALWAYS);
        frame.setBottom(below);
        EventHandler<KeyEvent> leaving = e -> {
            if (e.getCode() == KeyCode.ESCAPE && (pages.restore() || banners.dismissNewest())) {
                e.consume();
            }
        };
        scene.addEventHandler(KeyEvent.KEY_PRESSED, leaving);
        // A closed menu's button takes the key and does nothing with it.
        menu.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (!menu.isShowing()) {
                leaving.handle(e);
            }
        });
        Keys.install(scene, pages, model, commands);
        appearance.dress(scene);
        stage.setTitle(Messages.get("app.title"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        stage.getIcons().setAll(icons());
        stage.setScene(scene);
    }

    /** Brings Setup where it does not stand beside the views. */
    private static Node setupButton(Workspace workspace, ObservableValue<Boolean> narrow) {
        ToggleButton button = new ToggleButton(Messages.get("bar.setup"));
        button.setId("setup-button");
        button.getStyleClass().add("command");
        button.setTooltip(new Tooltip(Messages.get("bar.setup.help")));
        button.selectedProperty().bindBidirectional(workspace.setupAskedProperty());
        button.visibleProperty().bind(narrow);
        button.managedProperty().bind(narrow);
        return button;
    }

    /** The program's icon in the sizes that systems ask for. */
    private static List<Image> icons() {
        return IntStream.of(16, 32, 48, 128, 256)
                .mapToObj(size -> MainWindow.class.getResource("/dev/unroll/icon/unroll-" + size + ".png"))
                .filter(Objects::nonNull)
                .map(url -> new Image(url.toExternalForm()))
                .toList();
    }

    /** The pill that says how the training stands, for what hangs on it; the tool bar where none is seen. */
    public static Node pill(Scene scene) {
        return scene.lookup("#" + TrainingBar.ID) instanceof TrainingBar bar ? bar.pill() : scene.getRoot();
    }

    /** The read-out of the loss, for what explains it. */
    public static Node lossReadOut(Scene scene) {
        return scene.lookup("#" + ReadOut.LOSS + ReadOut.BUTTON);
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
