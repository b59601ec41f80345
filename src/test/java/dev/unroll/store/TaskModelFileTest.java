package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The models of tasks in files, and that those of texts are what they were before. */
class TaskModelFileTest {
    private static final Corpus TEXT = Corpus.of("tide", "the tide comes in, the tide goes out; ".repeat(10));
    private static final Experiment EXPERIMENT = Experiment.defaults()
            .withHidden(5)
            .withStreams(3)
            .withWindow(7)
            .withLearningRate(0.01)
            .withSeed(8)
            .withOptimizer(OptimizerKind.ADAM);

    @TempDir
    Path folder;

    private static Trainer trained(String task) {
        return steps(new Trainer(EXPERIMENT.withTask(Task.parse(task)), TEXT, alone()), 9);
    }

    private static Team alone() {
        return Team.alone(new ScalarKernels());
    }

    private static Trainer steps(Trainer trainer, int steps) {
        for (int i = 0; i < steps; i++) {
            trainer.step();
        }
        return trainer;
    }

    private static SavedModel model(Trainer trainer) {
        return SavedModel.of(trainer.parameters(), trainer.experiment(), trainer.state(), TEXT);
    }

    private Path written(SavedModel model) throws UnwritableFileException {
        Path file = folder.resolve("written.safetensors");
        ModelFile.write(file, model);
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporal-order:10", "echo:9", "adding:6", "copy-memory:2"})
    void whatIsWrittenIsReadToTheBit(String text) throws Exception {
        Trainer trainer = trained(text);

        SavedModel read = ModelFile.read(written(model(trainer)));

        assertThat(read.task()).contains(Task.parse(text));
        assertThat(read.experiment()).contains(trainer.experiment());
        assertThat(read.vocabulary()).isEmpty();
        assertThat(read.parameters().shape()).isEqualTo(trainer.parameters().shape());
        assertThat(WeightsDigest.sha256(read.parameters())).isEqualTo(WeightsDigest.sha256(trainer.parameters()));
        SavedProgress progress = read.progress().orElseThrow();
        assertThat(progress.state().position()).isEqualTo(9);
        assertThat(progress.data())
                .isEqualTo(new TaskSequences(
                        Task.parse(text), 8, trainer.experiment().window()));
        byte[] first = Files.readAllBytes(folder.resolve("written.safetensors"));
        assertThat(written(read)).hasBinaryContent(first);
    }

    /** Whoever knows format 1 alone must not take the network for that of a text. */
    @Test
    void aTaskIsNamedAsOnTheCommandLineInAFormatOfItsOwn() throws Exception {
        String header = header(written(model(trained("temporal-order:10"))));
        assertThat(header)
                .contains(
                        "\"unroll.version\":\"2\"",
                        "\\\"seed\\\":8,\\\"task\\\":\\\"temporal-order:10\\\"}",
                        "\"rnn.weight_ih_l0\":{\"dtype\":\"F64\",\"shape\":[5,6],",
                        "\"out.weight\":{\"dtype\":\"F64\",\"shape\":[4,5],",
                        "\"unroll.memory.1.V\":{\"dtype\":\"F64\",\"shape\":[4,5],")
                .doesNotContain("unroll.vocabulary", "text");
    }

    private static String header(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        return new String(bytes.array(), Long.BYTES, (int) bytes.getLong(), StandardCharsets.UTF_8);
    }

    /** Written before there were tasks in files; what it goes on to was computed then as well. */
    @Test
    void aFileOfFormatOneGoesOnAndIsWrittenAsBefore() throws Exception {
        byte[] before = golden();
        Path file = Files.write(folder.resolve("before.safetensors"), before);

        SavedModel read = ModelFile.read(file);

        assertThat(written(read)).hasBinaryContent(before);
        Experiment experiment = read.experiment().orElseThrow();
        SavedProgress.TakenOver taken = read.progress().orElseThrow().takenOver(experiment, TEXT);
        Trainer trainer = new Trainer(experiment, TEXT, alone(), read.parameters(), Optional.of(taken.state()));
        assertThat(WeightsDigest.sha256(steps(trainer, 25).parameters()))
                .isEqualTo("6903223526ce4e0345f373b1de4ef9851ee08966a86c33f33cd9b14e1aecc7b0");
    }

    private static byte[] golden() throws IOException {
        try (InputStream stream = TaskModelFileTest.class.getResourceAsStream("/golden/text-format-1.safetensors")) {
            return Objects.requireNonNull(stream, "golden file").readAllBytes();
        }
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                arguments("\"task\\\":\\\"temporal", "\"task\\\":\\\"Temporal", "'task' names no task"),
                arguments("order:10", "order:010", "'task' names no task"),
                arguments("order:10", "order: 10", "'task' names no task"),
                arguments("order:10", "order:1", "'task' names no task"),
                arguments("order:10", "order", "'task' names no task"),
                arguments("temporal-order:10", "", "'task' names no task"),
                arguments("temporal-order:10", "parity:10", "'task' names no task"),
                arguments("\\\"temporal-order:10\\\"", "10", "'task' is no text"),
                arguments("\\\"temporal-order:10\\\"", "[]", "'task' is no text"),
                arguments("temporal-order:10", "temporal-order:12", "its window is 12"),
                arguments("temporal-order:10", "echo:3", "6 inputs and 4 outputs, its experiment needs 2 inputs and 2"),
                arguments(",\\\"task\\\":\\\"temporal-order:10\\\"", "", "'textLength' is missing"),
                arguments(
                        "\"unroll.version\":\"2\"", "\"unroll.version\":\"1\"", "a task, which format 1 does not know"),
                arguments("\"unroll.version\":\"2\"", "\"unroll.version\":\"3\"", "use a newer Unroll"),
                arguments("\"unroll.version\":\"2\"", "\"unroll.versions\":\"2\"", "a task, which format 1 does not"),
                arguments(
                        "\"unroll.progress\"",
                        "\"unroll.vocabulary\":\"[1,2,3,4,5,6]\",\"unroll.progress\"",
                        "a task and a vocabulary"),
                arguments("\\\"step\\\":9", "\\\"step\\\":9,\\\"textLength\\\":9", "a task and a text"),
                arguments("\\\"position\\\":", "\\\"position\\\":-", "is negative"),
                arguments("\\\"position\\\":9", "\\\"position\\\":99999999999", "'position' is no whole number"),
                arguments("\"shape\":[5,6]", "\"shape\":[6,5]", "'rnn.weight_ih_l0' has the shape [6, 5]"),
                arguments("\"shape\":[5,6]", "\"shape\":[30]", "not rows × columns"),
                arguments("\"out.bias\"", "\"out.bios\"", "'out.bias' is missing"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damageIsRefusedInOneSentence(String from, String to, String says) throws Exception {
        assertThat(refusal(from, to))
                .startsWith("broken.safetensors ")
                .contains(says, ": ")
                .endsWith(".")
                .doesNotContain("\n");
    }

    private String refusal(String from, String to) throws Exception {
        Path file = changed(from, to);
        BrokenModelException refusal = catchThrowableOfType(BrokenModelException.class, () -> ModelFile.read(file));
        assertThat(refusal).as("is refused").isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    private Path changed(String from, String to) throws Exception {
        String text = Files.readString(written(model(trained("temporal-order:10"))), StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        String changed = text.replace(from, to);
        byte[] bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0, header.getLong(0) + changed.length() - text.length());
        return Files.write(folder.resolve("broken.safetensors"), bytes);
    }

    @Test
    void aTaskHasNoEndThatAPlaceCouldBeBeyond() throws Exception {
        Path late = changed("\\\"position\\\":9,", "\\\"position\\\":2000000000,");
        assertThat(ModelFile.read(late).progress().orElseThrow().state().position())
                .isEqualTo(2_000_000_000);
    }

    @Test
    void tensorsAndExperimentMustSpeakOfAsManyInputsAndOutputs() {
        Parameters ofATask = new Parameters(new RnnShape(6, 5, 1, 4));
        assertThatThrownBy(() -> new SavedModel(ofATask, Optional.empty(), Optional.of(EXPERIMENT)))
                .hasMessage("its tensors have 6 inputs and 4 outputs, its experiment needs 6 inputs and 6 outputs");
        Vocabulary letters = Vocabulary.of('a', 'b', 'c', 'd', 'e', 'f');
        assertThatThrownBy(() -> new SavedModel(ofATask, Optional.of(letters), Optional.empty()))
                .hasMessage("its vocabulary has 6 symbols, its tensors have 6 inputs and 4 outputs");
    }

    @Test
    void otherSequencesBeginAtTheBeginningAndTheSameOnesGoOn() {
        Trainer trainer = trained("temporal-order:10");
        Experiment same = trainer.experiment();
        SavedProgress progress = model(trainer).progress().orElseThrow();
        assertThat(progress.takenOver(same.withLearningRate(1), Corpus.of("other", "any text"))
                        .state())
                .isSameAs(progress.state());

        for (Experiment other :
                new Experiment[] {same.withSeed(9), same.withTask(Task.parse("temporal-order:12")), same.withStreams(2)
                }) {
            SavedProgress.TakenOver taken = progress.takenOver(other, TEXT);
            assertThat(taken.state().position()).isZero();
            assertThat(taken.state().step()).isEqualTo(9);
            assertThat(taken.sameData()).isEqualTo(other.streams() == 2);
        }
        SavedProgress echo = model(trained("echo:3")).progress().orElseThrow();
        Experiment longer = EXPERIMENT.withTask(Task.parse("echo:3")).withWindow(EXPERIMENT.window() + 1);
        assertThat(echo.takenOver(longer, TEXT).state().position()).isZero();
    }

    @Test
    void anotherOptimizerGathersAfreshForAsManyOutputsAsTheTaskHas() {
        Trainer trainer = trained("temporal-order:10");
        Experiment other = trainer.experiment().withOptimizer(OptimizerKind.RMSPROP);

        SavedProgress.TakenOver taken = model(trainer).progress().orElseThrow().takenOver(other, TEXT);

        assertThat(taken.sameOptimizer()).isFalse();
        assertThat(taken.state().optimizer().memories().get(0).shape()).isEqualTo(new RnnShape(6, 5, 1, 4));
        assertThat(taken.state().position()).isEqualTo(9);
    }

    @Test
    void weightsAloneTakeTheTaskOfTheSettingsIfInputsAndOutputsFit() throws Exception {
        SavedModel file = ModelFile.read(
                written(new SavedModel(new Parameters(new RnnShape(6, 5, 1, 4)), Optional.empty(), Optional.empty())));
        Experiment order = EXPERIMENT.withTask(Task.parse("temporal-order:10"));
        SavedModel completed = file.completedBy(TEXT.vocabulary(), order);
        assertThat(completed.experiment()).contains(order);
        assertThat(completed.vocabulary()).isEmpty();
        assertThat(mismatch(file, EXPERIMENT.withTask(Task.parse("adding:6"))))
                .isEqualTo("The model has 6 inputs and 4 outputs, and the task adding:6 needs 2 inputs and 1 outputs:"
                        + " choose the task that the model was trained on.");
        assertThat(mismatch(file, EXPERIMENT)).contains("6 inputs and 4 outputs, and a text needs as many of both: ");
        assertThat(mismatch(file, order.withHidden(9))).contains("set 5 hidden units");
    }

    @Test
    void aTextAndATaskAreNotTakenForEachOther() {
        SavedModel echo = model(trained("echo:3"));
        assertThat(mismatch(echo, EXPERIMENT))
                .isEqualTo("The model was trained on the task echo:3 and not on a text: leave the text out to go on"
                        + " with it.");
        Corpus bits = Corpus.of("bits", "0110".repeat(30));
        SavedModel text = model(steps(new Trainer(EXPERIMENT, bits, alone()), 2), bits);
        assertThat(mismatch(text, echo.experiment().orElseThrow()))
                .isEqualTo("The model was trained on a text and not on a task: choose its text, or a model of the"
                        + " task.");
    }

    private static SavedModel model(Trainer trainer, Corpus corpus) {
        return SavedModel.of(trainer.parameters(), trainer.experiment(), trainer.state(), corpus);
    }

    private static String mismatch(SavedModel model, Experiment settings) {
        Vocabulary bits = Vocabulary.of('0', '1');
        return String.valueOf(
                catchThrowableOfType(ModelMismatchException.class, () -> model.completedBy(bits, settings))
                        .getMessage());
    }
}
