package dev.unroll.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of the kernels and prints them with their ratio to EJML's of the same run. */
public final class KernelBenchmarks {
    private KernelBenchmarks() {}

    /**
     * Measures.
     *
     * @param args which benchmarks, as a regular expression; all if none is given
     */
    public static void main(String[] args) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(args.length > 0 ? args[0] : "dev.unroll.bench.*Benchmark\\.")
                .jvmArgsAppend("--add-modules=jdk.incubator.vector")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(500))
                .build();
        Collection<RunResult> results = new Runner(options).run();
        System.out.printf("%n%-16s %-14s %-8s %12s %10s %9s%n", "kernel", "shape", "by", "ns", "GFLOP/s", "x EJML");
        for (RunResult result : results) {
            print(result, results);
        }
    }

    private static void print(RunResult result, Collection<RunResult> all) {
        String shape = result.getParams().getParam("shape");
        double nanos = result.getPrimaryResult().getScore();
        String gigaflops = "";
        String ratio = "";
        if (shape != null) {
            gigaflops = String.format(Locale.ROOT, "%.1f", ProductBenchmark.operations(shape) / nanos);
            ratio = ejml(result, all)
                    .map(reference -> String.format(Locale.ROOT, "%.2f", reference / nanos))
                    .orElse("");
        }
        System.out.printf(
                Locale.ROOT,
                "%-16s %-14s %-8s %12.2f %10s %9s%n",
                result.getPrimaryResult().getLabel(),
                shape == null ? "an element" : shape,
                result.getParams().getParam("by"),
                nanos,
                gigaflops,
                ratio);
    }

    private static Optional<Double> ejml(RunResult of, Collection<RunResult> all) {
        return all.stream()
                .filter(other ->
                        other.getParams().getBenchmark().equals(of.getParams().getBenchmark()))
                .filter(other -> of.getParams()
                        .getParam("shape")
                        .equals(other.getParams().getParam("shape")))
                .filter(other -> "ejml".equals(other.getParams().getParam("by")))
                .map(other -> other.getPrimaryResult().getScore())
                .findFirst();
    }
}
