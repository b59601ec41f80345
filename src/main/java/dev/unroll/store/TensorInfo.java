package dev.unroll.store;

import java.util.List;

/**
 * Where a tensor stands in a safetensors file.
 *
 * @param type of its elements
 * @param shape sizes, slowest first
 * @param begin first byte, counted from the end of the header
 * @param end byte after the last
 */
record TensorInfo(Type type, List<Long> shape, long begin, long end) {
    /** The types that are read. */
    enum Type {
        F32(Float.BYTES),
        F64(Double.BYTES);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    TensorInfo {
        shape = List.copyOf(shape);
    }

    long elements() {
        return (end - begin) / type.bytes();
    }
}
