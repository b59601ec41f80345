package dev.unroll.session;

import dev.unroll.core.insight.FrozenWindow;
import dev.unroll.core.insight.UpdateRatio;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Experiment;
import java.util.List;
import java.util.Optional;

/**
 * What diagnostics look at: the window that stream 0 read last, to be read again by the network as it is now. Before the
 * first step it is the window that will be read first, so that a start can be judged before it trains.
 *
 * @param run number of the run
 * @param step steps done in it
 * @param frozen the window, or the beginning of a very long one, and the network; copies
 * @param experiment with the learning rate and the clipping in force
 * @param vocabulary what the ids stand for
 * @param diverged where the run diverged, if it did
 * @param gradientNorm ‖g‖ of the last step before clipping, of a held one after clipping by value; NaN before the first
 *     step
 * @param recentNorm the median of ‖g‖ over the 200 steps before; NaN while there are too few
 * @param clippedShare share of the steps whose gradient was clipped, 0 … 1
 * @param updates how far the step after the last look moved each parameter; empty before that
 */
public record Look(
        long run,
        long step,
        FrozenWindow frozen,
        Experiment experiment,
        Vocabulary vocabulary,
        Optional<Diverged> diverged,
        double gradientNorm,
        double recentNorm,
        double clippedShare,
        List<UpdateRatio> updates) {
    public Look {
        updates = List.copyOf(updates);
    }

    /** The same look with another network or window. */
    public Look with(FrozenWindow other) {
        return new Look(
                run, step, other, experiment, vocabulary, diverged, gradientNorm, recentNorm, clippedShare, updates);
    }
}
