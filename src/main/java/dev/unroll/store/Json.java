package dev.unroll.store;

import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON of our own, read with limits: no duplicate keys, nothing after the end, no deep nesting. */
final class Json {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_DIGITS = 64;
    private static final int MAX_LENGTH = 16 << 20;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_DIGITS)
                            .maxDocumentLength(MAX_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Json() {}

    /** A property that may be missing; an explicit null is as good as missing. */
    static Optional<JsonNode> optional(JsonNode object, String key) {
        return Optional.ofNullable(object.get(key)).filter(node -> !node.isNull());
    }

    private static JsonNode required(JsonNode object, String key) {
        return optional(object, key).orElseThrow(() -> new IllegalArgumentException("'" + key + "' is missing"));
    }

    static String text(JsonNode object, String key) {
        JsonNode node = required(object, key);
        if (!node.isString()) {
            throw new IllegalArgumentException("'" + key + "' is no text");
        }
        return node.stringValue();
    }

    static int integer(JsonNode object, String key) {
        JsonNode node = required(object, key);
        if (!node.isInt()) {
            throw new IllegalArgumentException("'" + key + "' is no whole number");
        }
        return node.intValue();
    }

    static long longInteger(JsonNode object, String key) {
        JsonNode node = required(object, key);
        if (!node.isInt() && !node.isLong()) {
            throw new IllegalArgumentException("'" + key + "' is no whole number");
        }
        return node.longValue();
    }

    static double number(JsonNode object, String key) {
        JsonNode node = required(object, key);
        if (!node.isNumber()) {
            throw new IllegalArgumentException("'" + key + "' is no number");
        }
        return node.doubleValue();
    }

    static boolean truth(JsonNode object, String key) {
        JsonNode node = required(object, key);
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("'" + key + "' is neither true nor false");
        }
        return node.booleanValue();
    }
}
