package dev.unroll.cli;

import dev.unroll.core.rnn.Tape;
import dev.unroll.core.task.RightAnswers;
import dev.unroll.core.task.Task;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Watches a training: speed and time left, once in a while, on standard error. */
final class Progress {
    private static final double SECONDS_BETWEEN_LINES = 2;
    private static final double NANOS = 1e9;

    private final PrintWriter err;
    private final double charactersPerStep;
    private final long before;
    private final long steps;
    private final Optional<Task> task;
    private final RightAnswers answers = new RightAnswers();
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
        this.task = trainer.experiment().task();
        this.done = before;
    }

    /** Takes a step that was done, with its window. */
    void stepped(Trained trained, Tape tape) {
        done = trained.step();
        loss = trained.loss();
        smoothLoss = trained.smoothLoss();
        task.ifPresent(asked -> answers.count(asked, tape));
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
                "step %,d of %,d: loss %.4f, smoothed %.4f %s, %,.0f %s/s",
                done,
                before + steps,
                loss,
                smoothLoss,
                task.map(this::unit).orElse("nats per character"),
                charactersPerSecond(),
                task.isPresent() ? "time steps" : "characters");
    }

    private String unit(Task asked) {
        String unit = asked.isRegression() ? "squared error" : "nats per answer";
        return Double.isNaN(answers.share())
                ? unit
                : String.format(Locale.ROOT, "%s, %.0f %% right", unit, 100 * answers.share());
    }

    /** The share of right answers over the last windows; empty of a text, and before the first answer. */
    OptionalDouble accuracy() {
        return Double.isNaN(answers.share()) ? OptionalDouble.empty() : OptionalDouble.of(answers.share());
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
