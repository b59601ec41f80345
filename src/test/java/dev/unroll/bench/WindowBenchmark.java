package dev.unroll.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does the window hold its frames while training runs as fast as it can, and does it leave the training alone?
 * Processes with the window and processes with {@code unroll train} take turns on the same text and settings; what is
 * compared are neighbours, so that a machine that slows down meanwhile does no harm. See src/test/scripts.
 */
public final class WindowBenchmark {
    private static final double LEAST_FRAMES = 55;
    private static final double LEAST_RATIO = 0.9;
    private static final String USAGE = "usage: WindowBenchmark TEXT [PAIRS [SECONDS [WARM-UP SECONDS]]]";

    private WindowBenchmark() {}

    /**
     * Measures, and ends with 1 where the bar is missed.
     *
     * @param args the text, how many pairs, how many seconds each process is measured, and how many it warms up
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 1 || args.length > 4 || !Files.isReadable(Path.of(args[0]))) {
            System.err.println(USAGE);
            System.exit(2);
        }
        int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        String seconds = args.length > 2 ? args[2] : "20";
        String warmUp = args.length > 3 ? args[3] : "12";

        List<Side> windows = new ArrayList<>();
        List<Side> commands = new ArrayList<>();
        System.out.printf(
                Locale.ROOT,
                "%-5s %12s %12s %8s %12s %8s %8s %10s%n",
                "pair",
                "window",
                "command",
                "ratio",
                "by cpu time",
                "frames",
                "painted",
                "slowest");
        for (int i = 0; i < pairs; i++) {
            Side window = run(WindowSide.class, args[0], warmUp, seconds);
            Side command = run(CommandSide.class, args[0], warmUp, seconds);
            windows.add(window);
            commands.add(command);
            System.out.printf(
                    Locale.ROOT,
                    "%-5d %8.0f /s %8.0f /s %7.1f%% %11.1f%% %8.1f %8.1f %7.0f ms%n",
                    i + 1,
                    window.stepsPerSecond(),
                    command.stepsPerSecond(),
                    100 * window.stepsPerSecond() / command.stepsPerSecond(),
                    100 * window.stepsPerCpuSecond() / command.stepsPerCpuSecond(),
                    window.framesPerSecond(),
                    window.renderedPerSecond(),
                    window.slowestFrameMillis());
            System.out.println("      window threads " + window.processor());
            System.out.println("      command threads " + command.processor());
        }
        System.exit(report(args[0], windows, commands) ? 0 : 1);
    }

    /** Prints medians as one line of JSON; tells whether they hold the bar. */
    private static boolean report(String text, List<Side> windows, List<Side> commands) {
        double ratio = median(ratios(windows, commands, Side::stepsPerSecond));
        double frames = median(windows.stream().map(Side::framesPerSecond));
        boolean held = ratio >= LEAST_RATIO && frames >= LEAST_FRAMES;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("text", text);
        line.put("pairs", windows.size());
        line.put("seconds", median(windows.stream().map(Side::seconds)));
        line.put("processors", Runtime.getRuntime().availableProcessors());
        line.put("framesPerSecond", frames);
        line.put("paintedPerSecond", median(windows.stream().map(Side::renderedPerSecond)));
        line.put("slowestFrameMillis", median(windows.stream().map(Side::slowestFrameMillis)));
        line.put("windowStepsPerSecond", median(windows.stream().map(Side::stepsPerSecond)));
        line.put("commandStepsPerSecond", median(commands.stream().map(Side::stepsPerSecond)));
        line.put("ratio", ratio);
        line.put("ratioByProcessorTime", median(ratios(windows, commands, Side::stepsPerCpuSecond)));
        line.put("held", held);
        System.out.println(JsonMapper.shared().writeValueAsString(line));
        return held;
    }

    private static Stream<Double> ratios(List<Side> windows, List<Side> commands, ToDoubleFunction<Side> of) {
        return IntStream.range(0, windows.size())
                .mapToObj(i -> of.applyAsDouble(windows.get(i)) / of.applyAsDouble(commands.get(i)));
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return Math.round(median * 1000) / 1000.0;
    }

    private static Side run(Class<?> side, String... args) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("unroll-bench");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Dprism.order=sw",
                "-Dunroll.home=" + home,
                "-Dunroll.log.dir=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                side.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Optional<Side> result = Optional.empty();
        List<String> said = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
                if (line.startsWith(Side.MARK)) {
                    result = Optional.of(JsonMapper.shared().readValue(line.substring(Side.MARK.length()), Side.class));
                }
            }
        } finally {
            process.destroy();
        }
        process.waitFor();
        return result.orElseThrow(() -> new IllegalStateException(String.join("\n", said)));
    }
}
