package dev.unroll.store;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.task.Task;
import dev.unroll.core.train.Experiment;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An experiment in JSON, its parts in the words of the command line; where it has no task, none is named. */
final class ExperimentJson {
    private static final String TASK = "task";

    private ExperimentJson() {}

    static ObjectNode write(Experiment experiment) {
        ObjectNode json = Json.MAPPER
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
        experiment.task().ifPresent(task -> json.put(TASK, task.text()));
        return json;
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
                Json.longInteger(json, "seed"),
                Json.optional(json, TASK).map(node -> task(Json.text(json, TASK))));
    }

    /** The command line is kinder: a file is written in one form only. */
    private static Task task(String text) {
        try {
            Task task = Task.parse(text);
            if (!task.text().equals(text)) {
                throw new IllegalArgumentException(task.text());
            }
            return task;
        } catch (IllegalArgumentException e) { // its sentence is for somebody who types
            throw new IllegalArgumentException("'task' names no task of this Unroll", e);
        }
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
