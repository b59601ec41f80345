package dev.unroll.cli;

import dev.unroll.cli.SpeedTest.Result;
import dev.unroll.cli.SpeedTest.Shape;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.session.WorkerTeam;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code unroll benchmark}: what this machine can do. */
@Command(
        name = "benchmark",
        description = "Measures how fast this machine trains networks of several sizes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchmarkCommand implements Callable<Integer> {
    private static final int SYMBOLS = 65;
    private static final List<Shape> SHAPES = List.of(
            new Shape(100, 25, 1, SYMBOLS),
            new Shape(256, 50, 1, SYMBOLS),
            new Shape(100, 25, 32, SYMBOLS),
            new Shape(256, 50, 32, SYMBOLS),
            new Shape(512, 64, 64, SYMBOLS));
    private static final String ROW = "%8s %8s %8s %8s %14s %12s %9s%n";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Seconds for each size, after the warm-up (${DEFAULT-VALUE}).")
    private double seconds = 10;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "The most threads to compute with, where more than one pays (all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--scale",
            description = "Measure along each size instead: hidden units 32 to 2,048, windows 5 to 1,000, streams 1 to"
                    + " 256, symbols 2 to 5,000.")
    private boolean scale;

    @Option(names = "--json", description = "Print the results as one JSON object in the last line.")
    private boolean json;

    @Override
    public Integer call() {
        if (!(seconds > 0) || threads < 1 || threads > WorkerTeam.MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds must be above 0, --threads 1 to " + WorkerTeam.MOST + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!KernelChoice.hasVectors()) {
            spec.commandLine().getErr().println(KernelChoice.HINT);
        }
        List<Result> results = new ArrayList<>();
        try (WorkerTeam team = new WorkerTeam(threads, KernelChoice.best())) {
            team.warmUp();
            String computes = team.kernels().name();
            out.printf("float64, %s, at most %d thread%s%n", computes, threads, threads == 1 ? "" : "s");
            out.printf(ROW, "hidden", "window", "streams", "symbols", "characters/s", "ns/character", "GFLOP/s");
            SpeedTest test = new SpeedTest(team, seconds);
            for (Shape shape : scale ? scales() : SHAPES) {
                Result result = test.measure(shape);
                results.add(result);
                print(out, result);
            }
            if (json) {
                printJson(out, computes, results);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    /** Each size varied alone, the others as in a first experiment. */
    private static List<Shape> scales() {
        List<Shape> shapes = new ArrayList<>();
        IntStream.of(32, 64, 100, 128, 256, 512, 1024, 2048).forEach(h -> shapes.add(new Shape(h, 25, 1, SYMBOLS)));
        IntStream.of(5, 10, 25, 50, 100, 250, 1000).forEach(t -> shapes.add(new Shape(100, t, 1, SYMBOLS)));
        IntStream.of(1, 2, 4, 8, 16, 32, 64, 128, 256).forEach(b -> shapes.add(new Shape(100, 25, b, SYMBOLS)));
        IntStream.of(2, 16, 65, 256, 1000, 5000).forEach(n -> shapes.add(new Shape(100, 25, 1, n)));
        return shapes;
    }

    private static void print(PrintWriter out, Result result) {
        Shape shape = result.shape();
        out.printf(
                Locale.ROOT,
                ROW,
                shape.hidden(),
                shape.window(),
                shape.streams(),
                shape.symbols(),
                String.format(Locale.ROOT, "%,.0f", result.charactersPerSecond()),
                String.format(Locale.ROOT, "%,.0f", result.nanosPerCharacter()),
                String.format(Locale.ROOT, "%.1f", result.gigaflops()));
        out.flush();
    }

    private void printJson(PrintWriter out, String computes, List<Result> results) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("precision", "float64");
        line.put("kernels", computes);
        line.put("threads", threads);
        line.put("results", results.stream().map(BenchmarkCommand::toMap).toList());
        JsonLine.print(out, line);
    }

    private static Map<String, Object> toMap(Result result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hidden", result.shape().hidden());
        map.put("window", result.shape().window());
        map.put("streams", result.shape().streams());
        map.put("symbols", result.shape().symbols());
        map.put("charactersPerSecond", Math.round(result.charactersPerSecond()));
        map.put("gigaflops", Math.round(result.gigaflops() * 10) / 10.0);
        return map;
    }
}
