package dev.unroll.cli;

import dev.unroll.core.insight.Contributions;
import dev.unroll.core.insight.FrozenWindow;
import dev.unroll.core.insight.WindowInsight;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.task.Task;
import dev.unroll.core.train.Experiment;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.LoadedText;
import dev.unroll.store.ModelFile;
import dev.unroll.store.ReadProgress;
import dev.unroll.store.SavedModel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code unroll diagnose}: how far the gradients of a saved network reach back over the first window that it reads. */
@Command(
        name = "diagnose",
        description = "Shows how far a saved network's gradients reach back over the first window of a text, or of the"
                + " task that it was trained on, and why.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DiagnoseCommand implements Callable<Integer> {
    /** The river of a longer window fills the memory, and its numbers a file of hundreds of megabytes. */
    private static final int LONGEST = 2_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "The saved network.")
    @SuppressWarnings("NullAway.Init") // required
    private Path model;

    @Option(names = "--text", paramLabel = "FILE", description = "The text that it reads; for a model of a text only.")
    private @Nullable Path text;

    @Option(names = "--encoding", description = "The text's encoding, where it is not found rightly.")
    private @Nullable Charset encoding;

    @Option(names = "--window", paramLabel = "T", description = "Time steps (the model's own).")
    private @Nullable Integer window;

    @Option(names = "--json", description = "Print the result as one JSON object in the last line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (window != null && (window < 1 || window > Experiment.MAX_SIZE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(
                            Locale.ROOT, "--window must be from 1 to %,d, not %,d.", Experiment.MAX_SIZE, window));
        }
        SavedModel saved = ModelFile.read(model);
        Experiment experiment = saved.experiment().orElseGet(Experiment::defaults);
        requireShort(window == null ? experiment.window() : window);
        Kernels kernels = KernelChoice.best().get();
        FrozenWindow frozen = new FrozenWindow(saved.parameters(), experiment.activation(), window(saved, experiment));
        WindowInsight insight = WindowInsight.into(frozen, kernels);
        Diagnosis diagnosis = new Diagnosis(
                insight,
                Contributions.residual(insight.passes(), kernels),
                saved.task().isPresent() ? "time step" : "character");
        if (json) {
            JsonLine.print(spec.commandLine().getOut(), diagnosis.json());
        } else {
            diagnosis.print(spec.commandLine().getOut());
        }
        return CommandLine.ExitCode.OK;
    }

    private static void requireShort(int steps) {
        if (steps > LONGEST) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "A look at a window of %,d time steps has half their square of gradients, too many to compute: look at"
                            + " most at %,d, with --window or a shorter task.",
                    steps,
                    LONGEST));
        }
    }

    private Tape window(SavedModel saved, Experiment experiment) throws Exception {
        Optional<Task> task = saved.task();
        if (task.isPresent()) {
            return FirstWindow.of(task.get(), ofTask(task.get(), experiment));
        }
        if (text == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The model " + model.getFileName() + " names no task: give the text that it reads with --text.");
        }
        LoadedText loaded = new CorpusReader().read(text, Optional.ofNullable(encoding), ReadProgress.NONE);
        loaded.warning().ifPresent(spec.commandLine().getErr()::println);
        return FirstWindow.of(saved, loaded.corpus(), window == null ? experiment.window() : window);
    }

    private Experiment ofTask(Task task, Experiment experiment) {
        if (text != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The model " + model.getFileName() + " reads the sequences of its task " + task.text()
                            + ": leave out --text.");
        }
        if (window != null && window != task.length().orElse(window)) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(
                            Locale.ROOT,
                            "The task %s is looked at in whole sequences of %,d time steps: leave out --window.",
                            task.text(),
                            experiment.window()));
        }
        return window == null ? experiment : experiment.withWindow(window);
    }
}
