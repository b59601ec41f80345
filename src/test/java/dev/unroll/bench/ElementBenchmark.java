package dev.unroll.bench;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.ScalarKernels;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a step does element by element, in nanoseconds an element; "jdk" is what StrictMath would take. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ElementBenchmark.N)
public class ElementBenchmark {
    static final int N = 2048;

    @Param({"vectors", "scalar"})
    String by = "";

    private final double[] source = new double[N];
    private final double[] x = new double[N];
    private final double[] m = new double[N];
    private final double[] v = new double[N];
    private final double[] g = new double[N];
    private Kernels kernels = new ScalarKernels();

    /** Makes the numbers. */
    @Setup
    public void prepare() {
        kernels = by.equals("vectors") ? KernelChoice.best().get() : new ScalarKernels();
        Arrays.setAll(source, i -> 3 * StrictMath.sin(i));
        Arrays.setAll(g, i -> 1e-6 * StrictMath.cos(i));
        Arrays.fill(m, 1);
        Arrays.fill(v, 1);
    }

    @Benchmark
    public double[] tanh() {
        System.arraycopy(source, 0, x, 0, N);
        kernels.activate(Activation.TANH, x, 0, N);
        return x;
    }

    @Benchmark
    public double[] tanhOfStrictMath() {
        for (int i = 0; i < N; i++) {
            x[i] = StrictMath.tanh(source[i]);
        }
        return x;
    }

    @Benchmark
    public double[] sigmoid() {
        System.arraycopy(source, 0, x, 0, N);
        kernels.activate(Activation.SIGMOID, x, 0, N);
        return x;
    }

    @Benchmark
    public double softmax() {
        System.arraycopy(source, 0, x, 0, N);
        return kernels.softmaxLoss(x, 0, N, 5);
    }

    @Benchmark
    public double sumOfSquares() {
        return kernels.sumOfSquares(source, 1);
    }

    @Benchmark
    public double[] sgd() {
        kernels.sgd(x, g, 1e-6, 0, N);
        return x;
    }

    @Benchmark
    public double[] adagrad() {
        kernels.adagrad(x, g, m, 1e-6, 1e-8, 0, N);
        return x;
    }

    @Benchmark
    public double[] adam() {
        kernels.adam(x, g, m, v, 1e-6, 0.9, 0.999, 0.5, 1e-8, 0, N);
        return x;
    }
}
