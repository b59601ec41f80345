package dev.unroll.cli;

import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.Sampler;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Experiment;
import dev.unroll.store.ModelFile;
import dev.unroll.store.SavedModel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code unroll sample}: lets a saved network write. */
@Command(
        name = "sample",
        description = "Lets a saved network write.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SampleCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "The saved network.")
    @SuppressWarnings("NullAway.Init") // required
    private Path model;

    @Option(names = "--length", paramLabel = "N", description = "Characters to write (${DEFAULT-VALUE}).")
    private int length = 200;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "1 follows the network, less is safer, more is wilder (${DEFAULT-VALUE}).")
    private double temperature = 1;

    @Option(names = "--prime", paramLabel = "TEXT", description = "What the network reads first.")
    private String prime = "";

    @Option(names = "--seed", description = "The seed of the draws (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        if (length < 0) {
            throw new ParameterException(spec.commandLine(), "--length must be 0 or more, not " + length + ".");
        }
        Sampler.Choice choice = choice();
        SavedModel saved = ModelFile.read(model);
        saved.task().ifPresent(task -> {
            throw new IllegalArgumentException("The model " + model.getFileName() + " learnt the task " + task.text()
                    + " and writes no text: choose a model that was trained on a text.");
        });
        Vocabulary vocabulary = saved.vocabulary()
                .orElseThrow(() -> new IllegalArgumentException("The model " + model.getFileName()
                        + " does not say which characters it knows: train it on its text with --load and --save"
                        + " first."));
        Sampler sampler = new Sampler(
                saved.parameters(),
                saved.experiment().orElseGet(Experiment::defaults).activation(),
                KernelChoice.best().get());
        spec.commandLine()
                .getOut()
                .println(sampler.write(
                        vocabulary, prime, length, choice, new RandomStream(seed, RandomStream.Purpose.SAMPLING)));
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private Sampler.Choice choice() {
        try {
            return new Sampler.Choice(temperature, 0);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
