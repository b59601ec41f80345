package dev.unroll.store;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The numbers of a progress that are no tensors, in JSON.
 *
 * @param step steps done
 * @param smoothLoss nats per character
 * @param position characters from the beginning of each part
 * @param powers of the optimizer
 * @param text what it was trained on
 */
record ProgressJson(long step, double smoothLoss, int position, List<Double> powers, TextDigest text) {
    private static final int MOST_POWERS = 8;

    static ProgressJson of(SavedProgress progress) {
        return new ProgressJson(
                progress.state().step(),
                progress.state().smoothLoss(),
                progress.state().position(),
                progress.state().optimizer().powers(),
                progress.text());
    }

    ObjectNode write() {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("step", step)
                .put("smoothLoss", smoothLoss)
                .put("position", position);
        ArrayNode list = json.putArray("powers");
        powers.forEach(list::add);
        return json.put("textLength", text.length()).put("textSha256", text.sha256());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if something is missing or of another kind
     */
    static ProgressJson read(JsonNode json) {
        return new ProgressJson(
                Json.longInteger(json, "step"),
                Json.number(json, "smoothLoss"),
                Json.integer(json, "position"),
                powers(json.path("powers")),
                new TextDigest(Json.integer(json, "textLength"), Json.text(json, "textSha256")));
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
