package dev.unroll.session;

import dev.unroll.core.linalg.KernelTrial;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.ScalarKernels;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds out, on a thread of its own, when the machine's best kernels have become fast. Until the JIT has compiled them,
 * kernels on vectors are a hundred times slower than plain loops, which are fast at once; since both give the same bits,
 * training begins with the plain ones and changes over in the middle of a run.
 */
final class KernelWarmUp {
    /** Where vectors have not won by then, they will not. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    // Some pieces are hardly faster on vectors; before they are compiled, all are slower by far more than this.
    private static final double COMPILED = 1.5;
    private static final long NAP_NANOS = 10_000_000;
    private static final int ROUNDS = 20;

    private final Supplier<Kernels> best;
    private final Thread thread;
    private volatile boolean won;
    private volatile boolean closed;

    KernelWarmUp(Supplier<Kernels> best) {
        this.best = best;
        thread = new Thread(this::run, "unroll-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** True from the moment when the best kernels beat the plain ones. */
    boolean isWon() {
        return won;
    }

    void close() {
        closed = true;
    }

    /** Waits until it is known which kernels are faster. */
    void await() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Kernels plain = new ScalarKernels();
        Kernels fast = best.get();
        if (fast instanceof ScalarKernels) {
            return;
        }
        long begin = System.nanoTime();
        for (Consumer<Kernels> piece : KernelTrial.pieces()) {
            while (!closed && time(piece, fast) > COMPILED * time(piece, plain)) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    return;
                }
                // A few calls have told the JIT what is hot; the rest is its work, and training's processor.
                LockSupport.parkNanos(this, NAP_NANOS);
            }
        }
        won = !closed;
    }

    private static long time(Consumer<Kernels> piece, Kernels kernels) {
        long begin = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            piece.accept(kernels);
        }
        return System.nanoTime() - begin;
    }
}
