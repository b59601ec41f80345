package dev.unroll.bench;

import dev.unroll.core.insight.FrozenWindow;
import dev.unroll.core.insight.WindowInsight;
import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.rnn.Tape;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A whole look at a window: both passes, the river of every loss, decay, stretch and damping, saturation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RiverBenchmark {
    private static final int SYMBOLS = 65;

    /** T (T + 1) / 2 rows that are multiplied with W, × H × H: windows of 25 and of 200. */
    @Param({"325x100x100", "20100x100x100"})
    String shape = "";

    @Param({"vectors", "scalar"})
    String by = "";

    private Kernels kernels = new ScalarKernels();

    @SuppressWarnings("NullAway.Init") // JMH calls prepare first
    private FrozenWindow frozen;

    /** Makes a network with an orthogonal W, whose gradients reach back all the way. */
    @Setup
    public void prepare() {
        int rows = Integer.parseInt(shape.split("x", -1)[0]);
        int steps = (int) Math.round((Math.sqrt(8.0 * rows + 1) - 1) / 2);
        kernels = by.equals("vectors") ? KernelChoice.best().get() : new ScalarKernels();
        RnnShape network = new RnnShape(SYMBOLS, 100, 1);
        Tape tape = new Tape(network, steps, 1);
        for (int t = 0; t < steps; t++) {
            tape.inputs()[t] = t % SYMBOLS;
            tape.targets()[t] = (t + 1) % SYMBOLS;
        }
        frozen = new FrozenWindow(
                Parameters.random(
                        network, new Initializer.Orthogonal(1), new RandomStream(1, RandomStream.Purpose.WEIGHTS)),
                Activation.TANH,
                tape);
    }

    /** All of it. */
    @Benchmark
    public WindowInsight look() {
        return WindowInsight.into(frozen, kernels);
    }
}
