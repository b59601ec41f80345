package dev.unroll.core.walk;

/** What one phase computes, by its equation. */
public enum PhaseKind {
    /** x_t. */
    INPUT(Pass.FORWARD, Symbol.INPUT),
    /** s_t = W a_{t-1} + U x_t + b. */
    SUM(Pass.FORWARD, Symbol.SUM),
    /** a_t = φ(s_t). */
    STATE(Pass.FORWARD, Symbol.STATE),
    /** o_t = V a_t + c. */
    OUTPUT(Pass.FORWARD, Symbol.OUTPUT),
    /** ŷ_t = softmax(o_t). */
    PREDICTION(Pass.FORWARD, Symbol.PREDICTION),
    /** L_t = -log ŷ_t[y_t]; of a regression (o_t - y_t)². */
    LOSS(Pass.FORWARD, Symbol.LOSS),
    /** L = Σ_t L_t, the mean over the streams. */
    WINDOW_LOSS(Pass.LOSS, Symbol.WINDOW_LOSS),
    /** ∂L/∂o_t = ŷ_t - y_t, divided by B. */
    OUTPUT_GRADIENT(Pass.BACKWARD, Symbol.OUTPUT_GRADIENT),
    /** Step t's share of ∂L/∂V: ∂L/∂o_t a_tᵀ. */
    V_SHARE(Pass.BACKWARD, Symbol.SHARE),
    /** Step t's share of ∂L/∂c: ∂L/∂o_t. */
    C_SHARE(Pass.BACKWARD, Symbol.SHARE),
    /** ∂L/∂a_t = Vᵀ ∂L/∂o_t + Wᵀ ∂L/∂s_{t+1}; below the top layer with Uᵀ ∂L/∂s_t of the layer above. */
    STATE_GRADIENT(Pass.BACKWARD, Symbol.STATE_GRADIENT),
    /** ∂L/∂s_t = φ'(s_t) ⊙ ∂L/∂a_t. */
    SUM_GRADIENT(Pass.BACKWARD, Symbol.SUM_GRADIENT),
    /** Step t's share of ∂L/∂W: ∂L/∂s_t a_{t-1}ᵀ. */
    W_SHARE(Pass.BACKWARD, Symbol.SHARE),
    /** Step t's share of ∂L/∂U: ∂L/∂s_t x_tᵀ. */
    U_SHARE(Pass.BACKWARD, Symbol.SHARE),
    /** Step t's share of ∂L/∂b: ∂L/∂s_t. */
    B_SHARE(Pass.BACKWARD, Symbol.SHARE),
    /** ∂L/∂θ = Σ_t of its shares, of all streams. */
    TOTAL(Pass.SUMS, Symbol.GRADIENT),
    /** What clipping leaves of ∂L/∂θ. */
    CLIP(Pass.CLIPPING, Symbol.CLIPPED),
    /** θ after the optimizer's step. */
    UPDATE(Pass.UPDATE, Symbol.UPDATED);

    private final Pass pass;
    private final Symbol output;

    PhaseKind(Pass pass, Symbol output) {
        this.pass = pass;
        this.output = output;
    }

    /** {@return what it computes} */
    public Symbol output() {
        return output;
    }

    /** {@return where in the step it belongs} */
    public Pass pass() {
        return pass;
    }
}
