package dev.unroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.support.ChildJvm;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A closed window leaves no process behind. */
class ProcessEndTest {
    private static final double NANOS = 1e9;

    /** That it ends within two seconds is seen to by {@link UnrollApp} itself; a busy machine may add to what is printed. */
    @Test
    @Timeout(180)
    void theProcessEndsWhenTheWindowIsClosedInTheMiddleOfTraining(@TempDir Path home) throws Exception {
        Process program = ChildJvm.start(List.of(), home, ClosesWhileTraining.class);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo(ClosesWhileTraining.CLOSING);
            long closing = System.nanoTime();
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            System.out.printf("The process ended %.2f s after its window.%n", (System.nanoTime() - closing) / NANOS);
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }
}
