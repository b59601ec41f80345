package dev.unroll.session;

import dev.unroll.core.autopsy.RecentNorms;
import dev.unroll.core.train.Trained;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every number of every step of one run. Index i of a series holds step i + 1. The trainer thread writes, any thread
 * reads without a lock; while training goes on a series may already be one step longer than {@link #steps()}.
 */
public final class RunHistory {
    /** A median of fewer norms says little: the first steps of a run are wild. */
    private static final int FEWEST = 20;

    private final ChunkPool.Lease lease;
    private final List<String> names;
    private final Series loss;
    private final Series smoothLoss;
    private final Series gradientNorm;
    private final Series clippedNorm;
    private final Series clipped;
    private final List<Series> blockNorms;
    // Released by the trainer thread after the values they count.
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong clippedSteps = new AtomicLong();

    /**
     * @param names the parameters in the order of {@link Trained#gradientNorm(int)}
     */
    RunHistory(List<String> names, ChunkPool.Lease lease) {
        this.lease = lease;
        this.names = List.copyOf(names);
        loss = new Series(lease);
        smoothLoss = new Series(lease);
        gradientNorm = new Series(lease);
        clippedNorm = new Series(lease);
        clipped = new Series(lease);
        blockNorms = names.stream().map(name -> new Series(lease)).toList();
    }

    private RunHistory(RunHistory from, long count, ChunkPool.Lease lease) {
        this.lease = lease;
        names = from.names;
        loss = new Series(from.loss, count, lease);
        smoothLoss = new Series(from.smoothLoss, count, lease);
        gradientNorm = new Series(from.gradientNorm, count, lease);
        clippedNorm = new Series(from.clippedNorm, count, lease);
        clipped = new Series(from.clipped, count, lease);
        blockNorms = from.blockNorms.stream()
                .map(series -> new Series(series, count, lease))
                .toList();
        long later = 0;
        for (long i = count; i < from.steps(); i++) {
            later += (long) from.clipped.get(i);
        }
        clippedSteps.setPlain(from.clippedSteps.getPlain() - later);
        steps.setRelease(count);
    }

    /**
     * {@return a history of the first steps of this one, to which nothing is appended any more} What both hold in common
     * is not copied; readers of this one are not disturbed.
     *
     * @param count how many steps, at most {@link #steps()}
     */
    RunHistory branch(long count, ChunkPool pool) {
        return new RunHistory(this, count, pool.branch(lease));
    }

    /**
     * {@return the norms of the last steps}
     *
     * @param most so many or all
     * @param clipped whether ‖g‖ over all parameters is that after clipping
     */
    RecentNorms recent(int most, boolean clipped) {
        long count = steps();
        int recent = (int) Math.min(most, count);
        double[][] blocks =
                blockNorms.stream().map(series -> last(series, count, recent)).toArray(double[][]::new);
        return new RecentNorms(
                count - recent + 1, last(clipped ? clippedNorm : gradientNorm, count, recent), names, blocks);
    }

    private static double[] last(Series series, long count, int recent) {
        double[] values = new double[recent];
        Arrays.setAll(values, i -> series.get(count - recent + i));
        return values;
    }

    /** Takes the memory that the next step needs, so that {@link #append} cannot fail halfway. */
    void makeRoom() {
        if ((steps.getPlain() & (DoubleList.FIRST_CHUNK - 1)) == 0) {
            loss.makeRoom();
            smoothLoss.makeRoom();
            gradientNorm.makeRoom();
            clippedNorm.makeRoom();
            clipped.makeRoom();
            blockNorms.forEach(Series::makeRoom);
        }
    }

    /** Keeps the numbers of a step that was just done. */
    void append(Trained step) {
        loss.append(step.loss());
        smoothLoss.append(step.smoothLoss());
        gradientNorm.append(step.gradientNorm());
        clippedNorm.append(step.clippedNorm());
        clipped.append(step.clipped() ? 1 : 0);
        for (int i = 0; i < blockNorms.size(); i++) {
            blockNorms.get(i).append(step.gradientNorm(i));
        }
        steps.setRelease(steps.getPlain() + 1);
        if (step.clipped()) {
            clippedSteps.setRelease(clippedSteps.getPlain() + 1);
        }
    }

    /** Steps done, and the length that every series has reached at least. */
    public long steps() {
        return steps.getAcquire();
    }

    /** The parameters' names, in the order of {@link #blockNorm}. */
    public List<String> names() {
        return names;
    }

    /** Loss of each window, nats per character. */
    public Series loss() {
        return loss;
    }

    /** Smoothed loss after each window, nats per character. */
    public Series smoothLoss() {
        return smoothLoss;
    }

    /** ‖g‖ of all parameters together, before clipping. */
    public Series gradientNorm() {
        return gradientNorm;
    }

    /** ‖g‖ of all parameters together, after clipping. */
    public Series clippedNorm() {
        return clippedNorm;
    }

    /**
     * ‖∂L/∂θ‖ of one parameter, before clipping.
     *
     * @param i its place in {@link #names()}
     */
    public Series blockNorm(int i) {
        return blockNorms.get(i);
    }

    /** 1 where the gradient was clipped, otherwise 0. */
    public Series clipped() {
        return clipped;
    }

    /** Share of the steps whose gradient was clipped, 0 … 1; 0 before the first step. */
    public double clippedShare() {
        long ofThem = clippedSteps.getAcquire(); // first: it never counts a step that steps() does not
        long all = steps();
        return all == 0 ? 0 : (double) ofThem / all;
    }

    /**
     * The median of ‖g‖ before clipping over the steps before the last one; NaN where there are fewer than {@value
     * #FEWEST}.
     *
     * @param most how many steps to look back at
     */
    double recentGradientNorm(int most) {
        long last = steps() - 1;
        int count = (int) Math.min(most, last);
        if (count < FEWEST) {
            return Double.NaN;
        }
        double[] recent = new double[count];
        for (int i = 0; i < count; i++) {
            recent[i] = gradientNorm.get(last - count + i);
        }
        Arrays.sort(recent);
        return 0.5 * (recent[(count - 1) / 2] + recent[count / 2]);
    }
}
