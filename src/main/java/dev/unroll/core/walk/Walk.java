package dev.unroll.core.walk;

import java.util.OptionalInt;

/** A walk through one training step, as one of its streams sees it. */
public final class Walk {
    private final WalkedStep step;
    private final int stream;
    private final Itinerary itinerary;
    private final ForwardNumbers forward;
    private final BackwardNumbers backward;
    private final UpdateNumbers update;

    /**
     * A walk.
     *
     * @param step what is walked through
     * @param stream whose window is shown, 0 … B-1
     */
    public Walk(WalkedStep step, int stream) {
        this.step = step;
        this.stream = stream;
        itinerary = new Itinerary(
                step.before().shape(), step.tape().window(), step.tape().isRegression(), step.updated());
        TapeRows rows = new TapeRows(step.tape(), stream);
        forward = new ForwardNumbers(step, rows);
        backward = new BackwardNumbers(step, rows);
        update = new UpdateNumbers(step);
    }

    /** {@return what is walked through} */
    public WalkedStep step() {
        return step;
    }

    /** {@return whose window is shown, 0 … B-1} */
    public int stream() {
        return stream;
    }

    /** {@return the phases} */
    public Itinerary itinerary() {
        return itinerary;
    }

    /**
     * {@return the numbers of a phase}
     *
     * @param phase one of the itinerary's
     */
    public PhaseNumbers numbers(Phase phase) {
        return switch (phase.pass()) {
            case FORWARD, LOSS -> forward.of(phase);
            case BACKWARD, SUMS -> backward.of(phase);
            case CLIPPING, UPDATE -> update.of(phase);
        };
    }

    /**
     * {@return the phase that computed a quantity; empty if it was there before the step}
     *
     * @param quantity an input of a phase
     */
    public OptionalInt source(Quantity quantity) {
        for (int i = 0; i < itinerary.size(); i++) {
            Phase phase = itinerary.phase(i);
            boolean same = phase.t() == quantity.t()
                    && phase.layer() == quantity.layer()
                    && (quantity.block() == Phase.NO_BLOCK || phase.block() == quantity.block());
            if (same && phase.kind().output() == quantity.symbol()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
