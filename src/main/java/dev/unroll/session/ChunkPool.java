package dev.unroll.session;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.DoubleBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Memory that outlives the runs which use it. A source only gives; this pool takes back what a history held as soon
 * as no reader can reach that history any more, so that a hundred resets need no more memory than one run.
 *
 * <p>Used by the trainer thread only. The garbage collector tells it which leases ended: a view that still draws the
 * run before the last keeps that run's numbers unharmed.
 */
final class ChunkPool {

    /** 1 MB: what the source is asked for at once; smaller chunks are cut from it. */
    static final int SLAB = DoubleList.LARGEST_CHUNK;

    private final ChunkSource source;
    private final Map<Integer, Deque<DoubleBuffer>> free = new HashMap<>();
    private final ReferenceQueue<Lease> ended = new ReferenceQueue<>();
    private final Set<Held> held = new HashSet<>();
    private DoubleBuffer slab = DoubleBuffer.allocate(0);
    private int used;

    ChunkPool(ChunkSource source) {
        this.source = source;
    }

    /** Begins a lease for one history. */
    Lease lease() {
        List<DoubleBuffer> chunks = new ArrayList<>();
        Lease lease = new Lease(chunks);
        held.add(new Held(lease, chunks));
        return lease;
    }

    /**
     * Begins a lease for a history that shares chunks with another one, which {@link Lease#share} says one by one.
     *
     * @param from the lease of the other one
     */
    Lease branch(Lease from) {
        Lease common = lease();
        common.parent = from.parent;
        from.parent = Optional.of(common);
        Lease next = lease();
        next.parent = from.parent;
        return next;
    }

    private DoubleBuffer take(int doubles) {
        reclaim();
        DoubleBuffer kept =
                free.computeIfAbsent(doubles, size -> new ArrayDeque<>()).poll();
        return kept != null ? kept : fresh(doubles);
    }

    private DoubleBuffer fresh(int doubles) {
        if (doubles >= SLAB) {
            return source.allocate(doubles);
        }
        if (slab.capacity() - used < doubles) {
            slab = source.allocate(SLAB);
            used = 0;
        }
        DoubleBuffer chunk = slab.slice(used, doubles);
        used += doubles;
        return chunk;
    }

    private void reclaim() {
        for (Reference<?> reference = ended.poll(); reference != null; reference = ended.poll()) {
            if (reference instanceof Held gone && held.remove(gone)) {
                for (DoubleBuffer chunk : gone.chunks) {
                    free.computeIfAbsent(chunk.capacity(), size -> new ArrayDeque<>())
                            .add(chunk);
                }
            }
        }
    }

    /** What one history holds. Everything that reads the chunks also holds the lease, or they go to another run. */
    final class Lease {
        private final List<DoubleBuffer> chunks;
        /** What this history and another one both read: it ends when both have. */
        private Optional<Lease> parent = Optional.empty();

        private Lease(List<DoubleBuffer> chunks) {
            this.chunks = chunks;
        }

        DoubleBuffer take(int doubles) {
            DoubleBuffer chunk = ChunkPool.this.take(doubles);
            chunks.add(chunk);
            return chunk;
        }

        /**
         * Keeps a chunk for both histories.
         *
         * @param from the lease that this one branched from
         */
        @SuppressWarnings("ReferenceEquality") // equal buffers are those that hold the same numbers
        void share(DoubleBuffer chunk, Lease from) {
            for (int i = 0; i < from.chunks.size(); i++) {
                if (from.chunks.get(i) == chunk) {
                    from.chunks.remove(i);
                    parent.ifPresent(common -> common.chunks.add(chunk));
                    return;
                }
            }
        }
    }

    private final class Held extends PhantomReference<Lease> {
        private final List<DoubleBuffer> chunks;

        Held(Lease lease, List<DoubleBuffer> chunks) {
            super(lease, ended);
            this.chunks = chunks;
        }
    }
}
