package dev.unroll.store;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.train.Experiment;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An experiment in JSON, its parts in the words of the command line. */
final class ExperimentJson {
    private ExperimentJson() {}

    static ObjectNode write(Experiment experiment) {
        return Json.MAPPER
                .createObjectNode()
                .put("hidden", experiment.hidden())
                .put("layers", experiment.layers())
                .put("activation", word(experiment.activation()))
                .put("initializer", experiment.initializer().text())
                .put("window", experiment.window())
                .put("streams", experiment.streams())
                .put("optimizer", word(experiment.optimizer()))
                .put("learningRate", experiment.learningRate())
                .put("clip", experiment.clip().text())
                .put("seed", experiment.seed());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if something is missing or out of its bounds
     */
    static Experiment read(JsonNode json) {
        return new Experiment(
                Json.integer(json, "hidden"),
                Json.integer(json, "layers"),
                constant(Activation.values(), Json.text(json, "activation")),
                Initializer.parse(Json.text(json, "initializer")),
                Json.integer(json, "window"),
                Json.integer(json, "streams"),
                constant(OptimizerKind.values(), Json.text(json, "optimizer")),
                Json.number(json, "learningRate"),
                GradientClip.parse(Json.text(json, "clip")),
                Json.longInteger(json, "seed"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(E[] constants, String word) {
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is unknown"));
    }
}
