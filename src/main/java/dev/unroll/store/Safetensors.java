package dev.unroll.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A safetensors file: eight bytes of header length N (little-endian), N bytes of JSON, then the tensors' elements
 * (little-endian, row-major) one after the other. Nothing that a file claims is believed before its size bears it out.
 */
final class Safetensors {
    private static final int BLOCK = 1 << 16;
    private static final int ALIGNMENT = 8;

    private final SeekableByteChannel channel;
    private final String name;
    private final SafetensorsHeader header;
    private final long dataStart;

    /**
     * Reads and checks the header.
     *
     * @param channel positioned anywhere; stays the caller's to close
     * @param name the file's name, for messages
     */
    Safetensors(SeekableByteChannel channel, String name) throws IOException, BrokenModelException {
        this.channel = channel;
        this.name = name;
        long size = channel.size();
        if (size < Long.BYTES) {
            throw BrokenModelException.of(name, "it is shorter than 8 bytes");
        }
        channel.position(0);
        long length = filled(Long.BYTES).getLong();
        if (length < 0 || length > size - Long.BYTES) {
            throw BrokenModelException.of(name, "its header is longer than the file");
        }
        if (length > SafetensorsHeader.LONGEST) {
            throw BrokenModelException.of(name, "its header is over 16 MB");
        }
        dataStart = Long.BYTES + length;
        header = SafetensorsHeader.parse(name, text(filled((int) length)), size - dataStart);
    }

    private String text(ByteBuffer bytes) throws BrokenModelException {
        try {
            CharBuffer text = EncodingGuess.strict(StandardCharsets.UTF_8).decode(bytes);
            return text.toString();
        } catch (CharacterCodingException e) {
            throw BrokenModelException.of(name, "its header is not valid UTF-8");
        }
    }

    private ByteBuffer filled(int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    Map<String, String> metadata() {
        return header.metadata();
    }

    Map<String, TensorInfo> tensors() {
        return header.tensors();
    }

    Optional<TensorInfo> tensor(String tensor) {
        return Optional.ofNullable(header.tensors().get(tensor));
    }

    /**
     * Reads a tensor, block by block; F32 is widened.
     *
     * @param tensor one of {@link #tensors}
     * @param values as many as it has elements, written
     */
    void read(String tensor, double[] values) throws IOException {
        TensorInfo info = tensor(tensor).orElseThrow();
        if (info.elements() != values.length) {
            throw new IllegalArgumentException(
                    tensor + " has " + info.elements() + " elements, not " + values.length + ".");
        }
        channel.position(dataStart + info.begin());
        int perBlock = BLOCK / info.type().bytes();
        for (int from = 0; from < values.length; from += perBlock) {
            int count = Math.min(perBlock, values.length - from);
            ByteBuffer block = filled(count * info.type().bytes());
            for (int i = from; i < from + count; i++) {
                values[i] = info.type() == TensorInfo.Type.F64 ? block.getDouble() : block.getFloat();
            }
        }
    }

    /**
     * Writes tensors as F64, in their order.
     *
     * @param target the file
     * @param metadata texts that go with them
     * @param tensors of different names
     */
    static void write(WritableByteChannel target, Map<String, String> metadata, List<Tensor> tensors)
            throws IOException {
        byte[] json = headerOf(metadata, tensors);
        int padding = Math.floorMod(-json.length, ALIGNMENT);
        ByteBuffer buffer = ByteBuffer.allocate(Math.max(BLOCK, Long.BYTES + json.length + padding))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(json.length + padding).put(json).put(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        flush(buffer, target);
        for (Tensor tensor : tensors) {
            for (double value : tensor.values()) {
                if (buffer.remaining() < Double.BYTES) {
                    flush(buffer, target);
                }
                buffer.putDouble(value);
            }
        }
        flush(buffer, target);
    }

    private static byte[] headerOf(Map<String, String> metadata, List<Tensor> tensors) {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode json = mapper.createObjectNode();
        ObjectNode texts = json.putObject("__metadata__");
        metadata.forEach(texts::put);
        long offset = 0;
        for (Tensor tensor : tensors) {
            if (json.has(tensor.name())) {
                throw new IllegalArgumentException("Two tensors are called " + tensor.name() + ".");
            }
            ObjectNode info = json.putObject(tensor.name()).put("dtype", "F64");
            ArrayNode shape = info.putArray("shape");
            tensor.shape().forEach(shape::add);
            long end = offset + (long) Double.BYTES * tensor.values().length;
            info.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        return mapper.writeValueAsBytes(json);
    }

    private static void flush(ByteBuffer buffer, WritableByteChannel target) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            target.write(buffer);
        }
        buffer.clear();
    }
}
