package dev.unroll.cli;

import dev.unroll.core.train.ExperimentException;
import dev.unroll.store.BrokenModelException;
import dev.unroll.store.ModelMismatchException;
import dev.unroll.store.UnusableTextException;
import dev.unroll.store.UnwritableFileException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's commands. Every error is one sentence on standard error. */
@Command(
        name = "unroll",
        description =
                "Trains a recurrent network on your text and shows what every equation is doing. Without a command"
                        + " it opens its window.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineMain.Version.class,
        subcommands = {
            TrainCommand.class,
            SampleCommand.class,
            GradcheckCommand.class,
            DiagnoseCommand.class,
            BenchmarkCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage", "3:diverged"})
public final class CommandLineMain {
    /** A command failed. */
    public static final int FAILED = 1;
    /** The words or numbers of a command were wrong. */
    public static final int WRONG_USAGE = 2;
    /** A training's numbers stopped being finite. */
    public static final int DIVERGED = 3;

    private CommandLineMain() {}

    /**
     * Runs one command.
     *
     * @param args the command line, at least one word
     * @return the exit code
     */
    public static int run(String... args) {
        return create().setOut(utf8(System.out)).setErr(utf8(System.err)).execute(args);
    }

    /** What a network writes has any characters, whatever the system thinks of them: in the C locale Java writes '?'. */
    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** {@return the commands, ready to be executed} */
    static CommandLine create() {
        return new CommandLine(new CommandLineMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, args) -> {
                    say(failure.getCommandLine().getErr(), String.valueOf(failure.getMessage()));
                    return WRONG_USAGE;
                })
                .setExecutionExceptionHandler((failure, command, result) -> {
                    say(command.getErr(), sentence(failure));
                    return FAILED;
                });
    }

    private static String sentence(Exception failure) {
        boolean isSentence = failure instanceof UnusableTextException
                || failure instanceof BrokenModelException
                || failure instanceof ModelMismatchException
                || failure instanceof UnwritableFileException
                || failure instanceof ExperimentException
                || failure instanceof IllegalArgumentException
                || failure instanceof ArithmeticException;
        if (isSentence && failure.getMessage() != null) {
            return failure.getMessage();
        }
        System.getLogger(CommandLineMain.class.getName()).log(System.Logger.Level.ERROR, "command failed", failure);
        return "Unroll failed in a way it did not expect (" + failure.getClass().getSimpleName() + ": "
                + failure.getMessage() + "): please report it with the log file.";
    }

    private static void say(PrintWriter err, String sentence) {
        err.println(sentence.replace('\n', ' '));
        err.flush();
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLineMain.class.getPackage().getImplementationVersion();
            return new String[] {"Unroll " + (version == null ? "(development)" : version)};
        }
    }
}
