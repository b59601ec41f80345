package dev.unroll.store;

import dev.unroll.core.train.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The numbers of a progress that are no tensors, in JSON. The sequences of a task follow from the experiment and are not
 * written again.
 *
 * @param step steps done
 * @param smoothLoss nats per character
 * @param position characters from the beginning of each part, or windows of a task
 * @param powers of the optimizer
 * @param data what it was trained on
 */
record ProgressJson(long step, double smoothLoss, int position, List<Double> powers, TrainingData data) {
    private static final String TEXT_LENGTH = "textLength";
    private static final String TEXT_SHA256 = "textSha256";
    private static final int MOST_POWERS = 8;

    static ProgressJson of(SavedProgress progress) {
        return new ProgressJson(
                progress.state().step(),
                progress.state().smoothLoss(),
                progress.state().position(),
                progress.state().optimizer().powers(),
                progress.data());
    }

    ObjectNode write() {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("step", step)
                .put("smoothLoss", smoothLoss)
                .put("position", position);
        ArrayNode list = json.putArray("powers");
        powers.forEach(list::add);
        if (data instanceof TextDigest text) {
            json.put(TEXT_LENGTH, text.length()).put(TEXT_SHA256, text.sha256());
        }
        return json;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param experiment what was trained; empty where the file names none
     * @throws IllegalArgumentException if something is missing or of another kind
     */
    static ProgressJson read(JsonNode json, Optional<Experiment> experiment) {
        return new ProgressJson(
                Json.longInteger(json, "step"),
                Json.number(json, "smoothLoss"),
                Json.integer(json, "position"),
                powers(json.path("powers")),
                data(
                        json,
                        experiment.orElseThrow(
                                () -> new IllegalArgumentException("there is progress but no experiment"))));
    }

    private static TrainingData data(JsonNode json, Experiment experiment) {
        if (experiment.task().isEmpty()) {
            return new TextDigest(Json.integer(json, TEXT_LENGTH), Json.text(json, TEXT_SHA256));
        }
        if (json.has(TEXT_LENGTH) || json.has(TEXT_SHA256)) {
            throw new IllegalArgumentException("there is a task and a text as well");
        }
        return TaskSequences.of(experiment.task().get(), experiment);
    }

    private static List<Double> powers(JsonNode list) {
        if (!list.isArray() || list.size() > MOST_POWERS) {
            throw new IllegalArgumentException("'powers' is no short list");
        }
        List<Double> powers = new ArrayList<>();
        for (JsonNode power : list) {
            if (!power.isNumber()) {
                throw new IllegalArgumentException("'powers' holds something other than numbers");
            }
            powers.add(power.doubleValue());
        }
        return powers;
    }
}
