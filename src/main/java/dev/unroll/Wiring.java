package dev.unroll;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Snapshot;
import dev.unroll.session.TrainingService;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.SampleTexts;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.controls.CardGrid;
import dev.unroll.ui.controls.EmptyState;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.pulse.Pulse;
import dev.unroll.ui.setup.SetupView;
import dev.unroll.ui.setup.SetupViewModel;
import dev.unroll.ui.setup.TextViewModel;
import dev.unroll.ui.shell.FileActions;
import dev.unroll.ui.shell.MainWindow;
import dev.unroll.ui.shell.Problems;
import dev.unroll.ui.shell.ToolBarViewModel;
import dev.unroll.ui.theme.Appearance;
import dev.unroll.ui.theme.Theme;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;

/** Builds the objects of one window, and takes them down again. The only place that knows them all. */
final class Wiring implements AutoCloseable {
    private final Stage stage;
    private final Banners banners = new Banners();
    private final Failures failures = new Failures(banners);
    private final BackgroundWork work = new BackgroundWork(failures);
    private final TrainingService service;
    private final TextViewModel text;
    private final Pulse pulse;
    private final Thread.UncaughtExceptionHandler handlerBefore =
            Thread.currentThread().getUncaughtExceptionHandler();

    Wiring(Stage stage) {
        this.stage = stage;
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, failure) -> failures.report(thread.getName(), failure));
        SampleTexts samples = new SampleTexts();
        service = new TrainingService(
                Experiment.defaults(), samples.load(samples.all().get(0)), new ScalarKernels(), DoubleBuffer::allocate);
        Snapshot now = service.newest();
        ToolBarViewModel bar = new ToolBarViewModel(service::submit);
        SetupViewModel setup = new SetupViewModel(service::submit, now);
        text = new TextViewModel(service::submit, now, work, banners, failures, samples, new CorpusReader());
        pulse = new Pulse(service::newest, failures);
        pulse.add(frame -> work.deliver());
        pulse.add(bar);
        pulse.add(setup);
        pulse.add(text);
        pulse.add(new Problems(banners, service::submit));
        new MainWindow(
                stage,
                bar,
                banners,
                new Appearance(Theme.LIGHT, 100),
                new FileActions(text::open, text::paste, path -> {}, path -> {}),
                (open, paste) -> new SetupView(setup, text, open, paste),
                page(bar));
    }

    private static CardGrid page(ToolBarViewModel bar) {
        return new CardGrid(
                List.of(card("loss-card", bar), card("hidden-card", bar)),
                List.of(card("gradients-card", bar), card("text-card", bar)));
    }

    private static ViewCard card(String id, ToolBarViewModel bar) {
        ViewCard card = new ViewCard(id, id, new HelpCard("What", "L = -log ŷ", "up", "down", "try"));
        card.subtitleProperty().set("subtitle");
        card.setContent(
                new EmptyState("The curve appears with the first step.", Messages.get("bar.train"), bar::toggle));
        return card;
    }

    /** What trains, for tests. */
    TrainingService service() {
        return service;
    }

    /** Trains on a file as soon as it is read. */
    void openText(Path file) {
        text.open(file);
    }

    /** Shows the window and lets its heart beat. */
    void show() {
        pulse.start();
        stage.show();
    }

    @Override
    public void close() {
        pulse.stop();
        work.close();
        service.close();
        Thread.currentThread().setUncaughtExceptionHandler(handlerBefore);
    }
}
