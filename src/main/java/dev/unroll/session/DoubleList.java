package dev.unroll.session;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/**
 * Numbers that are only ever appended, in chunks of 512, 1024, … 131,072, 131,072, … so that a short list is small and
 * a long one never moves what it holds.
 *
 * <p>One thread appends. Another may read what it knows to be there: the owner publishes a length with release
 * semantics after {@link #add} and readers look at that length first.
 */
final class DoubleList {

    private static final int FIRST_BITS = 9;
    private static final int LARGEST_BITS = 17;
    /** Every chunk begins at a multiple of this. */
    static final int FIRST_CHUNK = 1 << FIRST_BITS;

    static final int LARGEST_CHUNK = 1 << LARGEST_BITS;
    /** Chunks that are not yet of the largest size. */
    private static final int GROWING_CHUNKS = LARGEST_BITS - FIRST_BITS;

    private final ChunkPool.Lease lease;
    private volatile DoubleBuffer[] chunks = {};
    // The writer's own view of the last chunk.
    private DoubleBuffer last = DoubleBuffer.allocate(0);
    private int filled;

    DoubleList(ChunkPool.Lease lease) {
        this.lease = lease;
    }

    /**
     * The first numbers of another list, to which nobody appends any more. Full chunks are shared.
     *
     * @param from left as it is
     * @param count how many numbers, at most as many as it holds
     * @param lease branched from the other list's
     */
    DoubleList(DoubleList from, long count, ChunkPool.Lease lease) {
        this(lease);
        long start = 0;
        for (DoubleBuffer chunk : from.chunks) {
            if (start >= count) {
                break;
            }
            int here = (int) Math.min(chunk.capacity(), count - start);
            if (here == chunk.capacity()) {
                lease.share(chunk, from.lease);
                append(chunk);
            } else {
                append(lease.take(chunk.capacity()));
                last.put(0, chunk, 0, here);
            }
            filled = here;
            start += here;
        }
    }

    private void append(DoubleBuffer chunk) {
        DoubleBuffer[] before = chunks;
        DoubleBuffer[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = chunk;
        chunks = after;
        last = chunk;
        filled = 0;
    }

    /** Makes sure that the next {@link #add} needs no memory. */
    void reserve() {
        if (filled < last.capacity()) {
            return;
        }
        append(lease.take(FIRST_CHUNK << Math.min(chunks.length, GROWING_CHUNKS)));
    }

    /** Appends a value where {@link #reserve} made room. */
    void add(double value) {
        last.put(filled++, value);
    }

    double get(long index) {
        long shifted = index + FIRST_CHUNK;
        int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(shifted);
        if (bits < LARGEST_BITS) {
            return chunks[bits - FIRST_BITS].get((int) shifted - (1 << bits));
        }
        int chunk = GROWING_CHUNKS - 1 + (int) (shifted >> LARGEST_BITS);
        return chunks[chunk].get((int) shifted & (LARGEST_CHUNK - 1));
    }
}
