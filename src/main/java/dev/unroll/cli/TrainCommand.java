package dev.unroll.cli;

import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.train.MemoryNeed;
import dev.unroll.core.train.StepResult;
import dev.unroll.core.train.TaskSettings;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import dev.unroll.session.WorkerTeam;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.LoadedText;
import dev.unroll.store.ModelFile;
import dev.unroll.store.OutputCheck;
import dev.unroll.store.ReadProgress;
import dev.unroll.store.SavedModel;
import dev.unroll.store.WeightsDigest;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code unroll train}: trains on a text or a task for a number of steps. */
@Command(
        name = "train",
        description = "Trains a network on a text or a task.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--text", paramLabel = "FILE", description = "The text to learn.")
    private @Nullable Path text;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "Learn a task with a known answer in place of a text: temporal-order:L, echo:K, adding:L or"
                    + " copy-memory:T. It brings settings under which it is learnt; options change them.")
    private @Nullable String task;

    @Option(names = "--encoding", description = "The text's encoding, where it is not found rightly.")
    private @Nullable Charset encoding;

    @Mixin
    private final ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Windows to train on, those of a loaded model not counted (${DEFAULT-VALUE}).")
    private long steps = 10_000;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "The most threads to compute with, where more than one pays (all processors); the results"
                    + " are the same.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--load",
            paramLabel = "MODEL",
            description = "Go on from this model, to the bit where text and settings are still the same. A model of a"
                    + " task needs neither --text nor --task.")
    private @Nullable Path load;

    @Option(names = "--save", paramLabel = "MODEL", description = "Write the trained model here.")
    private @Nullable Path save;

    @Option(names = "--metrics", paramLabel = "FILE.csv", description = "Write every step's numbers here.")
    private @Nullable Path metrics;

    @Option(names = "--json", description = "Print the result as one JSON object in the last line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        requireAtLeastOne(steps, "--steps");
        requireAtLeastOne(threads, "--threads");
        if (threads > WorkerTeam.MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--threads must be " + WorkerTeam.MOST + " or less, not " + threads + ".");
        }
        Experiment settings = settings(base());
        requireApart("--save", save, "--text", text); // --save may be --load: the model is read whole before
        requireApart("--metrics", metrics, "--text", text);
        requireApart("--metrics", metrics, "--load", load);
        requireApart("--metrics", metrics, "--save", save);
        for (Path output : new Path[] {save, metrics}) {
            if (output != null) {
                OutputCheck.requireWritable(output);
            }
        }
        // A task reads no text.
        Corpus corpus = text == null ? Corpus.of("no text", " ") : read(text);
        if (!KernelChoice.hasVectors()) {
            spec.commandLine().getErr().println(KernelChoice.HINT);
        }
        try (WorkerTeam team = new WorkerTeam(threads, KernelChoice.best())) {
            return train(corpus, settings, team);
        }
    }

    private Corpus read(Path file) throws Exception {
        LoadedText loaded = new CorpusReader().read(file, Optional.ofNullable(encoding), ReadProgress.NONE);
        loaded.warning().ifPresent(spec.commandLine().getErr()::println);
        return loaded.corpus();
    }

    /** What stands where no option says otherwise: with a task, settings that suit it. */
    private Experiment base() {
        if (text == null && task == null && load == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing required option: '--text=FILE', '--task=TASK', or '--load=MODEL' with a task's model");
        }
        if (task == null) {
            return Experiment.defaults();
        }
        if (text != null) {
            throw new ParameterException(
                    spec.commandLine(), "--task is learnt in place of --text: leave one of them out.");
        }
        try {
            return TaskSettings.of(Task.parse(task));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int train(Corpus corpus, Experiment settings, Team team) throws Exception {
        Trainer trainer = trainer(corpus, settings, team);
        Progress progress = new Progress(spec.commandLine().getErr(), trainer, steps);
        MetricsFile rows = metrics == null
                ? MetricsFile.none()
                : MetricsFile.create(metrics, trainer.parameters().names());
        StepResult last = train(trainer, progress, rows);
        Optional<Diverged> diverged = last instanceof Diverged d ? Optional.of(d) : Optional.empty();
        if (save != null) {
            ModelFile.write(save, SavedModel.of(trainer.parameters(), trainer.experiment(), trainer.state(), corpus));
            spec.commandLine().getErr().println("Saved " + save + ".");
        }
        report(trainer, progress, diverged);
        rows.requireWritten();
        return diverged.isPresent() ? CommandLineMain.DIVERGED : CommandLine.ExitCode.OK;
    }

    private void requireAtLeastOne(long value, String option) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be 1 or more, not " + value + ".");
        }
    }

    private void requireApart(String output, @Nullable Path file, String option, @Nullable Path other) {
        if (file != null && other != null && OutputCheck.isSameFile(file, other)) {
            throw new ParameterException(
                    spec.commandLine(),
                    output + " and " + option + " are the same file, " + file + ": give " + output + " another name.");
        }
    }

    private Experiment settings(Experiment base) {
        try {
            return options.applyTo(base);
        } catch (ExperimentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Trainer trainer(Corpus corpus, Experiment settings, Team team) throws Exception {
        int n = corpus.vocabulary().size();
        if (load == null) {
            requireMemory(settings, n);
            return new Trainer(settings, corpus, team);
        }
        SavedModel file = ModelFile.read(load);
        SavedModel model = file.completedBy(corpus.vocabulary(), wanted(file, settings));
        Experiment experiment = settings(model.experiment().orElse(settings));
        requireMemory(experiment, n);
        GoingOn goingOn = GoingOn.from(model, experiment, corpus);
        Trainer trainer = new Trainer(experiment, corpus, team, model.parameters(), goingOn.state());
        spec.commandLine().getErr().println(goingOn.sentence());
        return trainer;
    }

    /** Where neither a text nor a task is given, the model's own task goes on. */
    private Experiment wanted(SavedModel file, Experiment settings) {
        if (text != null || task != null) {
            return settings;
        }
        return file.task()
                .map(settings::withTask)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "The model " + load + " names no task to go on with: give the text that it was trained on"
                                + " with --text."));
    }

    private static void requireMemory(Experiment experiment, int vocabulary) {
        Runtime runtime = Runtime.getRuntime();
        double used = runtime.totalMemory() - runtime.freeMemory();
        MemoryNeed.of(experiment, vocabulary).requireFits(runtime.maxMemory() - used);
    }

    private StepResult train(Trainer trainer, Progress progress, MetricsFile rows) {
        long before = trainer.steps();
        try (rows) {
            StepResult result = trainer.step();
            while (result instanceof Trained trained) {
                rows.add(trained);
                progress.stepped(trained, trainer.tape());
                if (trained.step() - before == steps) {
                    break;
                }
                result = trainer.step();
            }
            return result;
        } finally {
            progress.stop();
        }
    }

    private void report(Trainer trainer, Progress progress, Optional<Diverged> diverged) {
        diverged.ifPresent(d -> {
            spec.commandLine().getErr().println(sentence(d));
            spec.commandLine().getErr().flush();
        });
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("steps", trainer.steps());
            result.put("loss", progress.loss());
            result.put("smoothLoss", progress.smoothLoss());
            progress.accuracy().ifPresent(right -> result.put("accuracy", right));
            result.put("charactersPerSecond", progress.charactersPerSecond());
            result.put("seconds", progress.seconds());
            result.put("weightsSha256", sha256(trainer.parameters()));
            diverged.ifPresent(d -> result.put("diverged", d));
            JsonLine.print(spec.commandLine().getOut(), result);
        } else {
            spec.commandLine().getOut().println(progress.summary());
            spec.commandLine().getOut().flush();
        }
    }

    private static String sha256(Parameters parameters) {
        return WeightsDigest.sha256(parameters);
    }

    private static String sentence(Diverged diverged) {
        String where = diverged.timeStep() > 0 ? " at time step " + diverged.timeStep() : "";
        return "Training diverged in step " + diverged.step() + ": " + diverged.quantity() + " is not a finite number"
                + where + "; use a smaller --learning-rate or --clip norm:1.";
    }
}
