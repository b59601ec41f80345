package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.Team;
import dev.unroll.support.Heap;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Threads and memory: what a service takes, and that it gives it back. */
class TrainingServiceLifeTest {

    private static List<Thread> trainers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("unroll-trainer"))
                .toList();
    }

    private static Thread newSince(List<Thread> before) {
        return trainers().stream()
                .filter(thread -> !before.contains(thread))
                .findAny()
                .orElseThrow();
    }

    @Test
    void closingAtAnyMomentEndsTheThread() {
        SplittableRandom random = new SplittableRandom(7);
        List<Thread> before = trainers();
        for (int i = 0; i < 40; i++) {
            TrainingService service = SmallRuns.service();
            service.submit(new Command.SetSpeed(i % 3 == 0 ? new Speed(1) : Speed.UNLIMITED));
            service.submit(new Command.Start());
            if (i % 4 == 1) {
                service.submit(new Command.NewExperiment(SmallRuns.EXPERIMENT.withHidden(50), SmallRuns.corpus(2)));
            }
            long moment = System.nanoTime() + random.nextLong(3_000_000);
            while (System.nanoTime() < moment) {
                service.newest();
            }
            CompletableFuture<ModelCopy> copy = service.copyModel();
            long begin = System.nanoTime();
            service.close();
            assertThat(System.nanoTime() - begin)
                    .isLessThan(Duration.ofSeconds(1).toNanos());
            assertThat(copy).isDone();
            service.close();
        }
        assertThat(trainers()).hasSizeLessThanOrEqualTo(before.size());
    }

    @Test
    void aCopyAskedForAfterClosingIsRefused() {
        TrainingService service = SmallRuns.service();
        service.close();
        assertThat(service.copyModel()).isCompletedExceptionally();
        assertThatThrownBy(() -> service.copyModel().join()).isInstanceOf(CancellationException.class);
    }

    /** A team of several threads naps while it waits for its slowest member. */
    @Test
    void aRequestThatComesWhileTheTrainerNapsInAStepIsServed() throws InterruptedException {
        CompletableFuture<TrainingService> asked = new CompletableFuture<>();
        BlockingQueue<CompletableFuture<ModelCopy>> copies = new LinkedBlockingQueue<>();
        Team napping = new SmallRuns.Hooked(() -> {
            copies.add(asked.join().copyModel());
            LockSupport.parkNanos(1); // returns at once: somebody has just called
        });
        try (TrainingService service = SmallRuns.service(napping)) {
            service.submit(new Command.Step());
            asked.complete(service);
            CompletableFuture<ModelCopy> copy = copies.take();
            await().until(copy::isDone);
            assertThat(copy.join().step()).isEqualTo(1);
        }
    }

    @Test
    void anInterruptNeitherEndsTheThreadNorMakesItSpin() {
        List<Thread> before = trainers();
        try (TrainingService service = SmallRuns.service()) {
            Thread trainer = newSince(before);
            trainer.interrupt();
            await().until(() -> !trainer.isInterrupted() && trainer.getState() == Thread.State.WAITING);
            service.submit(new Command.Step());
            assertThat(service.copyModel().join().step()).isEqualTo(1);
        }
    }

    @Test
    void theHeapStaysFlatAndNoThreadIsAdded() {
        try (TrainingService service = SmallRuns.service()) {
            service.submit(new Command.Start());
            watch(service, 60_000);
            long usedEarly = Heap.usedAfterCollection();
            Set<Thread> threads = Set.copyOf(trainers());
            int allThreads = Thread.activeCount();
            watch(service, 400_000);
            long usedLate = Heap.usedAfterCollection();
            // 5 % of a heap as small as this test's is less than the noise of a test framework: 1 MB is allowed.
            long allowed = Math.max(usedEarly / 20, 1 << 20);
            assertThat(usedLate - usedEarly).isLessThan(allowed);
            assertThat(threads).containsAll(trainers());
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(allThreads);
        }
    }

    @Test
    void whileNobodyLooksAStepAllocatesNothing() {
        List<Thread> before = trainers();
        try (TrainingService service = SmallRuns.service()) {
            Thread trainer = newSince(before);
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            service.copyModel().join();
            RunHistory history = service.newest().history();
            service.submit(new Command.Start());
            await().until(() -> history.steps() > 20_000);
            long steps = history.steps();
            long allocated = threads.getThreadAllocatedBytes(trainer.getId());
            await().until(() -> history.steps() > steps + 100_000);
            long bytes = threads.getThreadAllocatedBytes(trainer.getId()) - allocated;
            // The smallest object has 16 bytes, so one a step would be 16 a step. What remains are the headers of the
            // buffers of every new chunk of the history, about one byte a step.
            assertThat(bytes / (double) (history.steps() - steps)).isLessThan(2);
        }
    }

    /** Takes snapshots and draws from them, as a window with 1000 frames a second would, until so many steps are done. */
    private static void watch(TrainingService service, long steps) {
        double[] min = new double[300];
        double[] max = new double[300];
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    Snapshot snapshot = service.newest();
                    snapshot.history().loss().minMax(0, snapshot.step(), min.length, min, max);
                    return snapshot.step() >= steps;
                });
    }
}
