package dev.unroll.core.train;

import dev.unroll.core.rnn.Gradients;

/** The numbers of the last step. One object for all steps of a trainer, so that a step allocates nothing: read at once. */
public final class Trained implements StepResult {
    private static final double SMOOTHING = 0.999;

    private long step;
    private double loss = Double.NaN;
    private double smoothLoss;
    private double gradientNorm = Double.NaN;
    private double clippedNorm = Double.NaN;
    private boolean clipped;
    private final double[] blockNorms;

    Trained(int blocks, long stepsBefore, double initialLoss) {
        blockNorms = new double[blocks];
        step = stepsBefore;
        smoothLoss = initialLoss;
    }

    /** Takes the norms before clipping. */
    void recordGradients(Gradients gradients) {
        for (int i = 0; i < blockNorms.length; i++) {
            blockNorms[i] = gradients.norm(i);
        }
        gradientNorm = gradients.norm();
    }

    /** Takes what became of them. */
    void recordClipping(boolean wasClipped, double norm) {
        clipped = wasClipped;
        clippedNorm = norm;
    }

    /** Counts the step, once its update has held. */
    void complete(double newLoss) {
        step++;
        loss = newLoss;
        smoothLoss = SMOOTHING * smoothLoss + (1 - SMOOTHING) * newLoss;
    }

    /** Counts from an earlier step again. */
    void goBack(long toStep, double itsSmoothLoss) {
        step = toStep;
        smoothLoss = itsSmoothLoss;
    }

    /** {@return the number of the step just done, 1 for the first; a run that goes on from another counts on} */
    public long step() {
        return step;
    }

    /** {@return L/T of this window, in nats per character} */
    public double loss() {
        return loss;
    }

    /** {@return 0.999 of the smoothed loss before + 0.001 of this window's, in nats per character, from ln n on} */
    public double smoothLoss() {
        return smoothLoss;
    }

    /** {@return ‖∂L/∂θ‖ over all parameters, before clipping} */
    public double gradientNorm() {
        return gradientNorm;
    }

    /** {@return ‖∂L/∂θ‖ over all parameters, after clipping} */
    public double clippedNorm() {
        return clippedNorm;
    }

    /** {@return whether clipping changed the gradient} */
    public boolean clipped() {
        return clipped;
    }

    /**
     * {@return ‖∂L/∂θ_i‖ of one parameter, before clipping}
     *
     * @param block index into the parameters' names
     */
    public double gradientNorm(int block) {
        return blockNorms[block];
    }
}
