package dev.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code train --load} goes on where {@code train --save} stopped. */
class GoingOnTest {
    private static final String TEXT = "the bell rings, the boat swings, and the tide comes in.\n".repeat(20);

    @TempDir
    Path folder;

    private Path text;
    private Path model;
    private String out = "";
    private String err = "";

    @BeforeEach
    void writeText() throws IOException {
        text = Files.writeString(folder.resolve("bells.txt"), TEXT);
        model = folder.resolve("half.safetensors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--optimizer adagrad",
                "--optimizer adam --learning-rate 0.01 --layers 2 --streams 3",
                "--optimizer rmsprop --learning-rate 0.01 --clip value:0.1",
                "--optimizer sgd --clip none"
            })
    void twoHalvesAreTheSameAsTheWhole(String settings) throws IOException {
        Path whole = folder.resolve("whole.csv");
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        String train = "--hidden 13 --window 11 " + settings;
        assertThat(train(train, "--steps", 200, "--metrics", whole)).isZero();
        JsonNode straight = lastLine();
        assertThat(train(train, "--steps", 100, "--metrics", first, "--save", model))
                .isZero();

        assertThat(train("", "--load", model, "--steps", 100, "--metrics", second))
                .isZero();

        assertThat(err.strip()).isEqualTo("Goes on at step 100.");
        for (String key : List.of("steps", "loss", "smoothLoss", "weightsSha256")) {
            assertThat(lastLine().get(key)).as(key).isEqualTo(straight.get(key));
        }
        List<String> rows = Stream.concat(
                        Files.readAllLines(first).stream(),
                        Files.readAllLines(second).stream().skip(1))
                .toList();
        assertThat(rows).isEqualTo(Files.readAllLines(whole));
    }

    @Test
    void aModelSavedTwiceIsTheSameFile() throws IOException {
        assertThat(train("--hidden 8 --optimizer adam", "--steps", 30, "--save", folder.resolve("whole.safetensors")))
                .isZero();
        assertThat(train("--hidden 8 --optimizer adam", "--steps", 10, "--save", model))
                .isZero();
        assertThat(train("", "--load", model, "--steps", 20, "--save", model)).isZero();
        assertThat(model).hasSameBinaryContentAs(folder.resolve("whole.safetensors"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--learning-rate 0.01 --clip none --window 5|Goes on at step 20.",
                "--optimizer adam|Goes on at step 20; the optimizer's memories start afresh because --optimizer was adagrad before.",
                "--streams 2|Goes on at step 20; hidden states and the place in the text start afresh because"
                        + " --streams was 1 before.",
                "--text OTHER --optimizer sgd|Goes on at step 20; hidden states and the place in the text start afresh"
                        + " because the text is another than before; the optimizer's memories start afresh because"
                        + " --optimizer was adagrad before."
            })
    void whatStartsAfreshIsSaidInOneLine(String settings, String sentence) throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), TEXT.replace("boat", "taob"));
        assertThat(train("--hidden 8", "--steps", 20, "--save", model)).isZero();
        String given = settings.replace("OTHER", other.toString());
        assertThat(
                        given.contains("--text")
                                ? run(("train --json --load " + model + " --steps 10 " + given).split(" "))
                                : train(given, "--load", model, "--steps", 10))
                .isZero();
        assertThat(CommandRun.withoutProgress(err)).isEqualTo(sentence);
        assertThat(lastLine().get("steps").asLong()).isEqualTo(30);
    }

    @Test
    void otherHiddenUnitsAreRefusedInOneSentence() {
        assertThat(train("--hidden 8", "--steps", 5, "--save", model)).isZero();
        assertThat(train("--hidden 9 --optimizer adam --streams 2", "--load", model, "--steps", 5))
                .isEqualTo(CommandLineMain.FAILED);
        assertThat(err.strip())
                .contains("8 hidden units", "choose the model's own")
                .doesNotContain("\n");
    }

    @Test
    void aDivergedRunSavesTheLastGoodStep() {
        assertThat(train("--hidden 8 --optimizer adam", "--steps", 40, "--save", model))
                .isZero();
        String wild = "--activation identity --optimizer sgd --learning-rate 1000000 --clip none";
        Path last = folder.resolve("last.safetensors");
        assertThat(train(wild, "--load", model, "--steps", 100, "--save", last)).isEqualTo(CommandLineMain.DIVERGED);
        long good = lastLine().get("steps").asLong();
        String weights = lastLine().get("weightsSha256").asString();
        assertThat(good).isBetween(40L, 139L);
        assertThat(lastLine().get("diverged").get("step").asLong()).isEqualTo(good + 1);

        assertThat(train("", "--load", last, "--steps", 1)).isEqualTo(CommandLineMain.DIVERGED);
        assertThat(lastLine().get("weightsSha256").asString()).isEqualTo(weights);
        assertThat(train("--learning-rate 1e-9 --clip norm:1e-9 --activation tanh", "--load", last, "--steps", 1))
                .isZero();
        assertThat(lastLine().get("steps").asLong()).isEqualTo(good + 1);
    }

    private int train(String settings, Object... more) {
        StringBuilder line = new StringBuilder("train --json --text " + text + " " + settings);
        for (Object word : more) {
            line.append(' ').append(word);
        }
        return run(line.toString().split(" +"));
    }

    private int run(String... args) {
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        CommandLine command = CommandLineMain.create();
        command.setOut(new PrintWriter(stdout, true)).setErr(new PrintWriter(stderr, true));
        int code = command.execute(args);
        out = stdout.toString();
        err = stderr.toString();
        return code;
    }

    private JsonNode lastLine() {
        List<String> lines = out.lines().toList();
        return JsonMapper.shared().readTree(lines.get(lines.size() - 1));
    }
}
