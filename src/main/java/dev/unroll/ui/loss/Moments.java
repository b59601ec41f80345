package dev.unroll.ui.loss;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.session.ModelCopy;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.i18n.Messages;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets the network of this moment write a sample, in the background and from a copy. */
final class Moments {
    private final Supplier<CompletableFuture<ModelCopy>> copies;
    private final Supplier<Kernels> kernels;
    private final BackgroundWork work;
    private final Failures failures;

    /**
     * Nothing is written yet.
     *
     * @param copies gives a copy of the network as it is now
     * @param kernels makes what computes
     */
    Moments(
            Supplier<CompletableFuture<ModelCopy>> copies,
            Supplier<Kernels> kernels,
            BackgroundWork work,
            Failures failures) {
        this.copies = copies;
        this.kernels = kernels;
        this.work = work;
        this.failures = failures;
    }

    /**
     * Writes.
     *
     * @param done takes what was written, on the JavaFX thread
     * @param silent takes the sentence that says why nothing was, on the JavaFX thread
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what can fail is handed on, failures included
    void write(Consumer<Writing> done, Consumer<String> silent) {
        copies.get().whenComplete((copy, failure) -> {
            // On the trainer's thread: nothing but handing on. Who closes the window wants no sample any more.
            if (!(failure instanceof CancellationException)) {
                work.run(() -> written(copy, failure), done, cause -> silent.accept(why(cause)));
            }
        });
    }

    /** Left alone, a network without bounds may leave all numbers behind: a thing to know, not a failure. */
    private String why(Throwable cause) {
        if (cause instanceof ArithmeticException) {
            return String.valueOf(cause.getMessage());
        }
        failures.report("writing a sample", cause);
        return Messages.get("loss.sample.none");
    }

    private Writing written(@Nullable ModelCopy copy, @Nullable Throwable failure) {
        if (copy == null) {
            throw new IllegalStateException("The network could not be copied.", failure);
        }
        return Writing.of(copy, kernels);
    }
}
