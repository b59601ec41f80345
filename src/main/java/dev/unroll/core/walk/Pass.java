package dev.unroll.core.walk;

/** The parts of a training step, in their order. */
public enum Pass {
    /** From x_t to L_t, t = 1 … T. */
    FORWARD,
    /** L, the sum of all L_t. */
    LOSS,
    /** From ∂L/∂o_t to the shares of the weights' gradients, t = T … 1. */
    BACKWARD,
    /** ∂L/∂θ, the sums of their shares. */
    SUMS,
    /** What clipping leaves of them. */
    CLIPPING,
    /** θ, before and after. */
    UPDATE
}
