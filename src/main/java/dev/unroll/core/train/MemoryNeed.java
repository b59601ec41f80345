package dev.unroll.core.train;

import dev.unroll.core.linalg.Rows;
import dev.unroll.core.rnn.RnnShape;
import java.util.Locale;

/**
 * What an experiment needs of memory. {@link Checkpoint}s are not counted: nothing that is trained depends on them, so
 * whoever keeps some takes only memory that is free, and lets go of it for the next experiment.
 *
 * @param bytes parameters, gradients, memories, workspace and tape together
 * @param largestArray elements of the largest single array
 */
public record MemoryNeed(double bytes, double largestArray) {
    private static final double GIB = 1024.0 * 1024 * 1024;

    /**
     * {@return the need of an experiment}
     *
     * @param experiment what to train
     * @param vocabulary n
     */
    public static MemoryNeed of(Experiment experiment, int vocabulary) {
        RnnShape shape = experiment.shape(vocabulary);
        // As wide as rows are with their padding, or a little wider. The kernels' own buffers are left out: a thread
        // has
        // 128 rows at most.
        double h = padded(experiment.hidden());
        double n = padded(Math.max(shape.vocabulary(), shape.outputs()));
        double rows = (double) experiment.window() * experiment.streams();
        // θ, g, the copies of both passes, and the optimizer's memories
        double packed = h * n * 3 + experiment.layers() * (2 * h * h + h) + (experiment.layers() - 1) * 2 * h * h + n;
        double blocks = packed + (2.0 + experiment.optimizer().memories()) * shape.parameterCount();
        double tape = (3 * rows + experiment.streams()) * h * experiment.layers() + 2 * rows * n;
        double largest = Math.max(Math.max(h * Math.max(h, n), (rows + experiment.streams()) * h), rows * n);
        return new MemoryNeed(Double.BYTES * (blocks + tape), largest);
    }

    private static double padded(int n) {
        return n + 2.0 * Rows.PAD;
    }

    /** Refuses what no machine could index. */
    void requireArraysFit() {
        if (largestArray > Integer.MAX_VALUE - 8) {
            throw new ExperimentException(
                    sentence() + " That is more than one array can hold: choose fewer hidden units,"
                            + " a shorter window or fewer streams.");
        }
    }

    /**
     * Refuses what this much memory cannot hold.
     *
     * @param available bytes
     * @throws ExperimentException naming both amounts
     */
    public void requireFits(double available) {
        requireArraysFit();
        if (bytes > available) {
            throw new ExperimentException(String.format(
                    Locale.ROOT,
                    "%s This program may use %.1f GB: choose fewer hidden units, a shorter window or fewer streams, or"
                            + " start it with more memory (java -Xmx).",
                    sentence(),
                    available / GIB));
        }
    }

    private String sentence() {
        return String.format(Locale.ROOT, "This network would need %.1f GB of memory.", bytes / GIB);
    }
}
