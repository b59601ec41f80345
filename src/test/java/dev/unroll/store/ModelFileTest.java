package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Experiment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    private static final Vocabulary ABC = Vocabulary.of('a', 'b', 0x1F600);
    private static final Experiment EXPERIMENT = new Experiment(
            2,
            1,
            Activation.RELU,
            new Initializer.SpectralRadius(1.25),
            7,
            3,
            OptimizerKind.RMSPROP,
            1.0 / 3,
            new GradientClip.ByValue(0.1),
            Long.MIN_VALUE);

    @TempDir
    Path folder;

    private static Parameters random(RnnShape shape) {
        Parameters parameters = new Parameters(shape);
        SplittableRandom random = new SplittableRandom(5);
        for (DMatrixRMaj matrix : parameters.matrices()) {
            for (int i = 0; i < matrix.data.length; i++) {
                matrix.data[i] = random.nextDouble() - 0.5;
            }
        }
        parameters.c().data[0] = Double.MIN_VALUE;
        return parameters;
    }

    private static void assertSameBits(Parameters actual, Parameters expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < expected.matrices().size(); i++) {
            assertThat(actual.matrices().get(i).data)
                    .as(expected.names().get(i))
                    .isEqualTo(expected.matrices().get(i).data);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatIsWrittenIsReadToTheBit(int layers) throws Exception {
        Parameters parameters = random(new RnnShape(3, 2, layers));
        Experiment experiment = EXPERIMENT.withLayers(layers);
        Path file = folder.resolve("model.safetensors");
        ModelFile.write(file, new SavedModel(parameters, Optional.of(ABC), Optional.of(experiment)));
        SavedModel read = ModelFile.read(file);
        assertSameBits(read.parameters(), parameters);
        assertThat(read.vocabulary()).contains(ABC);
        assertThat(read.experiment()).contains(experiment);
    }

    @Test
    void tensorsLargerThanABlockSurvive() throws Exception {
        Parameters parameters = random(new RnnShape(300, 101, 1));
        Path file = folder.resolve("large.safetensors");
        ModelFile.write(file, new SavedModel(parameters, Optional.empty(), Optional.empty()));
        assertSameBits(ModelFile.read(file).parameters(), parameters);
    }

    /** The header as any other reader of the format sees it. */
    @Test
    void namesAndLayoutArePyTorchs() throws Exception {
        Path file = folder.resolve("model.safetensors");
        ModelFile.write(file, new SavedModel(random(new RnnShape(3, 2, 1)), Optional.of(ABC), Optional.empty()));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        String header = new String(bytes.array(), Long.BYTES, length, StandardCharsets.UTF_8);
        assertThat(length % 8).isZero();
        assertThat(header.replaceAll("\\s", ""))
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\",\"unroll.version\":\"1\","
                        + "\"unroll.vocabulary\":\"[97,98,128512]\"},"
                        + SafetensorsBytes.entry("rnn.weight_ih_l0", "F64", "[2,3]", 0, 48) + ","
                        + SafetensorsBytes.entry("rnn.weight_hh_l0", "F64", "[2,2]", 48, 80) + ","
                        + SafetensorsBytes.entry("rnn.bias_ih_l0", "F64", "[2]", 80, 96) + ","
                        + SafetensorsBytes.entry("rnn.bias_hh_l0", "F64", "[2]", 96, 112) + ","
                        + SafetensorsBytes.entry("out.weight", "F64", "[3,2]", 112, 160) + ","
                        + SafetensorsBytes.entry("out.bias", "F64", "[3]", 160, 184) + "}");
        assertThat(bytes.capacity()).isEqualTo(Long.BYTES + length + 184);
        assertThat(bytes.getDouble(Long.BYTES + length + 96)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aModelOfPyTorchIsReadAndItsTwoBiasesAdded(boolean f64) throws Exception {
        Path file = Files.write(folder.resolve("torch.safetensors"), SafetensorsBytes.pytorch(f64, ""));
        SavedModel model = ModelFile.read(file);
        assertThat(model.vocabulary()).isEmpty();
        assertThat(model.experiment()).isEmpty();
        Parameters parameters = model.parameters();
        assertThat(parameters.shape()).isEqualTo(new RnnShape(3, 2, 1));
        assertThat(parameters.c().data).containsExactly(0.5, 1, 1.5);
        assertThat(parameters.V().data).containsExactly(2, 2.5, 3, 3.5, 4, 4.5);
        assertThat(parameters.b(0).data).containsExactly(5 + 6, 5.5 + 6.5);
        assertThat(parameters.W(0).data).containsExactly(7, 7.5, 8, 8.5);
        assertThat(parameters.U(0).data).containsExactly(9, 9.5, 10, 10.5, 11, 11.5);
    }

    @Test
    void aModelWithoutMetadataTakesTheTextsVocabularyAndTheSettings() throws Exception {
        SavedModel model = new SavedModel(random(new RnnShape(3, 2, 1)), Optional.empty(), Optional.empty());
        SavedModel completed = model.completedBy(ABC, EXPERIMENT);
        assertThat(completed.vocabulary()).contains(ABC);
        assertThat(completed.experiment()).contains(EXPERIMENT);
        assertThat(mismatch(model, Vocabulary.of('a', 'b'), EXPERIMENT))
                .isEqualTo("The model has 3 symbols and the text 2: choose the text that the model was trained on.");
        assertThat(mismatch(model, ABC, EXPERIMENT.withHidden(64).withLayers(2)))
                .isEqualTo("The model has 2 hidden units in 1 layer but the settings say 64 hidden units in 2 layers:"
                        + " set 2 hidden units and 1 layers.");
    }

    @Test
    void aModelThatKnowsItsSymbolsFitsOnlyTheirText() throws Exception {
        SavedModel model = new SavedModel(random(new RnnShape(3, 2, 1)), Optional.of(ABC), Optional.of(EXPERIMENT));
        assertThat(model.completedBy(ABC, Experiment.defaults()).experiment()).contains(EXPERIMENT);
        assertThat(mismatch(model, Vocabulary.of('a', 'b', 'c'), EXPERIMENT))
                .contains("the text has 'c' (U+0063), which");
        assertThat(mismatch(model, Vocabulary.of('a', 'b', '\n'), EXPERIMENT)).contains("the text has U+000A, which");
        assertThat(mismatch(model, Vocabulary.of('a', 'b'), EXPERIMENT))
                .contains("the model knows '😀' (U+1F600), which");
    }

    private static String mismatch(SavedModel model, Vocabulary text, Experiment settings) {
        return String.valueOf(
                catchThrowableOfType(ModelMismatchException.class, () -> model.completedBy(text, settings))
                        .getMessage());
    }

    @Test
    void anOlderFileIsReplacedWhole() throws Exception {
        Path file = Files.writeString(folder.resolve("model.safetensors"), "old");
        ModelFile.write(file, new SavedModel(random(new RnnShape(3, 2, 1)), Optional.empty(), Optional.empty()));
        assertThat(ModelFile.read(file).parameters().shape().hidden()).isEqualTo(2);
        assertThat(names()).containsExactly("model.safetensors");
    }

    @Test
    void whenWritingFailsTheOlderFileStays() throws Exception {
        Path file = Files.writeString(folder.resolve("model.safetensors"), "old");
        UnwritableFileException failure = catchThrowableOfType(
                UnwritableFileException.class,
                () -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    throw new IOException("No space left on device");
                }));
        assertThat(failure).hasMessageContaining("cannot be written (No space left on device): ");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("model.safetensors");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsFoundBeforehand() throws Exception {
        OutputCheck.requireWritable(folder.resolve("new.safetensors"));
        OutputCheck.requireWritable(Files.writeString(folder.resolve("old.safetensors"), "old"));
        assertThat(names()).containsExactly("old.safetensors");
        assertThat(unwritable(folder)).contains("is a folder: ");
        assertThat(unwritable(folder.resolve("none/model.safetensors"))).contains("there is no folder ");
        assertThat(unwritable(folder.resolve("old.safetensors/model.safetensors")))
                .contains("there is no folder ");
    }

    private static String unwritable(Path file) {
        return String.valueOf(
                catchThrowableOfType(UnwritableFileException.class, () -> OutputCheck.requireWritable(file))
                        .getMessage());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
