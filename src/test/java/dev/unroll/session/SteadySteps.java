package dev.unroll.session;

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

/** Trains on vectors and two threads until a step allocates no object any more, and ends; with 1 if it never comes to that. */
final class SteadySteps {
    private static final int STEPS = 200;
    private static final int MOST_ROUNDS = 500;
    private static final int LEAST_OBJECT = 16;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private SteadySteps() {}

    /**
     * Runs it.
     *
     * @param args streams, optimizer, and the task if there is one
     */
    public static void main(String[] args) {
        Experiment plain = Experiment.defaults()
                .withHidden(37)
                .withStreams(Integer.parseInt(args[0]))
                .withOptimizer(OptimizerKind.valueOf(args[1]));
        Experiment experiment = args.length < 3 ? plain : plain.withTask(Task.parse(args[2]));
        try (WorkerTeam team = new WorkerTeam(2, KernelChoice.best())) {
            team.warmUp();
            Trainer trainer =
                    new Trainer(experiment, Corpus.of("bells", "ding dong, the bells ring. ".repeat(40)), team);
            List<Long> ids = trainingThreads();
            long perStep = Long.MAX_VALUE;
            int rounds = 0;
            while (perStep >= LEAST_OBJECT && rounds < MOST_ROUNDS) { // the measuring itself allocates less than that
                long allocated = allocated(ids);
                for (int i = 0; i < STEPS; i++) {
                    trainer.step();
                }
                perStep = (allocated(ids) - allocated) / STEPS;
                rounds++;
            }
            System.out.println(
                    ids.size() + " threads allocate " + perStep + " bytes a step after " + rounds * STEPS + " steps");
            System.out.flush();
            Runtime.getRuntime().halt(perStep < LEAST_OBJECT && ids.size() == 2 ? 0 : 1);
        }
    }

    private static List<Long> trainingThreads() {
        List<Long> ids = new ArrayList<>(List.of(Thread.currentThread().getId()));
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("unroll-worker"))
                .forEach(thread -> ids.add(thread.getId()));
        return ids;
    }

    private static long allocated(List<Long> ids) {
        return ids.stream().mapToLong(THREADS::getThreadAllocatedBytes).sum();
    }
}
