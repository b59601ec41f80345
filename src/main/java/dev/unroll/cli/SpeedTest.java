package dev.unroll.cli;

import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import java.util.Arrays;

/**
 * How fast networks of one shape train on random symbols, with everything that training does: both passes, norms,
 * clipping and the update.
 */
final class SpeedTest {
    private static final double NANOS = 1e9;
    private static final int SLICES = 20;
    /** Warm-up, beside the time that is measured: the compiler needs a while, and some steps. */
    private static final double WARM_UP_SHARE = 0.3;

    /** As many as it takes to try in how many parts a step is fastest. */
    private static final int WARM_UP_STEPS = 40;

    private static final int FIRST_SYMBOL = 0x21;
    private static final int LEAST_TEXT = 100_000;

    private final Team team;
    private final double seconds;

    /**
     * Prepares measurements.
     *
     * @param team who computes
     * @param seconds how long each shape is measured
     */
    SpeedTest(Team team, double seconds) {
        this.team = team;
        this.seconds = seconds;
    }

    /** A network and its window. */
    record Shape(int hidden, int window, int streams, int symbols) {}

    /** What was measured. */
    record Result(Shape shape, double charactersPerSecond, double gigaflops) {
        /** Time for one character. */
        double nanosPerCharacter() {
            return NANOS / charactersPerSecond;
        }
    }

    /** Trains on one shape and gives the median of many short measurements. */
    Result measure(Shape shape) {
        Experiment experiment = Experiment.defaults()
                .withHidden(shape.hidden())
                .withWindow(shape.window())
                .withStreams(shape.streams())
                // Any weights are as fast; these are made at once, however large.
                .withInitializer(new Initializer.Xavier());
        Trainer trainer = new Trainer(experiment, text(shape), team);
        run(trainer, seconds * WARM_UP_SHARE, WARM_UP_STEPS);
        double[] speeds = new double[SLICES];
        for (int i = 0; i < SLICES; i++) {
            speeds[i] = run(trainer, seconds / SLICES, 1) * shape.window() * shape.streams();
        }
        Arrays.sort(speeds);
        double median = (speeds[SLICES / 2] + speeds[SLICES / 2 - 1]) / 2;
        double operations = new RnnShape(shape.symbols(), shape.hidden(), 1).operationsPerCharacter();
        return new Result(shape, median, median * operations / NANOS);
    }

    /** Steps a second, over at least so many seconds and steps. */
    private static double run(Trainer trainer, double seconds, int leastSteps) {
        long begin = System.nanoTime();
        double elapsed = 0;
        int steps = 0;
        while (elapsed < seconds || steps < leastSteps) {
            if (trainer.step() instanceof Diverged diverged) {
                throw new ArithmeticException("The measured network diverged at " + diverged.quantity() + ".");
            }
            steps++;
            elapsed = (System.nanoTime() - begin) / NANOS;
        }
        return steps / elapsed;
    }

    /** Random symbols, every one at least once, and several windows for each stream. */
    private static Corpus text(Shape shape) {
        RandomStream random = new RandomStream(1, RandomStream.Purpose.TASKS);
        long length = Math.max(LEAST_TEXT, 4L * (shape.window() + 1) * shape.streams());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int symbol = i < shape.symbols() ? i : random.nextInt(shape.symbols());
            text.appendCodePoint(FIRST_SYMBOL + symbol);
        }
        return Corpus.of("random symbols", text.toString());
    }
}
