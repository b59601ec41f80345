package dev.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import dev.unroll.store.ModelFile;
import dev.unroll.store.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What {@code train --task --save} left is gone on with, looked at and, by what needs a text, refused. */
class TaskModelsTest {
    private static final String ECHO = "--task echo:4 --hidden 8 --window 6 --streams 1 --optimizer adagrad";

    @TempDir
    Path folder;

    private CommandRun train(Object... words) {
        return CommandRun.of(
                Stream.concat(Stream.of("train --json"), Stream.of(words)).toArray());
    }

    private Path saved(String settings, int steps) {
        Path model = folder.resolve("half.safetensors");
        CommandRun run = train(settings, "--steps", steps, "--save", model);
        assertThat(run.code()).as(run.err()).isZero();
        return model;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--task temporal-order:10 --optimizer adam --learning-rate 0.01 --streams 3",
                "--task echo:5 --window 4 --streams 2", // the state is carried, and asked for across windows
                "--task echo:5 --window 7 --layers 2 --optimizer rmsprop --learning-rate 0.01 --seed 77",
                "--task adding:6 --optimizer rmsprop --learning-rate 0.01 --clip value:0.1",
                "--task copy-memory:2 --optimizer sgd --clip none"
            })
    void twoHalvesAreTheSameAsTheWhole(String settings) throws IOException {
        Path whole = folder.resolve("whole.csv");
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        String sized = settings + " --hidden 9";
        JsonNode straight = train(sized, "--steps", 60, "--metrics", whole).json();
        Path model = saved(sized + " --metrics " + first, 30);

        CommandRun rest = train("--load", model, "--steps", 30, "--metrics", second);

        assertThat(CommandRun.withoutProgress(rest.err())).isEqualTo("Goes on at step 30.");
        for (String key : List.of("steps", "loss", "smoothLoss", "weightsSha256")) {
            assertThat(rest.json().get(key)).as(key).isEqualTo(straight.get(key));
        }
        List<String> rows = Stream.concat(
                        Files.readAllLines(first).stream(),
                        Files.readAllLines(second).stream().skip(1))
                .toList();
        assertThat(rows).isEqualTo(Files.readAllLines(whole));
    }

    @Test
    void aModelSavedTwiceIsTheSameFile() {
        Path whole = folder.resolve("whole.safetensors");
        train(ECHO, "--steps", 30, "--save", whole);
        Path model = saved(ECHO, 10);
        assertThat(train("--load", model, "--steps", 20, "--save", model).code())
                .isZero();
        assertThat(model).hasSameBinaryContentAs(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--learning-rate 0.01 --clip none|Goes on at step 20.",
                "--task echo:4|Goes on at step 20.",
                "--task echo:5|Goes on at step 20; hidden states and the place in the task start afresh because --task"
                        + " was echo:4 before.",
                "--seed 2|Goes on at step 20; hidden states and the place in the task start afresh because --seed was 1"
                        + " before.",
                "--window 7|Goes on at step 20; hidden states and the place in the task start afresh because --window"
                        + " was 6 before.",
                "--streams 2 --optimizer adam|Goes on at step 20; hidden states and the place in the task start afresh"
                        + " because --streams was 1 before; the optimizer's memories start afresh because --optimizer"
                        + " was adagrad before."
            })
    void whatStartsAfreshIsSaidInOneLine(String settings, String sentence) {
        CommandRun run = train("--load", saved(ECHO, 20), "--steps", 10, settings);
        assertThat(run.code()).isZero();
        assertThat(CommandRun.withoutProgress(run.err())).isEqualTo(sentence);
        assertThat(run.json().get("steps").asLong()).isEqualTo(30);
    }

    @Test
    void longerSequencesOfTheSameTaskAreLearntOnWithTheirOwnWindow() {
        Path model = saved("--task temporal-order:10 --hidden 8", 20);
        CommandRun run = train("--load", model, "--task temporal-order:14 --steps 5 --save", model);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(CommandRun.of("diagnose --json --model", model)
                        .json()
                        .get("river")
                        .size())
                .isEqualTo(14);
    }

    @Test
    void weightsAloneLearnATaskOfAsManyInputsAndOutputs() throws Exception {
        Path weights = folder.resolve("weights.safetensors");
        Parameters parameters =
                ModelFile.read(saved("--task temporal-order:10 --hidden 8", 2)).parameters();
        ModelFile.write(weights, new SavedModel(parameters, Optional.empty(), Optional.empty()));
        CommandRun run = train("--load", weights, "--task temporal-order:12 --hidden 8 --steps 3");
        assertThat(CommandRun.withoutProgress(run.err()))
                .startsWith("Goes on with the model's weights; ")
                .endsWith("the place in the task start afresh because the file holds none.");
        assertThat(run.json().get("steps").asLong()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|train --load TASK --text TEXT|trained on the task echo:4 and not on a text",
                "1|train --load TASK --task adding:6|2 inputs and 2 outputs, and the task adding:6 needs 2 inputs and 1",
                "1|train --load TASK --hidden 9|8 hidden units and 1 layers, but the text or task and the settings ask",
                "2|train --load WHOLE --window 9|its window is 10",
                "2|train --load MODEL|names no task to go on with: give the text that it was trained on with --text",
                "1|train --load MODEL --task echo:4|trained on a text and not on a task",
                "2|train --task echo:4 --text TEXT|leave one of them out",
                "2|train --task echo:4 --save TASK --metrics TASK|are the same file",
                "1|sample --model TASK|learnt the task echo:4 and writes no text: choose a model",
                "2|diagnose --model TASK --text TEXT|the sequences of its task echo:4: leave out --text",
                "2|diagnose --model MODEL|names no task: give the text that it reads with --text",
                "2|diagnose --model WHOLE --window 5|in whole sequences of 10 time steps: leave out --window",
                "1|diagnose --model TASK --window 4|nothing within its first 4 time steps: set --window to at least 5"
            })
    void whatMakesNoSenseIsRefusedInOneLine(int code, String line, String says) throws IOException {
        Path task = saved(ECHO, 2);
        Path whole = folder.resolve("whole.safetensors");
        train("--task temporal-order:10 --hidden 8 --steps 2 --save", whole);
        Path text = Files.writeString(folder.resolve("bells.txt"), "the bell rings, the boat swings.\n".repeat(9));
        Path model = folder.resolve("model.safetensors");
        assertThat(train("--hidden 8 --steps 2 --text", text, "--save", model).code())
                .isZero();

        CommandRun run = CommandRun.of(line.replace("TASK", task.toString())
                .replace("WHOLE", whole.toString())
                .replace("TEXT", text.toString())
                .replace("MODEL", model.toString()));

        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(CommandRun.withoutProgress(run.err()))
                .contains(says)
                .endsWith(".")
                .doesNotContain("\n")
                .doesNotContain("Exception");
    }

    @Test
    void theFirstWindowOfATaskIsDiagnosedWithoutAText() {
        Path model = saved(
                "--task temporal-order:10 --hidden 8 --activation identity --init orthogonal:0.9 --learning-rate 1e-300",
                1);
        JsonNode json = CommandRun.of("diagnose --json --model", model).json();
        for (int l = 0; l < 10; l++) {
            assertThat(json.get("decay").get("median").get(l).asDouble()).isCloseTo(Math.pow(0.9, l), offset(1e-12));
        }
        assertThat(json.get("river").get(8).get(8).asDouble())
                .as("asked at the last step only")
                .isZero();
        assertThat(json.get("contributionResidual").asDouble()).isBetween(0.0, 1e-12);
        assertThat(CommandRun.of("diagnose --model", model).out())
                .contains("The gradient halves every 6.58 time steps")
                .doesNotContain("character");
    }

    @Test
    void anEchoIsDiagnosedOverAsManyTimeStepsAsAreWanted() {
        Path model = saved(ECHO, 1);
        CommandRun run = CommandRun.of("diagnose --json --window 9 --model", model);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("river").get(8).get(0).asDouble()).isPositive();
        assertThat(run.json().get("river").get(3).get(3).asDouble()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporal-order:10", "echo:2", "adding:6", "copy-memory:2"})
    void whatIsDiagnosedIsWhatTheFirstStreamReadFirst(String text) {
        Task task = Task.parse(text);
        Experiment experiment = Experiment.defaults()
                .withHidden(4)
                .withSeed(5)
                .withStreams(3)
                .withWindow(6)
                .withTask(task);
        Trainer trainer = new Trainer(experiment, Corpus.of("no text", " "), Team.alone(new ScalarKernels()));

        Tape tape = FirstWindow.of(task, experiment);

        Tape expected = trainer.copyWindow(Integer.MAX_VALUE);
        assertThat(tape.inputs()).isEqualTo(expected.inputs());
        assertThat(tape.targets()).isEqualTo(expected.targets());
        for (int row = 0; task.isRegression() && row < tape.window(); row++) {
            assertThat(tape.value(row, 0)).isEqualTo(expected.value(row, 0));
            assertThat(tape.answer(row)).isEqualTo(expected.answer(row));
        }
    }
}
