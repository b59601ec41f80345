package dev.unroll.core.train;

import dev.unroll.core.optim.Optimizer;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.optim.OptimizerState;
import dev.unroll.core.rnn.Parameters;
import java.util.Optional;

/** What stood before an update that may overflow. */
record Kept(Parameters parameters, OptimizerState optimizer) {
    static Kept of(Parameters parameters, OptimizerKind kind, Optimizer optimizer) {
        return new Kept(parameters.copy(), OptimizerState.copyOf(kind, optimizer));
    }

    /** {@return what the update made non-finite; then all is as it was before} */
    Optional<Diverged> takeBackOverflow(Parameters now, Optimizer updated, long step) {
        Optional<Diverged> overflow = Divergence.afterUpdate(now, updated, step);
        overflow.ifPresent(found -> {
            now.copyFrom(parameters);
            updated.restore(optimizer);
        });
        return overflow;
    }
}
