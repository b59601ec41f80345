package dev.unroll.core.walk;

/**
 * One phase of a walk.
 *
 * @param kind what it computes
 * @param t the time step, 1 … T; 0 where it belongs to none
 * @param layer 0 … ℓ-1; the top one where it belongs to the output
 * @param block index of the parameter of a sum, a clipping or an update, in the order of the parameters' names; of a share
 *     as well; -1 of all others
 */
public record Phase(PhaseKind kind, int t, int layer, int block) {
    /** The block of a phase that belongs to no parameter. */
    public static final int NO_BLOCK = -1;

    /** {@return where in the step it belongs} */
    public Pass pass() {
        return kind.pass();
    }
}
