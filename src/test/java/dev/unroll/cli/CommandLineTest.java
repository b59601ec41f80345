package dev.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import dev.unroll.store.WeightsDigest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
    private static final String TEXT = "the bell rings, the boat swings, and the tide comes in.\n".repeat(20);

    @TempDir
    Path folder;

    private Path text;
    private String out = "";
    private String err = "";

    @BeforeEach
    void writeText() throws IOException {
        text = Files.writeString(folder.resolve("bells.txt"), TEXT);
    }

    @Test
    void trainingPrintsTheSameNumbersAsTheTrainer() {
        assertThat(run("train", "--text", text, "--hidden", 20, "--window", 10, "--steps", 50, "--seed", 3, "--json"))
                .isZero();

        Experiment experiment =
                Experiment.defaults().withHidden(20).withWindow(10).withSeed(3);
        Trainer trainer = new Trainer(experiment, Corpus.of("bells", TEXT), Team.alone(new ScalarKernels()));
        Trained trained = (Trained) trainer.step();
        for (int i = 1; i < 50; i++) {
            trainer.step();
        }
        JsonNode json = lastLine();
        assertThat(json.get("steps").asLong()).isEqualTo(50);
        assertThat(json.get("loss").asDouble()).isEqualTo(trained.loss());
        assertThat(json.get("smoothLoss").asDouble()).isEqualTo(trained.smoothLoss());
        assertThat(json.get("weightsSha256").asString()).isEqualTo(WeightsDigest.sha256(trainer.parameters()));
        assertThat(json.get("charactersPerSecond").asDouble()).isPositive();
        assertThat(json.get("seconds").asDouble()).isPositive();
    }

    @Test
    void everyStepsNumbersStandInTheMetricsFile() throws IOException {
        Path csv = folder.resolve("metrics.csv");
        assertThat(run("train", "--text", text, "--hidden", 8, "--layers", 2, "--steps", 30, "--metrics", csv))
                .isZero();

        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            List<NamedCsvRecord> rows = reader.stream().toList();
            assertThat(rows).hasSize(30);
            assertThat(rows.get(0).getHeader())
                    .containsExactly(
                            "step",
                            "loss",
                            "smooth_loss",
                            "gradient_norm",
                            "clipped",
                            "grad_U",
                            "grad_W",
                            "grad_b",
                            "grad_V",
                            "grad_c",
                            "grad_U2",
                            "grad_W2",
                            "grad_b2");
            NamedCsvRecord last = rows.get(29);
            assertThat(last.getField("step")).isEqualTo("30");
            double squares = 0;
            for (int i = 5; i < 13; i++) {
                squares += Math.pow(Double.parseDouble(last.getField(i)), 2);
            }
            assertThat(Double.parseDouble(last.getField("gradient_norm")))
                    .isCloseTo(Math.sqrt(squares), org.assertj.core.data.Offset.offset(1e-12));
        }
    }

    @Test
    void aSavedModelWritesAndGoesOnLearning() {
        Path model = folder.resolve("bells.safetensors");
        assertThat(run("train", "--text", text, "--hidden", 24, "--steps", 1500, "--save", model, "--json"))
                .isZero();
        double before = lastLine().get("loss").asDouble();

        assertThat(run("sample", "--model", model, "--length", 60, "--temperature", 0.01, "--prime", "the b"))
                .isZero();
        String sample = out;
        assertThat(sample.strip()).hasSizeGreaterThan(50).contains("the ");
        assertThat(run(
                        "sample",
                        "--model",
                        model,
                        "--length",
                        60,
                        "--temperature",
                        0.01,
                        "--prime",
                        "the b",
                        "--seed",
                        2))
                .isZero();
        assertThat(out).isEqualTo(sample);

        assertThat(run("train", "--text", text, "--load", model, "--steps", 1, "--json"))
                .isZero();
        assertThat(lastLine().get("loss").asDouble()).isLessThan(2 * before + 0.5);
    }

    @Test
    void aRunThatDivergesSaysWhereAndKeepsTheLastGoodModel() {
        Path model = folder.resolve("last.safetensors");
        int code = run(
                "train",
                "--text",
                text,
                "--activation",
                "identity",
                "--init",
                "identity:1e40",
                "--clip",
                "none",
                "--optimizer",
                "sgd",
                "--steps",
                10,
                "--save",
                model,
                "--json");
        assertThat(code).isEqualTo(CommandLineMain.DIVERGED);
        assertThat(err).contains("diverged in step 1").contains("a_t").contains("time step");
        assertThat(lastLine().get("diverged").get("quantity").asString()).isEqualTo("a_t");
        assertThat(lastLine().get("loss").isNull()).isTrue();
        assertThat(out).doesNotContain("NaN");
        assertThat(run("sample", "--model", model, "--length", 300)).isEqualTo(CommandLineMain.FAILED);
        assertOneLine("not finite");
    }

    @ParameterizedTest
    @CsvSource({"tanh,1", "relu,2", "sigmoid,1", "identity,2"})
    void theGradientCheckPasses(String activation, int layers) {
        assertThat(run("gradcheck", "--hidden", 6, "--activation", activation, "--layers", layers, "--json"))
                .isZero();
        JsonNode json = lastLine();
        assertThat(json.get("passes").asBoolean()).isTrue();
        assertThat(json.get("errors").get("W").asDouble()).isLessThanOrEqualTo(1e-6);
        assertThat(run("gradcheck", "--hidden", 6)).isZero();
        assertThat(out).contains("right").doesNotContain("WRONG");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train|Missing required option",
                "train --text TEXT --hidden 0|hidden units must be from 1",
                "train --text TEXT --hidden many|--hidden",
                "train --text TEXT --layers 9|layers must be from 1 to 4",
                "train --text TEXT --clip norm|needs a threshold",
                "train --text TEXT --init gauss:1|names no initial weights",
                "train --text TEXT --optimizer magic|--optimizer",
                "train --text TEXT --steps 0|--steps must be 1 or more",
                "train --text TEXT --wrong 1|Unknown option",
                "train --text TEXT --save TEXT|--save and --text are the same file",
                "train --text TEXT --metrics FOLDER/./bells.txt|--metrics and --text are the same file",
                "train --text TEXT --load FOLDER/m --metrics FOLDER/m|--metrics and --load are the same file",
                "train --text TEXT --save FOLDER/m --metrics FOLDER/m|--metrics and --save are the same file",
                "sample --model MODEL --temperature 0|temperature must be",
                "gradcheck --layers 5|layers must be from 1 to 4",
                "dance|dance"
            })
    void wrongUsageGetsOneLineAndCodeTwo(String line, String says) {
        assertThat(run((Object[]) line.split(" "))).isEqualTo(CommandLineMain.WRONG_USAGE);
        assertOneLine(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train --text FOLDER|folder",
                "train --text FOLDER/none.txt|none.txt",
                "train --text TEXT --window 5000|at most 1,119",
                "train --text TEXT --hidden 200000|GB",
                "train --text TEXT --save FOLDER/no/such/model|no",
                "train --text TEXT --metrics FOLDER|FOLDER",
                "train --text TEXT --load TEXT|bells.txt",
                "sample --model TEXT|bells.txt"
            })
    void whatFailsGetsOneLineAndCodeOne(String line, String says) {
        assertThat(run((Object[]) line.split(" "))).isEqualTo(CommandLineMain.FAILED);
        assertOneLine(says.equals("FOLDER") ? folder.getFileName().toString() : says);
    }

    @Test
    void anEmptyTextAndOneOfASingleSymbolAreRefused() throws IOException {
        Files.writeString(text, "");
        assertThat(run("train", "--text", text)).isEqualTo(CommandLineMain.FAILED);
        assertOneLine("empty");
        Files.writeString(text, "aaaaaaaaa");
        assertThat(run("train", "--text", text)).isEqualTo(CommandLineMain.FAILED);
        assertOneLine("one");
    }

    @Test
    void helpAndVersionArePrinted() {
        assertThat(run("--help")).isZero();
        assertThat(out).contains("train").contains("sample").contains("gradcheck");
        assertThat(run("--version")).isZero();
        assertThat(out).startsWith("Unroll ");
    }

    @Test
    void aTaskIsTrainedInPlaceOfATextInWindowsOfItsLength() {
        assertThat(run("train", "--task", "temporal-order:12", "--hidden", 5, "--steps", 3, "--json"))
                .isZero();
        assertThat(lastLine().get("steps").asLong()).isEqualTo(3);
        assertThat(lastLine().get("accuracy").asDouble()).isBetween(0.0, 1.0);
        assertThat(run("train", "--task", "temporal-order:12", "--window", 9)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err).contains("its window is 12");
        assertThat(run("train", "--task", "temporal-order:5")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err).contains("from 10 to 10,000");
        assertThat(run("train", "--task", "echo:3", "--text", text)).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void aTaskBringsSettingsUnderWhichItIsLearntAndIsToldInItsOwnUnits() {
        assertThat(run("train", "--task", "temporal-order:10", "--steps", 1500)).isZero();
        assertThat(out).contains(" nats per answer, 100 % right, ").contains(" time steps/s");
        assertThat(run("train", "--task", "adding:5", "--steps", 2)).isZero();
        assertThat(out).contains(" squared error").doesNotContain("nats");
    }

    private void assertOneLine(String says) {
        assertThat(err.strip()).contains(says).doesNotContain("\n").doesNotContain("Exception");
    }

    private int run(Object... words) {
        String[] args = new String[words.length];
        for (int i = 0; i < args.length; i++) {
            args[i] = words[i].toString().replace("TEXT", text.toString()).replace("FOLDER", folder.toString());
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
