package dev.unroll.core.task;

import dev.unroll.core.rnn.Tape;

/** The share of right answers over the last windows: that of one window jumps too much to be read. */
public final class RightAnswers {
    /** Over about so many windows. */
    private static final int WINDOWS = 20;

    private double share = Double.NaN;
    private int windows;

    /** Counts a window's answers; one without any changes nothing. */
    public void count(Task task, Tape tape) {
        double now = Score.accuracy(task, tape);
        if (Double.isNaN(now)) {
            return;
        }
        windows = Math.min(WINDOWS, windows + 1);
        share = windows == 1 ? now : share + (now - share) / windows;
    }

    /** {@return the share, 0 … 1; NaN before the first answer} */
    public double share() {
        return share;
    }
}
