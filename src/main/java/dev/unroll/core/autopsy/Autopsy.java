package dev.unroll.core.autopsy;

import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.rnn.TapeStream;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Held;
import dev.unroll.core.train.StepResult;
import java.util.Optional;

/**
 * What grew first before a step was held or diverged. The arrays are the record's own.
 *
 * @param cause why the step was not done: {@link Held} or {@link Diverged}
 * @param recent the steps before
 * @param parameter whose gradient left its range first; empty if none has left it before the numbers ended
 * @param place where in the held window something grew first; empty of a step that diverged, which says it itself
 * @param inputs ids of the symbols that the window reads, in the stream of the place
 */
@SuppressWarnings("ArrayRecordComponent") // as in RecentNorms
public record Autopsy(
        StepResult cause, RecentNorms recent, Optional<Growth> parameter, Optional<Place> place, int[] inputs) {

    /**
     * {@return what grew first before a step was held}
     *
     * @param held the step
     * @param recent the steps before
     * @param gradients of its window, before clipping
     * @param tape its window
     */
    public static Autopsy of(Held held, RecentNorms recent, Gradients gradients, Tape tape) {
        double[] last = new double[gradients.names().size()];
        for (int block = 0; block < last.length; block++) {
            last[block] = gradients.norm(block);
        }
        Place place = Place.first(tape);
        int[] inputs = new TapeStream(tape, place.stream()).inputs();
        return new Autopsy(held, recent, Growth.first(recent, last), Optional.of(place), inputs);
    }

    /**
     * {@return what grew first before a step diverged}
     *
     * @param diverged the step
     * @param recent the steps before
     * @param tape its window
     */
    public static Autopsy of(Diverged diverged, RecentNorms recent, Tape tape) {
        int[] inputs = new TapeStream(tape, diverged.stream()).inputs();
        return new Autopsy(diverged, recent, Growth.first(recent, new double[0]), Optional.empty(), inputs);
    }

    /** {@return the time step that is to blame, from 1; 0 if none is} */
    public int timeStep() {
        return cause instanceof Diverged diverged
                ? diverged.timeStep()
                : place.map(Place::timeStep).orElse(0);
    }
}
