package dev.unroll;

import static dev.unroll.support.ChildTraining.VECTORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import dev.unroll.session.Command;
import dev.unroll.session.RunCopy;
import dev.unroll.session.RunHistory;
import dev.unroll.session.TrainingService;
import dev.unroll.session.WorkerTeam;
import dev.unroll.store.ModelFile;
import dev.unroll.store.SavedModel;
import dev.unroll.store.WeightsDigest;
import dev.unroll.support.ChildTraining;
import dev.unroll.support.ChildTraining.Result;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same text, experiment and seed give the same weights and losses, to the bit, whatever the threads, the vectors,
 * the compiler and the JDK, straight through or in two halves. What every virtual machine is compared with is a trainer
 * of this one, on one thread and without vectors.
 */
class SameBitsTest {
    private static final String TEXT = text();

    // Units, symbols and windows that fill neither vectors nor tiles.
    private static final Case ODD = new Case(
            Experiment.defaults().withHidden(37).withLayers(2).withWindow(11).withStreams(3), 120);
    private static final Case ODD_ALONE = new Case(
            ODD.experiment
                    .withLayers(1)
                    .withStreams(1)
                    .withActivation(Activation.SIGMOID)
                    .withOptimizer(OptimizerKind.ADAM)
                    .withLearningRate(0.01)
                    .withClip(new GradientClip.ByValue(0.1)),
            160);
    /** For virtual machines that interpret every operation on a vector. */
    private static final Case TINY = new Case(
            ODD.experiment
                    .withHidden(11)
                    .withWindow(5)
                    .withOptimizer(OptimizerKind.RMSPROP)
                    .withLearningRate(0.01),
            3);
    // Every number of threads is tried from the first step on.
    private static final Case SHARED = new Case(ODD.experiment.withHidden(125), 8);
    private static final Case SHARED_ALONE =
            new Case(SHARED.experiment.withStreams(1).withWindow(37).withClip(new GradientClip.None()), 8);

    /** Computed on JDK 17: another JDK or machine that gives others would draw other curves. */
    private static final Map<Case, String> EVERYWHERE = Map.of(
            ODD, "adcbc39e6765a2344464ac36ce05468287d451e3a7022b43450d3a5833333415",
            ODD_ALONE, "c041fb488f2f600530042f1733a78e5e9edf29dce0419e3bbca0163ef32f3674");

    @TempDir
    static Path folder;

    private record Case(Experiment experiment, int steps) {}

    private static String text() {
        String words = "The tide comes in, the tide goes out; who rows the boat tonight?\n";
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < 3_000) {
            int from = random.nextInt(words.length());
            text.append(words, from, Math.min(words.length(), from + 5));
        }
        return text.toString();
    }

    private static Corpus corpus() {
        return Corpus.of("tide", TEXT);
    }

    private static Result reference(Case wanted) {
        return train(wanted, Team.alone(new ScalarKernels()));
    }

    private static Result train(Case wanted, Team team) {
        return steps(new Trainer(wanted.experiment, corpus(), team), wanted.steps);
    }

    private static Result steps(Trainer trainer, int steps) {
        List<List<Double>> numbers = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            Trained trained = (Trained) trainer.step();
            numbers.add(List.of(trained.loss(), trained.smoothLoss(), trained.gradientNorm()));
        }
        return new Result(trainer.steps(), WeightsDigest.sha256(trainer.parameters()), numbers);
    }

    /** A command, and what it is to come to. */
    private record Training(String name, List<String> words, Result expected) {}

    private static Training training(Case wanted, Result expected, String... more) {
        List<String> words = new ArrayList<>(ChildTraining.words(wanted.experiment));
        words.addAll(List.of("--text", folder.resolve("tide.txt").toString()));
        words.addAll(List.of("--steps", Integer.toString(wanted.steps)));
        words.addAll(List.of(more));
        return new Training(wanted + String.join(" ", more), words, expected);
    }

    private static List<Training> shared(Case wanted, int... threads) {
        Result expected = reference(wanted);
        return Arrays.stream(threads)
                .mapToObj(count -> training(wanted, expected, "--threads", Integer.toString(count)))
                .toList();
    }

    /** Straight through; the first half; and the second half from what that saved, and from what this machine saves. */
    private static List<Training> straightAndInHalves(Case whole) throws Exception {
        String name = whole.experiment.streams() + "-half.safetensors";
        String ownModel = ChildTraining.HOME + name;
        Path saved = folder.resolve(name);
        Case half = new Case(whole.experiment, whole.steps / 2);
        Trainer trainer = new Trainer(whole.experiment, corpus(), Team.alone(new ScalarKernels()));
        Result first = steps(trainer, half.steps);
        ModelFile.write(saved, SavedModel.of(trainer.parameters(), whole.experiment, trainer.state(), corpus()));
        Result expected = reference(whole);
        Result second =
                new Result(whole.steps, expected.weights(), expected.numbers().subList(half.steps, whole.steps));
        return List.of(
                training(whole, expected),
                training(half, first, "--save", ownModel),
                training(half, second, "--load", ownModel),
                training(half, second, "--load", saved.toString()));
    }

    @TestFactory
    Stream<DynamicTest> everyVirtualMachineComputesWhatOneThreadWithoutVectorsComputes() throws Exception {
        Files.writeString(folder.resolve("tide.txt"), TEXT);
        List<Training> odd = new ArrayList<>(straightAndInHalves(ODD));
        odd.addAll(straightAndInHalves(ODD_ALONE));
        List<Training> threads = shared(SHARED, 1, 2, 3, 4);
        List<Training> threadsAlone = shared(SHARED_ALONE, 2, 3);
        List<Training> tiny = List.of(training(TINY, reference(TINY)));
        ExecutorService twoAtATime = Executors.newFixedThreadPool(2);
        Stream<DynamicTest> tests = Stream.of(
                // A machine whose vectors are narrower warns and uses its own.
                machine(twoAtATime, List.of(odd, threads), VECTORS, "-XX:MaxVectorSize=64"),
                machine(twoAtATime, List.of(odd), VECTORS, "-XX:MaxVectorSize=32"),
                machine(twoAtATime, List.of(odd, threadsAlone), VECTORS, "-XX:MaxVectorSize=16"),
                machine(twoAtATime, List.of(odd, threads.subList(2, 3))),
                machine(twoAtATime, List.of(tiny), "-Xint"),
                machine(twoAtATime, List.of(tiny), "-Xint", VECTORS));
        twoAtATime.shutdown();
        return tests;
    }

    /** Starts to train at once; the test waits for the end. */
    private static DynamicTest machine(ExecutorService runner, List<List<Training>> parts, String... options) {
        List<Training> trainings = parts.stream().flatMap(List::stream).toList();
        Future<List<Result>> results = runner.submit(() -> ChildTraining.run(
                folder,
                List.of(options),
                trainings.stream().map(Training::words).toList()));
        return dynamicTest(options.length == 0 ? "no vectors" : String.join(" ", options), () -> {
            for (int i = 0; i < trainings.size(); i++) {
                Training training = trainings.get(i);
                assertThat(results.get().get(i)).as(training.name).isEqualTo(training.expected);
            }
        });
    }

    @Test
    void everyJdkGivesTheWeightsThatJdk17Gave() {
        EVERYWHERE.forEach((wanted, weights) -> {
            assertThat(reference(wanted).weights()).isEqualTo(weights);
            assertThat(train(wanted, Team.alone(KernelChoice.best().get())).weights())
                    .isEqualTo(weights);
        });
    }

    @Test
    void theWindowsServiceComputesTheSame() {
        try (WorkerTeam team = new WorkerTeam(3, KernelChoice.best());
                TrainingService service =
                        new TrainingService(SHARED.experiment, corpus(), team, DoubleBuffer::allocate)) {
            for (int i = 0; i < SHARED.steps; i++) {
                service.submit(new Command.Step());
            }
            RunCopy copy = service.copyRun().join();
            RunHistory history = service.newest().history();
            List<List<Double>> numbers = new ArrayList<>();
            for (int i = 0; i < history.steps(); i++) {
                numbers.add(List.of(
                        history.loss().get(i),
                        history.smoothLoss().get(i),
                        history.gradientNorm().get(i)));
            }
            assertThat(new Result(
                            copy.state().step(),
                            WeightsDigest.sha256(copy.model().parameters()),
                            numbers))
                    .isEqualTo(reference(SHARED));
        }
    }

    /** Without this, the comparison of threads would compare one thread with itself. */
    @Test
    void stepsAreReallyShared() {
        for (Case shared : List.of(SHARED, SHARED_ALONE)) {
            AtomicInteger most = new AtomicInteger();
            try (WorkerTeam team = new WorkerTeam(4, ScalarKernels::new)) {
                train(shared, new Counting(team, most));
            }
            assertThat(most).hasValue(4);
        }
    }

    /** Counts the parts of the work that a team shares. */
    private record Counting(Team real, AtomicInteger most) implements Team {
        @Override
        public Shared share(Work work) {
            return real.share(part -> {
                most.accumulateAndGet(part.count(), Math::max);
                work.run(part);
            });
        }
    }
}
