package dev.unroll.cli;

import dev.unroll.core.insight.Contributions;
import dev.unroll.core.insight.FrozenWindow;
import dev.unroll.core.insight.WindowInsight;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.TextStreams;
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

/** {@code unroll diagnose}: how far the gradients of a saved network reach back over the first window of a text. */
@Command(
        name = "diagnose",
        description = "Shows how far a saved network's gradients reach back over the first window of a text, and why.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DiagnoseCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "The saved network.")
    @SuppressWarnings("NullAway.Init") // required
    private Path model;

    @Option(names = "--text", required = true, paramLabel = "FILE", description = "The text that it reads.")
    @SuppressWarnings("NullAway.Init") // required
    private Path text;

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
        LoadedText loaded = new CorpusReader().read(text, Optional.ofNullable(encoding), ReadProgress.NONE);
        loaded.warning().ifPresent(spec.commandLine().getErr()::println);
        SavedModel saved = ModelFile.read(model);
        Experiment experiment = saved.experiment().orElseGet(Experiment::defaults);
        int steps = window == null ? experiment.window() : window;
        Kernels kernels = KernelChoice.best().get();
        FrozenWindow frozen = new FrozenWindow(
                saved.parameters(), experiment.activation(), firstWindow(saved, loaded.corpus(), steps));
        WindowInsight insight = WindowInsight.into(frozen, kernels);
        Diagnosis diagnosis = new Diagnosis(insight, Contributions.residual(insight.passes(), kernels));
        if (json) {
            JsonLine.print(spec.commandLine().getOut(), diagnosis.json());
        } else {
            diagnosis.print(spec.commandLine().getOut());
        }
        return CommandLine.ExitCode.OK;
    }

    /** The first T characters, in the model's symbols. */
    private static Tape firstWindow(SavedModel saved, Corpus corpus, int steps) {
        int longest = TextStreams.longestWindow(corpus.length(), 1);
        if (steps > longest) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The text has %,d characters, too few for a window of %,d: set --window to at most %,d or use a"
                            + " longer text.",
                    corpus.length(),
                    steps,
                    longest));
        }
        Tape tape = new Tape(saved.parameters().shape(), steps, 1);
        for (int t = 0; t < steps; t++) {
            tape.inputs()[t] = symbol(saved, corpus, t);
            tape.targets()[t] = symbol(saved, corpus, t + 1);
        }
        return tape;
    }

    private static int symbol(SavedModel saved, Corpus corpus, int position) {
        int id = corpus.id(position);
        if (saved.vocabulary().isEmpty()) {
            int symbols = saved.parameters().shape().vocabulary();
            if (symbols != corpus.vocabulary().size()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "The model has %,d symbols and the text %,d: choose the text that the model was trained on.",
                        symbols,
                        corpus.vocabulary().size()));
            }
            return id;
        }
        int codePoint = corpus.vocabulary().codePoint(id);
        int known = saved.vocabulary().get().idOf(codePoint);
        if (known < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The model does not know character %,d of the text, U+%04X: choose a text of the characters that it"
                            + " was trained on.",
                    position + 1,
                    codePoint));
        }
        return known;
    }
}
