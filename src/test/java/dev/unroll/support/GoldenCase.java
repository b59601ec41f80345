package dev.unroll.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case that PyTorch's autograd computed in float64.
 *
 * @param json all of it
 * @param experiment its settings
 * @param parameters the initial weights, fresh
 * @param corpus its text
 */
public record GoldenCase(JsonNode json, Experiment experiment, Parameters parameters, Corpus corpus) {
    /** The names of all cases, for tests that go through them. */
    public static Stream<String> names() {
        return Stream.of(
                "identity-sgd",
                "relu-rmsprop",
                "sigmoid-sgd",
                "tanh-adagrad-value",
                "tanh-sgd-norm",
                "tanh-two-layers-adam-streams");
    }

    /** Reads a case; fails where the file is missing. */
    public static GoldenCase read(String name) throws IOException {
        try (InputStream stream = GoldenCase.class.getResourceAsStream("/golden/" + name + ".json")) {
            JsonNode json = JsonMapper.shared().readTree(Objects.requireNonNull(stream, "golden file " + name));
            Experiment experiment = experiment(json);
            RnnShape shape = experiment.shape(json.get("vocabulary").asInt());
            Parameters parameters = new Parameters(shape);
            fill(parameters, json.get("initialParameters"));
            return new GoldenCase(json, experiment, parameters, corpus(json));
        }
    }

    /** The first of its windows, the only one with gradients. */
    public JsonNode firstWindow() {
        return json.get("windows").get(0);
    }

    private static Experiment experiment(JsonNode golden) {
        double threshold = golden.get("clip").get("threshold").asDouble();
        GradientClip clip = GradientClip.parse(golden.get("clip").get("kind").asString() + ":" + threshold);
        return new Experiment(
                golden.get("hidden").asInt(),
                golden.get("layers").asInt(),
                Activation.valueOf(golden.get("activation").asString().toUpperCase(Locale.ROOT)),
                new Initializer.Normal(1),
                golden.get("window").asInt(),
                golden.get("streams").asInt(),
                OptimizerKind.valueOf(golden.get("optimizer").asString().toUpperCase(Locale.ROOT)),
                golden.get("learningRate").asDouble(),
                clip,
                1);
    }

    /** Letters whose sorted order is that of the ids; the streams stand one after the other. */
    private static Corpus corpus(JsonNode golden) {
        StringBuilder text = new StringBuilder();
        for (JsonNode stream : golden.get("ids")) {
            for (JsonNode id : stream) {
                text.append((char) ('a' + id.asInt()));
            }
        }
        Corpus corpus = Corpus.of("golden", text.toString());
        assertThat(corpus.vocabulary().size())
                .isEqualTo(golden.get("vocabulary").asInt());
        return corpus;
    }

    /** Takes over parameters as the files write them. */
    public static void fill(ParameterBlocks blocks, JsonNode values) {
        List<String> names = new ArrayList<>();
        for (int layer = 0; layer < blocks.shape().layers(); layer++) {
            names.addAll(List.of("U" + layer, "W" + layer, "b" + layer));
        }
        names.addAll(List.of("V", "c"));
        for (int block = 0; block < names.size(); block++) {
            DMatrixRMaj matrix = blocks.matrices().get(block);
            int i = 0;
            for (JsonNode row : values.get(names.get(block))) {
                if (row.isArray()) {
                    for (JsonNode value : row) {
                        matrix.data[i++] = value.asDouble();
                    }
                } else {
                    matrix.data[i++] = row.asDouble();
                }
            }
            assertThat(i).isEqualTo(matrix.getNumElements());
        }
    }
}
