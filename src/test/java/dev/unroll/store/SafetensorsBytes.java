package dev.unroll.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds safetensors files by hand, sound ones and broken ones. */
final class SafetensorsBytes {
    private SafetensorsBytes() {}

    /** A file with this header and this many bytes of zeros. */
    static byte[] file(String header, int dataLength) {
        return file(header.getBytes(StandardCharsets.UTF_8), new byte[dataLength]);
    }

    static byte[] file(byte[] header, byte[] data) {
        return claiming(header.length, header, data);
    }

    /** A file whose first eight bytes say what they like. */
    static byte[] claiming(long headerLength, byte[] header, byte[] data) {
        return ByteBuffer.allocate(Long.BYTES + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(header)
                .put(data)
                .array();
    }

    /** One tensor's entry. */
    static String entry(String name, String type, String shape, long begin, long end) {
        return String.format(
                "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}", name, type, shape, begin, end);
    }

    static String header(String... entries) {
        return "{" + String.join(",", entries) + "}";
    }

    /** The model of an nn.RNN(3, 2) and an nn.Linear(2, 3) as PyTorch writes it, elements 0.5, 1, 1.5 … in F32 or F64. */
    static byte[] pytorch(boolean f64, String metadata) {
        String[][] tensors = {
            {"out.bias", "[3]", "3"},
            {"out.weight", "[3,2]", "6"},
            {"rnn.bias_hh_l0", "[2]", "2"},
            {"rnn.bias_ih_l0", "[2]", "2"},
            {"rnn.weight_hh_l0", "[2,2]", "4"},
            {"rnn.weight_ih_l0", "[2,3]", "6"},
        };
        int bytes = f64 ? Double.BYTES : Float.BYTES;
        List<String> entries = new ArrayList<>();
        if (!metadata.isEmpty()) {
            entries.add("\"__metadata__\":" + metadata);
        }
        int begin = 0;
        for (String[] tensor : tensors) {
            int end = begin + bytes * Integer.parseInt(tensor[2]);
            entries.add(entry(tensor[0], f64 ? "F64" : "F32", tensor[1], begin, end));
            begin = end;
        }
        ByteBuffer data = ByteBuffer.allocate(begin).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1; data.hasRemaining(); i++) {
            if (f64) {
                data.putDouble(i / 2.0);
            } else {
                data.putFloat(i / 2.0f);
            }
        }
        return file(header(entries.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8), data.array());
    }
}
