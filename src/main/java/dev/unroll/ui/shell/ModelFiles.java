package dev.unroll.ui.shell;

import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.ModelCopy;
import dev.unroll.session.Snapshot;
import dev.unroll.store.BrokenModelException;
import dev.unroll.store.ModelFile;
import dev.unroll.store.ModelMismatchException;
import dev.unroll.store.OutputCheck;
import dev.unroll.store.SavedModel;
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
    private final Supplier<CompletableFuture<ModelCopy>> copy;
    private final BackgroundWork work;
    private final Banners banners;
    private final Failures failures;
    private Snapshot shown;

    /**
     * Files of the model that is trained.
     *
     * @param submit takes the commands
     * @param copy asks for a copy of the model
     * @param now the training's state at the start
     */
    public ModelFiles(
            Consumer<Command> submit,
            Supplier<CompletableFuture<ModelCopy>> copy,
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
                    ModelCopy model = copy.get().get();
                    ModelFile.write(
                            file,
                            new SavedModel(
                                    model.parameters(),
                                    Optional.of(model.vocabulary()),
                                    Optional.of(model.experiment())));
                    return model.step();
                },
                step -> {
                    banners.settle(NOT_SAVED);
                    banners.show(Banner.of(Banner.Kind.INFO, Messages.get("model.saved", file.getFileName(), step)));
                },
                failure -> refuse(NOT_SAVED, failure));
    }

    /** Begins a new run with the weights of a file, if its symbols are those of the text. */
    public void load(Path file) {
        Snapshot now = shown;
        work.run(
                () -> ModelFile.read(file).completedBy(now.corpus().vocabulary(), now.experiment()),
                model -> {
                    Experiment experiment = model.experiment().orElse(now.experiment());
                    submit.accept(new Command.GoOnFrom(experiment, now.corpus(), model.parameters()));
                    banners.show(Banner.of(Banner.Kind.INFO, Messages.get("model.loaded", file.getFileName())));
                },
                failure -> refuse(Banners.REFUSAL, failure));
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
