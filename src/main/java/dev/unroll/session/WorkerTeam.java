package dev.unroll.session;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the work of training steps. Whoever does shared work does part 0; the others wait for it, at
 * first spinning, since a meeting in the middle of a step is a matter of a microsecond, then parked, since a paused
 * program must cost nothing.
 */
public final class WorkerTeam implements Team, AutoCloseable {
    // A meeting of two who run takes less than a microsecond; one that takes longer waits for somebody without a
    // processor.
    private static final int SPINS = 1_000;
    private static final int YIELDS = 2_000;
    private static final long NAP_NANOS = 20_000;
    private static final int PARTS_BITS = 10;
    // A window of millions of characters has as many meetings; years of rounds fit into the bits that are left.
    private static final int MEETING_BITS = 24;
    private static final long DONE = (1L << MEETING_BITS) - 1;
    private static final int APART = 16;

    /** How many members a team has at most. */
    public static final int MOST = (1 << PARTS_BITS) - 1;

    private final List<Member> members = new ArrayList<>();
    // For each member the round and the meeting in it that it came to last. Only the member itself writes its place, a
    // pair of cache lines from the next: so a meeting costs each of two the way of one line between their processors.
    private final AtomicLongArray arrivals;
    /** The number of the round and, in the lowest bits, its parts: one write orders both. */
    private volatile long order;

    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private final KernelWarmUp warmUp;
    private boolean warm;
    private @Nullable Work work;

    /**
     * Starts the threads.
     *
     * @param size how many share at most, the caller of {@link #run} included
     * @param best makes the kernels of each, once they have become faster than plain ones
     */
    public WorkerTeam(int size, Supplier<Kernels> best) {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("A team has 1 to " + MOST + " members, not " + size + ".");
        }
        arrivals = new AtomicLongArray((size + 1) * APART);
        for (int i = 0; i < size; i++) {
            members.add(new Member(i, best.get()));
        }
        warmUp = new KernelWarmUp(best);
        for (Member member : members) {
            member.start();
        }
    }

    /** {@return the kernels of part 0} */
    public Kernels kernels() {
        return members.get(0).kernels;
    }

    @Override
    public Shared share(Work shared) {
        PartsTrial trial = new PartsTrial(members.size());
        return () -> {
            long begin = System.nanoTime();
            run(trial.parts(), shared);
            trial.took(System.nanoTime() - begin);
        };
    }

    /**
     * Does all parts of some work and returns when the last is done.
     *
     * @param count how many parts, at least 1 and at most as many as the team has members
     * @param shared called once for each part
     */
    void run(int count, Work shared) {
        if (count < 1 || count > members.size()) {
            throw new IllegalArgumentException("There are " + members.size() + " parts at most, not " + count + ".");
        }
        if (!warm && warmUp.isWon()) {
            changeKernels();
        }
        Member caller = members.get(0);
        if (count == 1) {
            caller.parts = 1;
            shared.run(caller);
            return;
        }
        work = shared;
        failure = null;
        giveOrder(count);
        for (int i = 1; i < count; i++) {
            members.get(i).wake();
        }
        caller.work(shared, order);
        // Even after a failure nobody may still be at work when the next round begins.
        for (int i = 1; i < count; i++) {
            for (int spins = 0; !hasArrived(i, caller.arrival); spins++) {
                pause(spins);
            }
        }
        work = null; // it holds its trainer
        Throwable failed = failure;
        if (failed instanceof Error error) {
            throw error; // as without a team: memory may have run out
        }
        if (failed != null) {
            throw new IllegalStateException("A part of a training step failed.", failed);
        }
    }

    /** Gives the work to the others. An order that was given is carried out, even if the team is closed meanwhile. */
    private synchronized void giveOrder(int count) {
        if (closed) {
            throw new IllegalStateException("The team was closed.");
        }
        order = (((order >> PARTS_BITS) + 1) << PARTS_BITS) | count;
    }

    private boolean hasArrived(int member, long at) {
        return arrivals.getAcquire((member + 1) * APART) >= at;
    }

    private void changeKernels() {
        warm = true;
        for (Member member : members) {
            member.kernels = member.best;
        }
    }

    /** Waits until training is as fast as it gets: for measurements. */
    public void warmUp() {
        warmUp.await();
        if (warmUp.isWon()) {
            changeKernels();
        }
    }

    private static int partsOf(long round) {
        return (int) (round & ((1 << PARTS_BITS) - 1));
    }

    private void pause(int waited) {
        if (!isShort(waited)) {
            LockSupport.parkNanos(this, NAP_NANOS);
        }
    }

    /** Waits for a moment without giving up the processor for long; false when it is time to sleep. */
    @SuppressWarnings("ThreadPriorityCheck") // gives the processor to whoever is waited for; nothing depends on it
    private static boolean isShort(int waited) {
        if (waited < SPINS) {
            Thread.onSpinWait();
            return true;
        }
        if (waited < SPINS + YIELDS) {
            Thread.yield();
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        warmUp.close();
        for (Member member : members) {
            member.wake();
        }
    }

    private final class Member implements Part, Runnable {
        private final int index;
        private final Kernels best;
        private final Thread thread;
        private volatile boolean parked;
        private int parts = 1;
        private long arrival;
        private Kernels kernels = new ScalarKernels();

        private Member(int index, Kernels best) {
            this.index = index;
            this.best = best;
            thread = new Thread(this, "unroll-worker-" + index);
            thread.setDaemon(true);
        }

        private void start() {
            if (index > 0) { // part 0 is the caller's
                thread.start();
            }
        }

        private void wake() {
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            long seen = 0;
            for (long next = nextOrder(seen); next != seen; next = nextOrder(seen)) {
                seen = next;
                Work shared = work;
                // With a part in this round, the round cannot end, and `work` cannot change, before the part is done.
                if (index < partsOf(seen) && shared != null) {
                    work(shared, seen);
                }
            }
        }

        /** Waits for another order than the one that was seen; the same again when the team was closed before one. */
        private long nextOrder(long seen) {
            for (int waited = 0; order == seen && !closed; waited++) {
                if (!isShort(waited)) {
                    parked = true;
                    if (order == seen && !closed) {
                        LockSupport.park(WorkerTeam.this);
                    }
                    parked = false;
                }
            }
            return order;
        }

        private void work(Work shared, long round) {
            parts = partsOf(round);
            arrival = round >> PARTS_BITS << MEETING_BITS;
            try {
                shared.run(this);
            } catch (Throwable e) { // told by the caller of the round; the others must not wait for this part
                if (failure == null) {
                    failure = e;
                }
            } finally {
                arrive(arrival | DONE);
            }
        }

        private void arrive(long at) {
            arrival = at;
            arrivals.setRelease((index + 1) * APART, at);
        }

        @Override
        public int index() {
            return index;
        }

        @Override
        public int count() {
            return parts;
        }

        @Override
        public Kernels kernels() {
            return kernels;
        }

        @Override
        public void meet() {
            if (parts == 1) {
                return;
            }
            arrive(arrival + 1);
            for (int i = 0; i < parts; i++) {
                for (int spins = 0; !hasArrived(i, arrival); spins++) {
                    pause(spins);
                }
            }
            // A part that failed has arrived at every meeting, and said so before.
            if (failure != null) {
                throw new IllegalStateException("another part failed");
            }
        }
    }
}
