package dev.unroll.session;

import java.nio.DoubleBuffer;

/** Where histories get their memory from: outside the heap in the program, wherever they like in tests. */
@FunctionalInterface
public interface ChunkSource {

    /**
     * Hands out memory for {@code doubles} numbers that nobody else writes to.
     *
     * @param doubles how many numbers, at least 1
     * @return a buffer at position 0 with that limit; what it holds at first does not matter
     */
    DoubleBuffer allocate(int doubles);
}
