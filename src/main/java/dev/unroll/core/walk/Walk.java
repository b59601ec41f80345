package dev.unroll.core.walk;

import java.util.Arrays;
import java.util.Optional;

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
     * Where a number was computed.
     *
     * @param index of the phase
     * @param row in its output
     * @param column in its output
     */
    public record Origin(int index, int row, int column) {}

    /**
     * {@return where a number was computed; empty if it was there before the step, or belongs to another stream}
     *
     * @param of the phase that it went into
     * @param number one of an input of that
     */
    public Optional<Origin> origin(Phase of, Factor number) {
        Quantity quantity = number.quantity();
        if (quantity.symbol() == Symbol.LOSSES) {
            return ofStream(number.column(), Symbol.LOSS, number.row() + 1, top(), 0);
        }
        if (of.kind() == PhaseKind.TOTAL) {
            // A row for each time step and stream; W reads the states of the step before.
            int streams = step.tape().streams();
            boolean before = quantity.symbol() == Symbol.STATE && of.block() == Blocks.W(of.layer());
            int t = number.row() / streams + (before ? 0 : 1);
            return ofStream(number.row() % streams, quantity.symbol(), t, quantity.layer(), number.column());
        }
        return phase(quantity.symbol(), quantity.t(), quantity.layer(), quantity.block())
                .map(index -> new Origin(index, number.row(), number.column()));
    }

    private Optional<Origin> ofStream(int of, Symbol symbol, int t, int layer, int row) {
        return of == stream
                ? phase(symbol, t, layer, Phase.NO_BLOCK).map(index -> new Origin(index, row, 0))
                : Optional.empty();
    }

    private Optional<Integer> phase(Symbol symbol, int t, int layer, int block) {
        return Arrays.stream(PhaseKind.values())
                .filter(kind -> kind.output() == symbol)
                .map(kind -> itinerary.indexOf(new Phase(kind, t, layer, block)))
                .filter(index -> index >= 0)
                .findFirst();
    }

    private int top() {
        return step.before().shape().layers() - 1;
    }
}
