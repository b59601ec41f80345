package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until the JIT has compiled them, kernels on vectors put every vector on the heap; then none. */
class SteadyStateTest {
    private static final int STEPS = 200;
    private static final int LEAST_OBJECT = 16;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    @CsvSource({"1,ADAGRAD,", "3,ADAM,", "2,SGD,temporal-order:12"})
    void stepsOnVectorsAndSeveralThreadsComeToAllocateNothing(
            int streams, OptimizerKind optimizer, @Nullable String task) {
        Experiment plain =
                Experiment.defaults().withHidden(37).withStreams(streams).withOptimizer(optimizer);
        Experiment experiment = task == null ? plain : plain.withTask(Task.parse(task));
        List<Long> ids = new ArrayList<>(List.of(Thread.currentThread().getId()));
        List<Thread> before = workers();
        try (WorkerTeam team = new WorkerTeam(2, KernelChoice.best())) {
            workers().stream().filter(thread -> !before.contains(thread)).forEach(thread -> ids.add(thread.getId()));
            assertThat(ids).hasSize(2);
            team.warmUp();
            Trainer trainer =
                    new Trainer(experiment, Corpus.of("bells", "ding dong, the bells ring. ".repeat(40)), team);
            long perStep = Long.MAX_VALUE;
            while (perStep >= LEAST_OBJECT) { // the measuring itself allocates less than that for each step
                long allocated = allocated(ids);
                for (int i = 0; i < STEPS; i++) {
                    trainer.step();
                }
                perStep = (allocated(ids) - allocated) / STEPS;
            }
        }
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("unroll-worker"))
                .toList();
    }

    private static long allocated(List<Long> ids) {
        return ids.stream().mapToLong(THREADS::getThreadAllocatedBytes).sum();
    }
}
