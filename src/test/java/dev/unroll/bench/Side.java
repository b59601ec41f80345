package dev.unroll.bench;

import java.util.Map;

/**
 * What one process measured.
 *
 * @param seconds how long was measured, after the warm-up
 * @param stepsPerSecond training steps a second by the clock
 * @param stepsPerCpuSecond training steps for each second that the training thread was given by the processor: what
 *     stays comparable when other programs use the machine
 * @param framesPerSecond beats of an animation timer; 0 without a window
 * @param renderedPerSecond frames that were really painted; 0 without a window
 * @param slowestFrameMillis longest time from one beat to the next; 0 without a window
 * @param processor share of one processor that each thread took, the virtual machine's own threads as "jvm"
 */
record Side(
        double seconds,
        double stepsPerSecond,
        double stepsPerCpuSecond,
        double framesPerSecond,
        double renderedPerSecond,
        double slowestFrameMillis,
        Map<String, Double> processor) {

    /** Begins the line of a process's output that holds its result. */
    static final String MARK = "measured ";
}
