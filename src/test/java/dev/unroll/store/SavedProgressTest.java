package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import dev.unroll.core.train.TrainingState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SavedProgressTest {
    private static final Corpus TEXT = Corpus.of("tide", "the tide comes in, the tide goes out; ".repeat(10));
    private static final Experiment EXPERIMENT = Experiment.defaults()
            .withHidden(5)
            .withLayers(2)
            .withStreams(3)
            .withWindow(7)
            .withLearningRate(0.01)
            .withOptimizer(OptimizerKind.ADAM);

    @TempDir
    Path folder;

    private static Trainer trained(Experiment experiment) {
        Trainer trainer = new Trainer(experiment, TEXT, Team.alone(new ScalarKernels()));
        for (int i = 0; i < 25; i++) {
            trainer.step();
        }
        return trainer;
    }

    private static SavedModel model(Trainer trainer) {
        return SavedModel.of(trainer.parameters(), trainer.experiment(), trainer.state(), TEXT);
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void whereTrainingStoodIsReadToTheBit(OptimizerKind optimizer) throws Exception {
        Trainer trainer = trained(EXPERIMENT.withOptimizer(optimizer));
        Path file = folder.resolve("model.safetensors");
        ModelFile.write(file, model(trainer));

        SavedProgress read = ModelFile.read(file).progress().orElseThrow();

        TrainingState expected = trainer.state();
        TrainingState actual = read.state();
        assertThat(read.data()).isEqualTo(TextDigest.of(TEXT));
        assertThat(actual.step()).isEqualTo(25);
        assertThat(actual.smoothLoss()).isEqualTo(expected.smoothLoss());
        assertThat(actual.position()).isEqualTo(expected.position());
        assertThat(actual.optimizer().kind()).isEqualTo(optimizer);
        assertThat(actual.optimizer().powers()).isEqualTo(expected.optimizer().powers());
        for (int i = 0; i < optimizer.memories(); i++) {
            ParameterBlocks memory = actual.optimizer().memories().get(i);
            for (int block = 0; block < memory.matrices().size(); block++) {
                assertThat(memory.matrices().get(block).data)
                        .isEqualTo(expected.optimizer()
                                .memories()
                                .get(i)
                                .matrices()
                                .get(block)
                                .data);
            }
        }
        for (int layer = 0; layer < 2; layer++) {
            assertThat(actual.states().get(layer).data)
                    .isEqualTo(expected.states().get(layer).data);
        }
    }

    @Test
    void theTextsFingerprintIsTheOneOfItsFileInUtf8() {
        // printf 'aé😀\n' | sha256sum
        assertThat(TextDigest.of(Corpus.of("text", "aé😀\n")))
                .isEqualTo(new TextDigest(4, "2d4c5eeddda10c88c103cf36a5ffdf91823674dd71616f31a9137c92d45baa69"));
        assertThat(TextDigest.of(Corpus.of("text", "ab".repeat(20_000))))
                .isNotEqualTo(TextDigest.of(Corpus.of("text", "ab".repeat(19_999) + "ba")));
    }

    @Test
    void anotherTextOrOtherStreamsBeginAtTheBeginningAndKeepTheRest() {
        SavedProgress progress = model(trained(EXPERIMENT)).progress().orElseThrow();
        var same = progress.takenOver(EXPERIMENT.withWindow(3).withLearningRate(1), TEXT);
        assertThat(same.state()).isSameAs(progress.state());
        assertThat(same.sameData() && same.sameStreams() && same.sameOptimizer())
                .isTrue();

        Corpus other = Corpus.of("other", TEXT.text(0, TEXT.length() - 2) + " ;");
        var elsewhere = progress.takenOver(EXPERIMENT, other);
        assertThat(elsewhere.sameData()).isFalse();
        assertThat(elsewhere.state().position()).isZero();
        assertThat(elsewhere.state().step()).isEqualTo(25);
        assertThat(elsewhere.state().optimizer()).isEqualTo(progress.state().optimizer());

        var streams = progress.takenOver(EXPERIMENT.withStreams(2), TEXT);
        assertThat(streams.sameStreams()).isFalse();
        assertThat(streams.state().streams()).isEqualTo(2);

        var optimizer = progress.takenOver(EXPERIMENT.withOptimizer(OptimizerKind.SGD), TEXT);
        assertThat(optimizer.sameOptimizer()).isFalse();
        assertThat(optimizer.state().optimizer().memories()).isEmpty();
        assertThat(optimizer.state().position()).isEqualTo(progress.state().position());
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                arguments("\\\"step\\\":25", "\\\"step\\\":-5", "the step -5"),
                arguments("\\\"step\\\":25", "\\\"stop\\\":25", "'step' is missing"),
                arguments("\\\"step\\\":25", "\\\"step\\\":[]", "'step' is no whole number"),
                arguments("\\\"position\\\":", "\\\"position\\\":999", "is beyond the 126 characters"),
                arguments("\\\"position\\\":", "\\\"position\\\":-", "is negative"),
                arguments("\\\"powers\\\":[", "\\\"powers\\\":[2,", "2 powers, not 2 and 3"),
                arguments("\\\"powers\\\":[", "\\\"powers\\\":[-", "is not above 0"),
                arguments("\\\"powers\\\":[", "\\\"powers\\\":[\\\"x\\\",", "other than numbers"),
                arguments("\\\"powers\\\":[", "\\\"powers\\\":9,\\\"more\\\":[", "no short list"),
                arguments("\\\"textLength\\\":380", "\\\"textLength\\\":-80", "length is -80"),
                arguments("\\\"textLength\\\":380", "\\\"textLength\\\":  3", "is beyond the 1 characters"),
                arguments("\\\"textSha256\\\":\\\"", "\\\"textSha256\\\":\\\"x", "64 hexadecimal"),
                arguments("\"unroll.progress\"", "\"unroll.nothings\"", "'unroll.memory.0.U' is no part of"),
                arguments("\"unroll.experiment\"", "\"unroll.experiments\"", "progress but no experiment"),
                arguments("\"unroll.progress\":\"{", "\"unroll.progress\":\"{{", "not valid JSON"),
                arguments("\"unroll.state.1\"", "\"unroll.state.7\"", "'unroll.state.1' is missing"),
                arguments("\"unroll.memory.1.V\"", "\"unroll.memory.2.V\"", "'unroll.memory.1.V' is missing"),
                arguments("\"shape\":[3,5]", "\"shape\":[5,3]", "'unroll.state.0' has the shape [5, 3]"),
                arguments(
                        "\\\"optimizer\\\":\\\"adam\\\"",
                        "\\\"optimizer\\\":\\\"sgd\\\"",
                        "sgd has 0 memories and 0 powers"),
                arguments("\\\"streams\\\":3", "\\\"streams\\\":2", "others need [2, 5]"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aDamagedProgressIsRefusedInOneSentence(String from, String to, String says) throws Exception {
        assertThat(refusal(changed(from, to))).contains(says);
    }

    @Test
    void numbersThatNoTrainingLeavesAreRefused() throws Exception {
        byte[] bytes = written();
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int states = 2 * 3 * 5; // ℓ·B·H, at the end
        data.putDouble(bytes.length - Double.BYTES, Double.NaN);
        assertThat(refusal(bytes)).contains("a hidden state is NaN");
        data.putDouble(bytes.length - Double.BYTES, 0);
        int lastOfMemory = bytes.length - (states + 1) * Double.BYTES;
        data.putDouble(lastOfMemory, -1);
        assertThat(refusal(bytes)).contains("memory of c holds the negative square -1.0");
        data.putDouble(lastOfMemory, Double.POSITIVE_INFINITY);
        assertThat(refusal(bytes)).contains("memory of c is not finite");
    }

    @Test
    void anyDamageIsReadOrRefused() throws Exception {
        byte[] sound = written();
        SplittableRandom random = new SplittableRandom(21);
        Path file = folder.resolve("model.safetensors");
        for (int round = 0; round < 500; round++) {
            byte[] damaged = sound.clone();
            int header =
                    (int) ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                int at = random.nextBoolean() ? random.nextInt(header) + Long.BYTES : random.nextInt(damaged.length);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            try {
                assertThat(ModelFile.read(file).parameters().shape().hidden()).isEqualTo(5);
            } catch (BrokenModelException e) {
                assertThat(e.getMessage()).startsWith("model.safetensors ").endsWith(".");
            }
        }
    }

    private byte[] written() throws Exception {
        Path file = folder.resolve("sound.safetensors");
        ModelFile.write(file, model(trained(EXPERIMENT)));
        return Files.readAllBytes(file);
    }

    private byte[] changed(String from, String to) throws Exception {
        String text = new String(written(), StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        byte[] bytes = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0, header.getLong(0) + bytes.length - text.length());
        return bytes;
    }

    private String refusal(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("model.safetensors"), bytes);
        BrokenModelException refusal = catchThrowableOfType(BrokenModelException.class, () -> ModelFile.read(file));
        assertThat(refusal).as("is refused").isNotNull();
        return String.valueOf(refusal.getMessage());
    }
}
