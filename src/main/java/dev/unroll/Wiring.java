package dev.unroll;

import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.session.TrainingService;
import dev.unroll.session.WorkerTeam;
import dev.unroll.store.AppFolder;
import dev.unroll.store.ChunkFile;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.SampleTexts;
import dev.unroll.store.SettingsFile;
import dev.unroll.ui.autopsy.AutopsyCard;
import dev.unroll.ui.autopsy.StopBanners;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.controls.CardGrid;
import dev.unroll.ui.controls.Topic;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.explain.ExplainView;
import dev.unroll.ui.explain.ExplainViewModel;
import dev.unroll.ui.formula.Typesetter;
import dev.unroll.ui.gradients.GradientsView;
import dev.unroll.ui.gradients.GradientsViewModel;
import dev.unroll.ui.hidden.HiddenView;
import dev.unroll.ui.hidden.HiddenViewModel;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.insight.InsightFeed;
import dev.unroll.ui.insight.WhatIf;
import dev.unroll.ui.loss.LossView;
import dev.unroll.ui.loss.LossViewModel;
import dev.unroll.ui.plot.LinkedCursor;
import dev.unroll.ui.plot.PlotExport;
import dev.unroll.ui.pulse.Painter;
import dev.unroll.ui.pulse.Pulse;
import dev.unroll.ui.pulse.WhileSeen;
import dev.unroll.ui.reach.DecayView;
import dev.unroll.ui.reach.ExplanationView;
import dev.unroll.ui.reach.ReachViewModel;
import dev.unroll.ui.reach.RiverView;
import dev.unroll.ui.reach.SpectrumView;
import dev.unroll.ui.reach.UnitsView;
import dev.unroll.ui.reach.WhatIfView;
import dev.unroll.ui.reach.WhyView;
import dev.unroll.ui.setup.SetupView;
import dev.unroll.ui.setup.SetupViewModel;
import dev.unroll.ui.setup.TextViewModel;
import dev.unroll.ui.shell.AppCommand;
import dev.unroll.ui.shell.FileActions;
import dev.unroll.ui.shell.FileDialogs;
import dev.unroll.ui.shell.MainWindow;
import dev.unroll.ui.shell.ModelFiles;
import dev.unroll.ui.shell.Page;
import dev.unroll.ui.shell.Problems;
import dev.unroll.ui.shell.Rehearsal;
import dev.unroll.ui.shell.SavedPlots;
import dev.unroll.ui.shell.SystemFileDialogs;
import dev.unroll.ui.shell.ToolBarViewModel;
import dev.unroll.ui.shell.WayBack;
import dev.unroll.ui.shell.WindowMemory;
import dev.unroll.ui.slowmotion.CheckView;
import dev.unroll.ui.slowmotion.CheckViewModel;
import dev.unroll.ui.slowmotion.EquationView;
import dev.unroll.ui.slowmotion.NumbersView;
import dev.unroll.ui.slowmotion.SlowMotionViewModel;
import dev.unroll.ui.slowmotion.UnrolledView;
import dev.unroll.ui.slowmotion.WalkKeys;
import dev.unroll.ui.text.SampleView;
import dev.unroll.ui.text.SampleViewModel;
import dev.unroll.ui.theme.Appearance;
import dev.unroll.ui.timeline.TimelineView;
import dev.unroll.ui.verdict.VerdictPill;
import dev.unroll.ui.verdict.VerdictViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/** Builds the objects of one window, and takes them down again. The only place that knows them all. */
final class Wiring implements AutoCloseable {
    /** Threads of their own, so that a drive that hangs holds up neither samples nor the saving of models. */
    static final String TEXTS = "unroll-texts";

    static final String MODELS = "unroll-models";
    /** Looks at gradients come many a second: they wait for nothing else. */
    static final String LOOKS = "unroll-looks";

    static final String WALKS = "unroll-walks";

    private final Stage stage;
    private final Banners banners = new Banners();
    private final Failures failures = new Failures(banners);
    private final BackgroundWork work = new BackgroundWork(failures);
    private final BackgroundWork texts = new BackgroundWork(TEXTS, failures);
    private final BackgroundWork modelFiles = new BackgroundWork(MODELS, failures);
    private final BackgroundWork looks = new BackgroundWork(LOOKS, failures);
    private final BackgroundWork walks = new BackgroundWork(WALKS, failures);
    private final Path folder = AppFolder.find();
    private final WindowMemory memory = new WindowMemory(new SettingsFile(folder), banners);
    private final Appearance appearance = memory.appearance();
    private final ChunkFile chunks = new ChunkFile(AppFolder.findForTemporaryFiles());
    private final WorkerTeam team;
    private final TrainingService service;
    private final ToolBarViewModel bar;
    private final SetupViewModel setup;
    private final TextViewModel text;
    private final Pulse pulse;
    private final InsightFeed insights;
    private final Thread.UncaughtExceptionHandler handlerBefore =
            Thread.currentThread().getUncaughtExceptionHandler();

    Wiring(Stage stage) {
        this(stage, new SystemFileDialogs(stage));
    }

    /** A window that asks for files in another way than by the system's dialogs. */
    Wiring(Stage stage, FileDialogs dialogs) {
        this.stage = stage;
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, failure) -> failures.report(thread.getName(), failure));
        SampleTexts samples = new SampleTexts();
        Supplier<Kernels> kernels = KernelChoice.best();
        // One processor is left to the screen.
        team = new WorkerTeam(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), kernels);
        service = new TrainingService(
                Experiment.defaults(), samples.load(samples.all().get(0)), team, chunks::allocate);
        Snapshot now = service.newest();
        bar = new ToolBarViewModel(this::submit);
        setup = new SetupViewModel(this::submit, now);
        if (!memory.guard()) {
            setup.changeGuard(false);
        }
        text = new TextViewModel(this::submit, now, texts, banners, failures, samples, new CorpusReader());
        ModelFiles models = new ModelFiles(this::submit, service::copyRun, now, modelFiles, banners, failures);
        pulse = new Pulse(service::newest, failures);
        for (BackgroundWork background : List.of(work, texts, modelFiles, looks, walks)) {
            pulse.add(frame -> background.deliver());
        }
        insights = new InsightFeed(service::look, looks, kernels, failures);
        pulse.add(insights);
        VerdictViewModel verdict = new VerdictViewModel(this::submit, insights);
        pulse.add(verdict);
        LinkedCursor cursor = new LinkedCursor();
        SavedPlots plots = new SavedPlots(work, banners, failures);
        LossViewModel loss =
                new LossViewModel(this::submit, bar.lossUnitProperty(), service::copyModel, kernels, work, failures);
        GradientsViewModel gradients = new GradientsViewModel(this::submit);
        Problems problems = new Problems(banners);
        AutopsyCard autopsy = new AutopsyCard(() -> MainWindow.pill(stage.getScene()));
        StopBanners stops = view(new StopBanners(banners, this::submit, autopsy::show));
        setup.pendingProperty().addListener((observable, was, is) -> {
            if (!is) {
                problems.editsAreGone();
            }
        });
        List.of(bar, setup, text, models, problems, loss, gradients).forEach(pulse::add);
        HiddenView hidden = view(new HiddenView(new HiddenViewModel(this::submit, work, failures), plots));
        SampleView sample = view(new SampleView(new SampleViewModel(service::copyModel, work, kernels, failures)));
        WayBack wayBack = view(new WayBack(this::submit, banners));
        FileActions files = new FileActions(text::open, text::paste, models::save, models::load);
        new MainWindow(
                stage,
                bar,
                banners,
                appearance,
                List.of(whatGrewFirst(stops), wayBack.command()),
                files,
                dialogs,
                (open, paste) -> new SetupView(setup, text, open, paste),
                tight -> verdictPill(verdict, tight),
                view(new TimelineView(service::commands, verdict.eventsProperty()))
                        .strip(),
                view(new ExplainView(new ExplainViewModel())).pane(),
                memory.explainProperty(),
                List.of(
                        new Page(
                                "page-train",
                                Messages.get("page.train"),
                                Messages.get("menu.page.train"),
                                new CardGrid(
                                        List.of(new LossView(loss, cursor, plots).card(), hidden.card()),
                                        List.of(new GradientsView(gradients, cursor, plots).card(), sample.card())),
                                true),
                        new Page(
                                "page-gradients",
                                Messages.get("page.gradients"),
                                Messages.get("menu.page.gradients"),
                                reach(plots),
                                false),
                        slowMotion(plots, kernels)));
        Topic.put(MainWindow.lossReadOut(stage.getScene()), Messages.get("loss.title"), () -> loss.explain(Double.NaN));
        memory.place(stage);
    }

    private static VerdictPill verdictPill(VerdictViewModel verdict, ObservableValue<Boolean> tight) {
        VerdictPill pill = new VerdictPill(verdict, tight);
        Topic.put(pill, Messages.get("verdict.title"), verdict::explain);
        return pill;
    }

    /** The page that says how far gradients reach back. */
    private CardGrid reach(PlotExport plots) {
        WhatIf whatIf = new WhatIf(this::submit, insights, looks, KernelChoice.best());
        ReachViewModel model = new ReachViewModel(this::submit, insights, whatIf);
        ExplanationView says = new ExplanationView(model);
        says.card().explains(() -> WhyView.explain(model, 0));
        RiverView river = new RiverView(model, plots);
        UnitsView units = new UnitsView(model, plots);
        List<ViewCard> why = List.of(
                new DecayView(model, plots).card(),
                new WhyView(model, plots).card(),
                new SpectrumView(model, plots).card());
        CardGrid page = new CardGrid(
                List.of(river.card(), units.card()), why, List.of(says.card(), new WhatIfView(whatIf, model).card()));
        page.setWeight(river.card(), 2.4);
        why.forEach(card -> page.setWeight(card, 0.85)); // three of them fit into a low window
        Stream.concat(Stream.of(units.card(), says.card()), why.stream())
                .forEach(card -> card.badgeProperty().bind(model.badge()));
        insights.watch(new WhileSeen(page, insights)::isSeen);
        return page;
    }

    /** The page that walks through a step. */
    private Page slowMotion(PlotExport plots, Supplier<Kernels> kernels) {
        SlowMotionViewModel model =
                view(new SlowMotionViewModel(this::submit, service::copyRun, walks, kernels, failures));
        UnrolledView unrolled = new UnrolledView(model, plots);
        CheckViewModel check = new CheckViewModel(model, walks, kernels, failures);
        EquationView equation = new EquationView(model, check::showSlip);
        CardGrid cards = new CardGrid(
                List.of(unrolled.card(), new NumbersView(model, plots).card()),
                List.of(equation.card(), new CheckView(check).card()));
        model.rehearse(end -> Rehearsal.of(cards, stage.getScene(), end));
        cards.setWeight(unrolled.card(), 1.6);
        cards.setWeight(equation.card(), 1.4);
        return new Page(
                "page-slow",
                Messages.get("page.slow"),
                Messages.get("menu.page.slow"),
                cards,
                false,
                false,
                new WalkKeys(model)::pressed,
                new Page.Place(model.where(), model.whereInBrief()),
                Optional.of(KeyCombination.valueOf("Shift+Right")));
    }

    /** The way back to what the banner of a stopped step tells, after it was dismissed. */
    private static AppCommand whatGrewFirst(StopBanners stops) {
        return new AppCommand(
                "menu-autopsy",
                Messages.get("menu.training"),
                Messages.get("menu.autopsy"),
                List.of(),
                stops.stoppedProperty().map(at -> at.isPresent() ? "" : Messages.get("menu.autopsy.none")),
                stops::showAgain);
    }

    private <V extends Painter> V view(V view) {
        pulse.add(view);
        return view;
    }

    private void submit(Command command) {
        service.submit(command);
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
        stage.setOnHiding(
                e -> memory.remember(stage, appearance, setup.guardProperty().get()));
        pulse.start();
        stage.show();
        modelFiles.run(
                () -> Typesetter.prepare(
                        Stream.of(Equation.values()).map(Equation::latex).toList()),
                done -> {},
                failure -> failures.report("typesetter", failure));
    }

    /** Ends the threads; waits for the trainer no longer than a second. */
    @Override
    public void close() {
        pulse.stop();
        work.close();
        texts.close();
        modelFiles.close();
        looks.close();
        walks.close();
        service.close();
        team.close();
        chunks.close();
        stage.setOnHiding(null);
        Thread.currentThread().setUncaughtExceptionHandler(handlerBefore);
    }
}
