package dev.unroll.cli;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.rnn.GradientCheck;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.train.GradientProof;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code unroll gradcheck}: proves the backward pass by differences. */
@Command(
        name = "gradcheck",
        description = "Compares every gradient of a random network with central differences.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GradcheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--hidden", paramLabel = "H", description = "Hidden units (${DEFAULT-VALUE}).")
    private int hidden = 12;

    @Option(names = "--layers", paramLabel = "N", description = "Layers, 1 to 4 (${DEFAULT-VALUE}).")
    private int layers = 1;

    @Option(names = "--window", paramLabel = "T", description = "Time steps (${DEFAULT-VALUE}).")
    private int window = 8;

    @Option(names = "--streams", paramLabel = "B", description = "Streams (${DEFAULT-VALUE}).")
    private int streams = 1;

    @Option(names = "--activation", description = "tanh, relu, sigmoid or identity (tanh).")
    private Activation activation = Activation.TANH;

    @Option(names = "--seed", description = "The seed of the network and the window (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "Print the result as one JSON object in the last line.")
    private boolean json;

    @Override
    public Integer call() {
        Experiment settings = settings();
        RnnShape shape = settings.shape(GradientProof.SYMBOLS);
        List<GradientCheck.Worst> worst = GradientProof.run(
                shape,
                activation,
                settings.window(),
                settings.streams(),
                seed,
                KernelChoice.best().get());
        boolean passes = worst.stream().allMatch(GradientCheck.Worst::passes);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> errors = new LinkedHashMap<>();
            worst.forEach(w -> errors.put(w.name(), w.error()));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("tolerance", GradientCheck.TOLERANCE);
            result.put("errors", errors);
            result.put("passes", passes);
            JsonLine.print(out, result);
        } else {
            out.printf(
                    "%-9s %-14s %-22s %-22s %s%n",
                    "parameter", "largest error", "by the backward pass", "by differences", "");
            for (GradientCheck.Worst w : worst) {
                out.printf(
                        Locale.ROOT,
                        "%-9s %-14.2e %-22.15g %-22.15g %s%n",
                        w.name(),
                        w.error(),
                        w.analytic(),
                        w.numeric(),
                        w.passes() ? "right" : "WRONG");
            }
            out.flush();
        }
        return passes ? CommandLine.ExitCode.OK : CommandLineMain.FAILED;
    }

    private Experiment settings() {
        try {
            return Experiment.defaults()
                    .withHidden(hidden)
                    .withLayers(layers)
                    .withWindow(window)
                    .withStreams(streams)
                    .withActivation(activation);
        } catch (ExperimentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
