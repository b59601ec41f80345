package dev.unroll.support;

import dev.unroll.cli.CommandLineMain;
import dev.unroll.core.train.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code unroll train} in a Java virtual machine of its own, of the JDK and on the class path of this one. */
public final class ChildTraining {
    /** What a virtual machine needs to compute on vectors. */
    public static final String VECTORS = "--add-modules=jdk.incubator.vector";

    /** Stands in a command for a folder of the child's own. */
    public static final String HOME = "HOME/";

    private static final String END = ";";
    private static final long SECONDS = 120;

    private ChildTraining() {}

    /**
     * What a training came to.
     *
     * @param steps done
     * @param weights their SHA-256
     * @param numbers of every step: loss, smoothed loss, gradient norm
     */
    public record Result(long steps, String weights, List<List<Double>> numbers) {}

    /** {@return the words of an experiment on the command line} */
    public static List<String> words(Experiment experiment) {
        return List.of(
                "--hidden", Integer.toString(experiment.hidden()),
                "--layers", Integer.toString(experiment.layers()),
                "--window", Integer.toString(experiment.window()),
                "--streams", Integer.toString(experiment.streams()),
                "--activation", experiment.activation().name().toLowerCase(Locale.ROOT),
                "--init", experiment.initializer().text(),
                "--optimizer", experiment.optimizer().text(),
                "--learning-rate", Double.toString(experiment.learningRate()),
                "--clip", experiment.clip().text(),
                "--seed", Long.toString(experiment.seed()));
    }

    /**
     * Trains several times, one after the other, in one virtual machine, and waits for the end.
     *
     * @param folder where the child may write
     * @param options of the virtual machine
     * @param trainings the words of each command, after {@code train --json --metrics FILE}
     */
    public static List<Result> run(Path folder, List<String> options, List<List<String>> trainings)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(folder, "child");
        Path out = home.resolve("out.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Dunroll.home=" + home, "-Dunroll.log.dir=" + home));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildTraining.class.getName()));
        for (int i = 0; i < trainings.size(); i++) {
            command.addAll(
                    List.of("train", "--json", "--metrics", metrics(home, i).toString()));
            trainings.get(i).forEach(word -> command.add(word.replace(HOME, home + "/")));
            command.add(END);
        }
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(home.resolve("err.txt").toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + Files.readString(out)
                    + Files.readString(home.resolve("err.txt")));
        }
        // A virtual machine warns on its standard output too.
        List<String> lines = Files.readAllLines(out).stream()
                .filter(line -> line.startsWith("{"))
                .toList();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < trainings.size(); i++) {
            JsonNode json = JsonMapper.shared().readTree(lines.get(i));
            results.add(new Result(
                    json.get("steps").asLong(), json.get("weightsSha256").asString(), numbers(metrics(home, i))));
        }
        return results;
    }

    /**
     * Runs the commands, and ends the process with the exit code of the first that fails.
     *
     * @param args the words of each command, and after each an end
     */
    public static void main(String[] args) {
        List<String> words = new ArrayList<>();
        for (String arg : args) {
            if (!arg.equals(END)) {
                words.add(arg);
                continue;
            }
            int code = CommandLineMain.run(words.toArray(String[]::new));
            if (code != 0) {
                System.exit(code);
            }
            words.clear();
        }
    }

    private static Path metrics(Path home, int training) {
        return home.resolve("metrics" + training + ".csv");
    }

    private static List<List<Double>> numbers(Path metrics) throws IOException {
        return Files.readAllLines(metrics).stream()
                .skip(1)
                .map(line -> List.of(line.split(",")).subList(1, 4).stream()
                        .map(Double::valueOf) // JDKs write the same number differently
                        .toList())
                .toList();
    }
}
