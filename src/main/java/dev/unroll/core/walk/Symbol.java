package dev.unroll.core.walk;

/** What a quantity is. */
public enum Symbol {
    /** x_t, n. */
    INPUT,
    /** y_t, one-hot or a number. */
    TARGET,
    /** s_t, H. */
    SUM,
    /** a_t, H. */
    STATE,
    /** o_t, n. */
    OUTPUT,
    /** ŷ_t, n. */
    PREDICTION,
    /** L_t of the stream, a number. */
    LOSS,
    /** L_t of all time steps and streams, T×B. */
    LOSSES,
    /** L, a number. */
    WINDOW_LOSS,
    /** B, a number. */
    STREAMS,
    /** A parameter θ, before the step. */
    PARAMETER,
    /** ∂L/∂o_t, n; of a sum all of them, T·B×n. */
    OUTPUT_GRADIENT,
    /** The first term of ∂L/∂a_t, H: what comes down from above. */
    FROM_ABOVE,
    /** ∂L/∂a_t, H. */
    STATE_GRADIENT,
    /** φ'(s_t), H. */
    SLOPE,
    /** ∂L/∂s_t, H; of a sum all of them, T·B×H. */
    SUM_GRADIENT,
    /** A time step's share of ∂L/∂θ. */
    SHARE,
    /** ∂L/∂θ, before clipping. */
    GRADIENT,
    /** ‖∂L/∂θ‖ over all parameters together, a number. */
    NORM,
    /** The clipping's threshold, a number. */
    THRESHOLD,
    /** ∂L/∂θ after clipping. */
    CLIPPED,
    /** α, a number. */
    LEARNING_RATE,
    /** The optimizer's memory m, as it was before the step. */
    MEMORY_M,
    /** The optimizer's memory v, as it was before the step. */
    MEMORY_V,
    /** β₁ᵏ and β₂ᵏ before the step, two numbers. */
    POWERS,
    /** θ after the step. */
    UPDATED
}
