package dev.unroll.store;

import java.util.List;

/**
 * Numbers to be written under a name.
 *
 * @param name unique in its file
 * @param shape sizes, slowest first
 * @param values row-major, as many as the shape's product
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a matrix, never compared
record Tensor(String name, List<Integer> shape, double[] values) {
    Tensor {
        shape = List.copyOf(shape);
        long elements = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException(name + " of shape " + shape + " has " + values.length + " values.");
        }
    }
}
