package dev.unroll.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command that was run.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err its progress and errors
 */
record CommandRun(int code, String out, String err) {
    /** What stands on standard error besides the progress, which a slow machine tells there too. */
    static String withoutProgress(String err) {
        return err.lines()
                .filter(line -> !line.startsWith("step "))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Runs the words; each of several words with blanks between is one of its own. */
    static CommandRun of(Object... words) {
        String[] args = Arrays.stream(words)
                .flatMap(word -> Arrays.stream(word.toString().strip().split(" +")))
                .toArray(String[]::new);
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        CommandLine command = CommandLineMain.create();
        command.setOut(new PrintWriter(stdout, true)).setErr(new PrintWriter(stderr, true));
        int code = command.execute(args);
        return new CommandRun(code, stdout.toString(), stderr.toString());
    }

    /** What {@code --json} printed. */
    JsonNode json() {
        List<String> lines = out.lines().toList();
        return JsonMapper.shared().readTree(lines.get(lines.size() - 1));
    }
}
