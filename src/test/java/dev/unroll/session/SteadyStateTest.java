package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.support.ChildJvm;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Until the JIT has compiled them, kernels on vectors put every vector on the heap; then none. Each in a virtual machine
 * that has done nothing else, as the program's has not: what the JIT makes of a loop depends on all that ran through it.
 */
class SteadyStateTest {
    @ParameterizedTest
    @Timeout(120)
    @CsvSource({"1,ADAGRAD,", "3,ADAM,", "2,SGD,temporal-order:12"})
    void stepsOnVectorsAndSeveralThreadsComeToAllocateNothing(
            String streams, String optimizer, @Nullable String task, @TempDir Path home) throws Exception {
        String[] args = Stream.of(streams, optimizer, task == null ? "" : task)
                .filter(arg -> !arg.isEmpty())
                .toArray(String[]::new);
        Process training = ChildJvm.start(List.of(), home, SteadySteps.class, args);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(training.getInputStream(), StandardCharsets.UTF_8))) {
            String said = out.readLine();
            assertThat(training.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(training.exitValue()).as(said).isZero();
        } finally {
            training.destroyForcibly();
        }
    }
}
