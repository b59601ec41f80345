package dev.unroll.cli;

import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import java.io.PrintWriter;
import java.util.Locale;

/** Watches a training: speed and time left, once in a while, on standard error. */
final class Progress {
    private static final double SECONDS_BETWEEN_LINES = 2;
    private static final double NANOS = 1e9;

    private final PrintWriter err;
    private final double charactersPerStep;
    private final long before;
    private final long steps;
    private final long start = System.nanoTime();
    private long end;
    private double nextLine = SECONDS_BETWEEN_LINES;
    private long done;
    private double loss = Double.NaN;
    private double smoothLoss = Double.NaN;

    Progress(PrintWriter err, Trainer trainer, long steps) {
        this.err = err;
        this.charactersPerStep =
                (double) trainer.experiment().window() * trainer.experiment().streams();
        this.before = trainer.steps();
        this.steps = steps;
        this.done = before;
    }

    void stepped(Trained trained) {
        done = trained.step();
        loss = trained.loss();
        smoothLoss = trained.smoothLoss();
        double now = seconds();
        if (now >= nextLine) {
            nextLine = now + SECONDS_BETWEEN_LINES;
            double left = now / (done - before) * (before + steps - done);
            err.printf(Locale.ROOT, "%s, %s left%n", summary(), duration(left));
            err.flush();
        }
    }

    void stop() {
        end = System.nanoTime();
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "step %,d of %,d: loss %.4f, smoothed %.4f nats per character, %,.0f characters/s",
                done,
                before + steps,
                loss,
                smoothLoss,
                charactersPerSecond());
    }

    double loss() {
        return loss;
    }

    double smoothLoss() {
        return smoothLoss;
    }

    double seconds() {
        return ((end == 0 ? System.nanoTime() : end) - start) / NANOS;
    }

    double charactersPerSecond() {
        return (done - before) * charactersPerStep / Math.max(seconds(), 1 / NANOS);
    }

    private static String duration(double seconds) {
        long rounded = Math.round(seconds);
        if (rounded < 60) {
            return rounded + " s";
        }
        return rounded < 3600
                ? rounded / 60 + " min " + rounded % 60 + " s"
                : rounded / 3600 + " h " + rounded % 3600 / 60 + " min";
    }
}
