package dev.unroll.ui.slowmotion;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.walk.Itinerary;
import dev.unroll.core.walk.PhaseKind;
import dev.unroll.session.RunCopy;
import dev.unroll.ui.error.BackgroundWork;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Takes a step apart once training is well under way: what is done for the first time is slow, and nobody likes to wait
 * for the page.
 */
final class FirstWalk {
    private static final long WELL_UNDER_WAY_NANOS = 2_000_000_000L;

    private final Supplier<CompletableFuture<RunCopy>> copies;
    private final BackgroundWork work;
    private final Kernels kernels;
    private boolean done;
    private long runsSince;

    FirstWalk(Supplier<CompletableFuture<RunCopy>> copies, BackgroundWork work, Kernels kernels) {
        this.copies = copies;
        this.work = work;
        this.kernels = kernels;
    }

    /**
     * To be called once a frame.
     *
     * @param runs whether training runs
     * @param ready takes the step, once
     * @param failed takes what went wrong
     */
    void frame(boolean runs, long nanos, Consumer<Walked> ready, Consumer<Throwable> failed) {
        runsSince = !runs ? 0 : runsSince == 0 ? nanos : runsSince;
        if (!done && runsSince != 0 && nanos - runsSince > WELL_UNDER_WAY_NANOS) {
            done = true;
            CompletableFuture<RunCopy> asked = copies.get();
            work.run(() -> walk(asked.get()), ready, failed);
        }
    }

    /** Through one phase of each kind. */
    private Walked walk(RunCopy copy) {
        Walked step = Walked.of(copy, 0, kernels);
        Itinerary all = step.walk().itinerary();
        Set<PhaseKind> seen = EnumSet.noneOf(PhaseKind.class);
        IntStream.range(0, all.size())
                .mapToObj(all::phase)
                .filter(phase -> seen.add(phase.kind()))
                .forEach(step.walk()::numbers);
        return step;
    }
}
