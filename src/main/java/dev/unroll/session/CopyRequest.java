package dev.unroll.session;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Somebody waits for a copy of the run.
 *
 * @param copy makes it, between two steps
 * @param answer completed with it
 */
record CopyRequest<T>(Function<Run, T> copy, CompletableFuture<T> answer) {
    CopyRequest(Function<Run, T> copy) {
        this(copy, new CompletableFuture<>());
    }

    void serve(Run run) {
        try {
            answer.complete(copy.apply(run));
        } catch (RuntimeException | OutOfMemoryError e) {
            answer.completeExceptionally(e);
        }
    }

    void refuse() {
        answer.completeExceptionally(new CancellationException("Training has ended."));
    }
}
