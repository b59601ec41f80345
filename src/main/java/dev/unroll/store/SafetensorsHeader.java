package dev.unroll.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The header of a safetensors file: read token by token, with every claim checked against the file's size. */
final class SafetensorsHeader {
    /** The longest header that is read, in bytes. */
    static final int LONGEST = 16 << 20;

    private static final int MAX_RANK = 8;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_DEPTH = 4;
    private static final int MAX_DIGITS = 20;
    private static final String METADATA = "__metadata__";
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LONGEST)
                    .maxStringLength(LONGEST)
                    .maxNameLength(MAX_NAME)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonParser json;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();

    private SafetensorsHeader(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Reads a header.
     *
     * @param file the file's name, for messages
     * @param text the header
     * @param dataLength how many bytes follow it
     */
    static SafetensorsHeader parse(String file, String text, long dataLength) throws BrokenModelException {
        if (!text.startsWith("{")) {
            throw BrokenModelException.of(file, "its header is not a JSON object");
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            SafetensorsHeader header = new SafetensorsHeader(file, json);
            header.readObject();
            if (json.nextToken() != null) {
                throw BrokenModelException.of(file, "something follows its header");
            }
            header.checkOffsets(dataLength);
            return header;
        } catch (JacksonException e) {
            throw BrokenModelException.of(file, "its header is not valid JSON: " + e.getOriginalMessage());
        }
    }

    Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    Map<String, TensorInfo> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    private BrokenModelException broken(String name, String what) {
        return BrokenModelException.of(file, name + " " + what);
    }

    private void readObject() throws BrokenModelException {
        json.nextToken();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
            String name = json.currentName();
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw broken(name, "is not described by a JSON object");
            }
            if (name.equals(METADATA)) {
                readMetadata();
            } else {
                tensors.put(name, readTensor(name));
            }
        }
    }

    private void readMetadata() throws BrokenModelException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw broken(METADATA, "holds something other than text");
            }
            metadata.put(key, json.getString());
        }
    }

    private TensorInfo readTensor(String name) throws BrokenModelException {
        String type = "";
        List<Long> shape = List.of();
        List<Long> offsets = List.of();
        int seen = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "dtype" -> type = readText(name, value);
                case "shape" -> shape = readNumbers(name, MAX_RANK);
                case "data_offsets" -> offsets = readNumbers(name, 2);
                default -> throw broken(name, "has an unknown property " + key);
            }
            seen++;
        }
        if (seen != 3 || offsets.size() != 2) {
            throw broken(name, "needs dtype, shape and two data_offsets");
        }
        return checked(name, new TensorInfo(type(name, type), shape, offsets.get(0), offsets.get(1)));
    }

    private String readText(String name, JsonToken value) throws BrokenModelException {
        if (value != JsonToken.VALUE_STRING) {
            throw broken(name, "has a dtype that is no text");
        }
        return json.getString();
    }

    private TensorInfo.Type type(String name, String type) throws BrokenModelException {
        return switch (type) {
            case "F32" -> TensorInfo.Type.F32;
            case "F64" -> TensorInfo.Type.F64;
            default ->
                throw new BrokenModelException(String.format(
                        "%s holds %s as '%s': convert it to F32 or F64, which can be read.", file, name, type));
        };
    }

    private List<Long> readNumbers(String name, int most) throws BrokenModelException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw broken(name, "has a shape or an offset that is no list");
        }
        List<Long> numbers = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.VALUE_NUMBER_INT || numbers.size() == most || json.getLongValue() < 0) {
                throw broken(name, "has a shape or an offset that is no short list of whole numbers from 0");
            }
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    private TensorInfo checked(String name, TensorInfo info) throws BrokenModelException {
        long bytes = info.type().bytes();
        try {
            for (long size : info.shape()) {
                bytes = Math.multiplyExact(bytes, size);
            }
        } catch (ArithmeticException e) {
            throw broken(name, "has a shape whose size overflows");
        }
        if (info.begin() > info.end()) {
            throw broken(name, "ends before it begins");
        }
        if (bytes != info.end() - info.begin()) {
            throw broken(name, "has a shape of " + bytes + " bytes but offsets of " + (info.end() - info.begin()));
        }
        return info;
    }

    /** The tensors must cover the data exactly: sorted by offset, each begins where the one before ends. */
    private void checkOffsets(long dataLength) throws BrokenModelException {
        List<Map.Entry<String, TensorInfo>> sorted = new ArrayList<>(tensors.entrySet());
        sorted.sort(Comparator.comparingLong((Map.Entry<String, TensorInfo> entry) ->
                        entry.getValue().begin())
                .thenComparingLong(entry -> entry.getValue().end()));
        long end = 0;
        for (Map.Entry<String, TensorInfo> entry : sorted) {
            TensorInfo info = entry.getValue();
            if (info.end() > dataLength) {
                throw broken(entry.getKey(), "reaches beyond the end of the file");
            }
            if (info.begin() != end) {
                throw broken(entry.getKey(), info.begin() < end ? "overlaps another tensor" : "comes after a gap");
            }
            end = info.end();
        }
        if (end != dataLength) {
            throw BrokenModelException.of(file, "bytes that belong to no tensor follow its data");
        }
    }
}
