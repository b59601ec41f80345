package dev.unroll.ui.shell;

import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.ModelCopy;
import dev.unroll.session.RunCopy;
import dev.unroll.session.Snapshot;
import dev.unroll.store.BrokenModelException;
import dev.unroll.store.ModelFile;
import dev.unroll.store.ModelMismatchException;
import dev.unroll.store.OutputCheck;
import dev.unroll.store.SavedModel;
import dev.unroll.store.SavedProgress;
import dev.unroll.store.UnwritableFileException;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes the model to a file, as it is between two steps, and goes on from one that was written. */
public final class ModelFiles implements Painter {
    /** A new run does not settle this, but saving does. */
    private static final String NOT_SAVED = "not saved";

    private final Consumer<Command> submit;
    private final Supplier<CompletableFuture<RunCopy>> copy;
    private final BackgroundWork work;
    private final Banners banners;
    private final Failures failures;
    private Snapshot shown;

    /**
     * Files of the model that is trained.
     *
     * @param submit takes the commands
     * @param copy asks for a copy of the run
     * @param now the training's state at the start
     */
    public ModelFiles(
            Consumer<Command> submit,
            Supplier<CompletableFuture<RunCopy>> copy,
            Snapshot now,
            BackgroundWork work,
            Banners banners,
            Failures failures) {
        this.submit = submit;
        this.copy = copy;
        this.shown = now;
        this.work = work;
        this.banners = banners;
        this.failures = failures;
    }

    /** Writes the model to a file, whole or not at all. */
    public void save(Path file) {
        work.run(
                () -> {
                    OutputCheck.requireWritable(file);
                    RunCopy run = copy.get().get();
                    ModelCopy model = run.model();
                    ModelFile.write(
                            file, SavedModel.of(model.parameters(), model.experiment(), run.state(), run.corpus()));
                    return model.step();
                },
                step -> {
                    banners.settle(NOT_SAVED);
                    banners.show(Banner.of(Banner.Kind.INFO, Messages.get("model.saved", file.getFileName(), step)));
                },
                failure -> refuse(NOT_SAVED, failure));
    }

    /**
     * Begins a new run that goes on from a file: with its task, or on the present text if its symbols are those of the
     * text. A file that says neither goes on with what is trained now.
     */
    public void load(Path file) {
        Snapshot now = shown;
        work.run(
                () -> {
                    SavedModel read = ModelFile.read(file);
                    Experiment settings = settings(read, now.experiment());
                    SavedModel model = read.completedBy(now.corpus().vocabulary(), settings);
                    Experiment experiment = model.experiment().orElse(settings);
                    return new Loaded(
                            experiment,
                            model.parameters(),
                            model.progress().map(progress -> progress.takenOver(experiment, now.corpus())));
                },
                loaded -> {
                    submit.accept(new Command.GoOnFrom(
                            loaded.experiment(),
                            now.corpus(),
                            loaded.parameters(),
                            loaded.progress().map(SavedProgress.TakenOver::state)));
                    banners.show(Banner.of(Banner.Kind.INFO, loaded.sentence(file)));
                },
                failure -> refuse(Banners.REFUSAL, failure));
    }

    private static Experiment settings(SavedModel file, Experiment now) {
        if (file.experiment().isEmpty()) {
            return now;
        }
        return file.task().map(now::withTask).orElseGet(now::withoutTask);
    }

    /** A file that was read, with what it gives a run. */
    private record Loaded(Experiment experiment, Parameters parameters, Optional<SavedProgress.TakenOver> progress) {
        String sentence(Path file) {
            return progress.map(taken -> Messages.get(
                            taken.sameData() ? "model.loaded" : "model.loaded.otherText",
                            file.getFileName(),
                            taken.state().step()))
                    .orElseGet(() -> Messages.get("model.loaded.weights", file.getFileName()));
        }
    }

    @Override
    public void frame(Frame frame) {
        shown = frame.snapshot();
    }

    private void refuse(String topic, Throwable failure) {
        if (failure instanceof BrokenModelException
                || failure instanceof ModelMismatchException
                || failure instanceof UnwritableFileException) {
            banners.show(topic, Banner.of(Banner.Kind.ERROR, String.valueOf(failure.getMessage())));
        } else {
            failures.report("a model file", failure);
        }
    }
}
