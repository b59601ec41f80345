package dev.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiagnoseCommandTest {
    @TempDir
    Path folder;

    private Path text;
    private Path model;
    private String out = "";
    private String err = "";

    @BeforeEach
    void writeText() throws IOException {
        text = Files.writeString(
                folder.resolve("bells.txt"), "the bell rings, the boat swings, and the tide comes in.\n".repeat(20));
        model = folder.resolve("bells.safetensors");
    }

    @Test
    void printsTheRiverOfTheFirstWindowAndWhatFollowsFromIt() {
        train("--activation", "identity", "--init", "orthogonal:0.9", "--learning-rate", "1e-300");
        assertThat(run("diagnose", "--model", model, "--text", text, "--json")).isZero();
        JsonNode json = lastLine();
        List<Double> median = numbers(json.get("decay").get("median"));
        assertThat(median).hasSize(25);
        for (int l = 0; l < 25; l++) {
            assertThat(median.get(l)).isCloseTo(Math.pow(0.9, l), offset(1e-12));
        }
        JsonNode river = json.get("river");
        assertThat(river.size()).isEqualTo(25);
        assertThat(river.get(24).get(0).asDouble())
                .isCloseTo(Math.pow(0.9, 24) * river.get(24).get(24).asDouble(), offset(1e-12));
        assertThat(river.get(0).get(1).asDouble()).isZero();
        assertThat(json.get("halfLife").asDouble()).isCloseTo(Math.log(0.5) / Math.log(0.9), offset(1e-9));
        assertThat(json.get("horizon").asInt()).isEqualTo(24);
        assertThat(json.get("spectralRadius").asDouble()).isCloseTo(0.9, offset(1e-12));
        assertThat(json.get("sigmaMax").asDouble()).isCloseTo(0.9, offset(1e-12));
        assertThat(json.get("saturation").asDouble()).isZero();
        assertThat(json.get("meanSlope").asDouble()).isEqualTo(1);
        assertThat(json.get("contributionResidual").asDouble()).isBetween(0.0, 1e-12);
        assertThat(json.get("verdict").asString()).isEqualTo("healthy");
    }

    @Test
    void ofSeveralLayersEachHasItsOwnNumbers() {
        train("--layers", "2", "--init", "orthogonal:0.1");
        assertThat(run("diagnose", "--model", model, "--text", text, "--window", 12, "--json"))
                .isZero();
        JsonNode json = lastLine();
        assertThat(json.get("layers").size()).isEqualTo(2);
        assertThat(json.get("river")).isEqualTo(json.get("layers").get(1).get("river"));
        assertThat(json.get("river").size()).isEqualTo(12);
        assertThat(json.get("layers").get(0).get("river").get(3).get(3).asDouble())
                .isPositive();
        assertThat(json.get("verdict").asString()).isEqualTo("vanishing");
    }

    @Test
    void saysTheSameInWords() {
        train("--activation", "relu", "--init", "orthogonal:2", "--learning-rate", "1e-300");
        assertThat(run("diagnose", "--model", model, "--text", text)).isZero();
        assertThat(out).contains("The gradient doubles every", "verdict: exploding", "ρ(W) = 2");
    }

    @Test
    void readsAnyTextOfTheModelsCharacters() throws IOException {
        train();
        Path other = Files.writeString(folder.resolve("other.txt"), "the boat rings\n".repeat(3));
        assertThat(run("diagnose", "--model", model, "--text", other, "--json")).isZero();
        Path strange = Files.writeString(folder.resolve("strange.txt"), "the boaT rings\n".repeat(3));
        assertThat(run("diagnose", "--model", model, "--text", strange)).isEqualTo(1);
        assertThat(err.lines()).hasSize(1);
        assertThat(err).contains("character 8", "U+0054");
    }

    @Test
    void refusesAWindowThatTheTextDoesNotHold() {
        train();
        assertThat(run("diagnose", "--model", model, "--text", text, "--window", 1500))
                .isEqualTo(1);
        assertThat(err).contains("--window to at most 1,119");
        assertThat(run("diagnose", "--model", model, "--text", text, "--window", 70_000))
                .isEqualTo(1);
        assertThat(err).contains("look at most at 2,000, with --window");
        assertThat(run("diagnose", "--model", model, "--text", text, "--window", 0))
                .isEqualTo(2);
        assertThat(err).contains("--window must be from 1");
    }

    private void train(String... options) {
        Object[] words = {"train", "--text", text, "--hidden", 12, "--steps", 1, "--seed", 2, "--save", model};
        Object[] all = Stream.of(words, options).flatMap(Arrays::stream).toArray();
        assertThat(run(all)).as(err).isZero();
    }

    private static List<Double> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }

    private int run(Object... words) {
        String[] args = new String[words.length];
        for (int i = 0; i < args.length; i++) {
            args[i] = words[i].toString();
        }
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
