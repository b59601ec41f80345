package dev.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.Launcher;
import dev.unroll.store.ModelFile;
import dev.unroll.support.ChildJvm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where the command line's results go: whole, in UTF-8, and over nothing that is still needed. */
class CommandLineOutputTest {
    private static final String TEXT = "Über den Häusern läutet früh die Glocke, ößäü.\n".repeat(30);

    @TempDir
    Path folder;

    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    @Test
    void whatANetworkWritesIsUtf8WhateverThePlatformsCharset() throws Exception {
        Path model = train(20, "model.safetensors");
        Process inTheCLocale = ChildJvm.start(
                List.of("-Dfile.encoding=US-ASCII", "-Dstdout.encoding=US-ASCII"),
                folder,
                Launcher.class,
                "sample",
                "--model",
                model.toString(),
                "--length",
                "300");
        byte[] written = inTheCLocale.getInputStream().readAllBytes();
        assertThat(inTheCLocale.waitFor()).isZero();
        assertThat(new String(written, StandardCharsets.UTF_8)).contains("ä").doesNotContain("?");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux's")
    void whereMetricsCannotBeWrittenTheModelStillIs() throws Exception {
        Path model = folder.resolve("kept.safetensors");
        int code = CommandLineMain.run(
                "train",
                "--text",
                text().toString(),
                "--hidden",
                "8",
                "--steps",
                "300",
                "--metrics",
                "/dev/full",
                "--save",
                model.toString());
        assertThat(code).isEqualTo(CommandLineMain.FAILED);
        // A slow machine also tells the progress there.
        assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("step ")))
                .contains("Saved " + model + ".")
                .filteredOn(line -> !line.startsWith("Saved "))
                .singleElement()
                .asString()
                .contains("/dev/full cannot be written")
                .doesNotContain("did not expect");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("step 300 of 300");
        assertThat(ModelFile.read(model).vocabulary()).isPresent();
    }

    @Test
    void aModelMayBeSavedOverTheOneThatWasLoaded() throws Exception {
        Path model = train(5, "model.safetensors");
        byte[] before = Files.readAllBytes(model);
        assertThat(CommandLineMain.run(
                        "train",
                        "--text",
                        text().toString(),
                        "--load",
                        model.toString(),
                        "--steps",
                        "5",
                        "--save",
                        model.toString()))
                .isZero();
        assertThat(Files.readAllBytes(model)).isNotEqualTo(before);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a permission there")
    void aLinkToTheTextIsTheText() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), text());
        assertThat(CommandLineMain.run("train", "--text", text().toString(), "--save", link.toString()))
                .isEqualTo(CommandLineMain.WRONG_USAGE);
        assertThat(Files.readString(text())).isEqualTo(TEXT);
    }

    private Path text() throws Exception {
        Path text = folder.resolve("glocke.txt");
        return Files.exists(text) ? text : Files.writeString(text, TEXT);
    }

    private Path train(int steps, String name) throws Exception {
        Path model = folder.resolve(name);
        assertThat(CommandLineMain.run(
                        "train",
                        "--text",
                        text().toString(),
                        "--hidden",
                        "8",
                        "--steps",
                        Integer.toString(steps),
                        "--save",
                        model.toString()))
                .isZero();
        return model;
    }
}
