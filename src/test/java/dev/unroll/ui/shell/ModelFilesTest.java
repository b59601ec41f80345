package dev.unroll.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.task.Task;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import dev.unroll.session.Command;
import dev.unroll.session.RunCopy;
import dev.unroll.session.Snapshot;
import dev.unroll.store.ModelFile;
import dev.unroll.store.SavedModel;
import dev.unroll.store.WeightsDigest;
import dev.unroll.support.LiveRun;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.Banners;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFilesTest {
    private static final Experiment EXPERIMENT =
            LiveRun.EXPERIMENT.withOptimizer(OptimizerKind.ADAM).withLearningRate(0.01);

    @TempDir
    Path folder;

    private final Banners banners = new Banners();
    private final LiveRun run = new LiveRun(EXPERIMENT);
    private final ModelFiles files =
            new ModelFiles(run::submit, run::copyRun, run.now(), run.work(), banners, run.failures());

    private String before = "";

    @AfterEach
    void close() {
        run.close();
    }

    private Snapshot steps(int count) {
        for (int i = 0; i < count; i++) {
            run.submit(new Command.Step());
        }
        run.copyRun().join();
        return run.now();
    }

    /** What the next message says; the newest stands first. */
    private String told() {
        run.beatUntil(
                files,
                () -> !banners.shown().isEmpty()
                        && !banners.shown().get(0).text().equals(before));
        Banner told = banners.shown().get(0);
        assertThat(told.kind()).isEqualTo(Banner.Kind.INFO);
        before = told.text();
        return before;
    }

    private static Trainer straight(int steps) {
        return straight(EXPERIMENT, steps);
    }

    private static Trainer straight(Experiment experiment, int steps) {
        Trainer trainer = new Trainer(experiment, LiveRun.corpus(1), Team.alone(new ScalarKernels()));
        for (int i = 0; i < steps; i++) {
            trainer.step();
        }
        return trainer;
    }

    private static String weights(Parameters parameters) {
        return WeightsDigest.sha256(parameters);
    }

    @Test
    void whatIsSavedAndLoadedGoesOnAsIfNothingHadHappened() throws Exception {
        Path file = folder.resolve("half.safetensors");
        steps(300);
        files.save(file);
        assertThat(told()).isEqualTo("Saved half.safetensors as it was at step 300.");
        steps(7);
        files.load(file);
        assertThat(told())
                .isEqualTo("Training goes on exactly where half.safetensors stopped, after step 300 of that training;"
                        + " this run counts its own steps.");

        Snapshot now = steps(300);

        assertThat(now.step()).isEqualTo(300);
        RunCopy copy = run.copyRun().join();
        Trainer straight = straight(599);
        Trained last = (Trained) straight.step();
        assertThat(copy.state().step()).isEqualTo(600);
        assertThat(weights(copy.model().parameters())).isEqualTo(weights(straight.parameters()));
        assertThat(now.loss()).isEqualTo(last.loss());
        assertThat(now.smoothLoss()).isEqualTo(last.smoothLoss());
        Path end = folder.resolve("end.safetensors");
        files.save(end);
        assertThat(told()).isEqualTo("Saved end.safetensors as it was at step 300.");
        assertThat(ModelFile.read(end).progress().orElseThrow().state().step()).isEqualTo(600);
    }

    @Test
    void theWindowAndTheCommandLineWriteTheSameFile() throws Exception {
        Path file = folder.resolve("window.safetensors");
        steps(100);
        files.save(file);
        told();
        Trainer trainer = straight(100);
        Path other = folder.resolve("command.safetensors");
        ModelFile.write(
                other, SavedModel.of(trainer.parameters(), trainer.experiment(), trainer.state(), trainer.corpus()));
        assertThat(file).hasSameBinaryContentAs(other);
    }

    @Test
    void onAnotherTextItBeginsAtTheBeginningAndSaysSo() throws Exception {
        Path file = folder.resolve("half.safetensors");
        steps(50);
        files.save(file);
        told();
        run.submit(new Command.NewExperiment(EXPERIMENT, LiveRun.corpus(2)));
        run.beatUntil(files, () -> run.now().run() == 2);
        files.load(file);
        assertThat(told()).contains("after step 50", "another text: at its beginning");
        RunCopy copy = run.copyRun().join();
        assertThat(copy.state().step()).isEqualTo(50);
        assertThat(copy.state().position()).isZero();
    }

    @Test
    void aFileOfWeightsAloneSaysSo() throws Exception {
        Path file = folder.resolve("weights.safetensors");
        Trainer trainer = straight(10);
        ModelFile.write(
                file,
                new SavedModel(
                        trainer.parameters(), Optional.of(trainer.corpus().vocabulary()), Optional.empty()));
        files.load(file);
        assertThat(told()).contains("with the weights of weights.safetensors");
        assertThat(run.copyRun().join().state().step()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporal-order:10", "echo:7", "adding:6", "copy-memory:2"})
    void theModelOfATaskIsGoneOnWithToTheBitThoughATextIsTrainedMeanwhile(String text) throws Exception {
        Experiment task = EXPERIMENT.withTask(Task.parse(text));
        Path half = folder.resolve("half.safetensors");
        run.submit(new Command.NewExperiment(task, LiveRun.corpus(1)));
        steps(60);
        files.save(half);
        assertThat(told()).isEqualTo("Saved half.safetensors as it was at step 60.");
        run.submit(new Command.NewExperiment(EXPERIMENT, LiveRun.corpus(2)));
        steps(2);
        run.beatUntil(files, () -> run.now().experiment().task().isEmpty());

        files.load(half);

        assertThat(told()).contains("exactly where half.safetensors stopped, after step 60");
        assertThat(steps(60).experiment()).isEqualTo(task);
        Path end = folder.resolve("end.safetensors");
        files.save(end);
        told();
        Trainer straight = straight(task, 120);
        Path whole = folder.resolve("whole.safetensors");
        ModelFile.write(
                whole,
                SavedModel.of(straight.parameters(), straight.experiment(), straight.state(), straight.corpus()));
        assertThat(end).hasSameBinaryContentAs(whole);
    }

    @Test
    void weightsAloneGoOnWithTheTaskThatIsLearntNow() throws Exception {
        Experiment task = EXPERIMENT.withTask(Task.parse("temporal-order:10"));
        Path file = folder.resolve("weights.safetensors");
        ModelFile.write(file, new SavedModel(straight(task, 10).parameters(), Optional.empty(), Optional.empty()));
        run.submit(new Command.NewExperiment(task, LiveRun.corpus(1)));
        run.beatUntil(files, () -> run.now().experiment().equals(task));
        files.load(file);
        assertThat(told()).contains("with the weights of weights.safetensors");
        run.beatUntil(files, () -> run.now().run() == 3);
        assertThat(run.now().experiment()).isEqualTo(task);
        assertThat(run.now().problem()).isEmpty();
    }

    @Test
    void aModelThatIsLoadedEndsTheTask() {
        Path file = folder.resolve("text.safetensors");
        steps(3);
        files.save(file);
        told();
        run.submit(new Command.NewExperiment(EXPERIMENT.withTask(Task.parse("echo:2")), LiveRun.corpus(1)));
        run.beatUntil(files, () -> run.now().experiment().task().isPresent());

        files.load(file);
        told();

        run.beatUntil(files, () -> run.now().experiment().equals(EXPERIMENT));
        assertThat(run.now().problem()).isEmpty();
    }
}
