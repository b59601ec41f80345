package dev.unroll.ui.shell;

import dev.unroll.core.task.Task;
import dev.unroll.session.Series;
import dev.unroll.session.Snapshot;

/**
 * How the last windows went, beside what guessing would have cost. The smoothed loss cannot tell: it lags a thousand
 * steps.
 *
 * @param windows how many
 * @param mean of their losses, nats per character or a task's loss; NaN before the first step
 * @param guessing ln n, what it costs to hold all characters for equally likely; what a task costs who knows nothing
 */
record RecentLoss(int windows, double mean, double guessing) {
    private static final int WINDOWS = 100;

    static RecentLoss of(Snapshot snapshot) {
        Series loss = snapshot.history().loss();
        int windows = (int) Math.min(WINDOWS, snapshot.step());
        double sum = 0;
        for (long i = snapshot.step() - windows; i < snapshot.step(); i++) {
            sum += loss.get(i);
        }
        double guessing = snapshot.experiment()
                .task()
                .map(Task::baseline)
                .orElseGet(() -> Math.log(snapshot.corpus().vocabulary().size()));
        return new RecentLoss(windows, windows == 0 ? Double.NaN : sum / windows, guessing);
    }

    /** Whether, over enough windows to say so, guessing would have been better. */
    boolean worseThanGuessing() {
        return windows == WINDOWS && mean > guessing;
    }
}
