package dev.unroll.ui.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.NgramBaselines;
import dev.unroll.core.text.NgramModel;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.Series;
import dev.unroll.session.Snapshot;
import dev.unroll.support.LiveRun;
import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.LineSeries;
import dev.unroll.ui.plot.Mark;
import dev.unroll.ui.plot.ReferenceLine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class LossViewModelTest {
    private static final NgramBaselines BASELINES = NgramModel.baselines(LiveRun.corpus(1));
    private static final Experiment WILD = LiveRun.EXPERIMENT
            .withActivation(Activation.IDENTITY)
            .withOptimizer(OptimizerKind.SGD)
            .withLearningRate(1000)
            .withClip(new GradientClip.None());

    private final ObjectProperty<LossUnit> unit = new SimpleObjectProperty<>(LossUnit.NATS);

    @Test
    void theUniformLineStandsAtOnceAndTheCountedOnesArrive() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);

            run.beatWithoutResults(model);
            assertThat(lines(model)).containsExactly(Math.log(6));

            run.beatUntil(model, () -> model.linesProperty().get().size() == 4);
            assertThat(lines(model))
                    .containsExactly(BASELINES.uniform(), BASELINES.unigram(), BASELINES.bigram(), BASELINES.trigram());
            assertThat(model.linesProperty().get().get(2).label())
                    .isEqualTo("bigram " + Numbers.decimals(BASELINES.bigram(), 2));
        }
    }

    @Test
    void aBaselineIsBeatenOnceAtTheFirstStepBelowIt() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);
            run.submit(new Command.Start());
            run.beatUntil(model, () -> !model.marksProperty().get().isEmpty());
            Snapshot then = run.beat(model);
            run.beatUntil(model, () -> run.now().step() > then.step() + 500);

            assertThat(model.marksProperty().get())
                    .filteredOn(mark -> mark.label().contains("unigram"))
                    .containsExactly(firstBelow(then.history().smoothLoss(), BASELINES.unigram()));
        }
    }

    @Test
    void linesThatComeLateFindTheStepAllTheSame() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);
            Snapshot end = run.train(3000);
            run.beatWithoutResults(model);
            assertThat(model.marksProperty().get()).isEmpty();

            run.beatUntil(model, () -> !model.marksProperty().get().isEmpty());

            assertThat(model.marksProperty().get())
                    .contains(firstBelow(end.history().smoothLoss(), BASELINES.unigram()));
        }
    }

    @Test
    void aMarkCarriesWhatTheNetworkWroteThen() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);
            run.train(3000);
            run.beatUntil(model, () -> !model.marksProperty().get().isEmpty());
            Beaten beaten =
                    (Beaten) model.milestone(model.marksProperty().get().get(0)).orElseThrow();

            run.beatUntil(model, () -> !beaten.sampleProperty().get().isEmpty());

            String sample = beaten.sampleProperty().get();
            assertThat(sample).hasSize(200).containsPattern("[a-e ]+");
            assertThat(beaten.sampleHeadProperty().get())
                    .contains(Numbers.whole(run.now().step()));
            assertThat(model.meaning(beaten)).contains("nats");
        }
    }

    @Test
    void aMarkSaysWhyTheNetworkCouldNotWrite() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = new LossViewModel(
                    run::submit,
                    unit,
                    () -> run.copyModel().thenApply(copy -> {
                        Arrays.fill(copy.parameters().V().data, Double.NaN);
                        return copy;
                    }),
                    run.kernels(),
                    run.work(),
                    run.failures());
            run.train(3000);
            run.beatUntil(model, () -> !model.marksProperty().get().isEmpty());
            Beaten beaten =
                    (Beaten) model.milestone(model.marksProperty().get().get(0)).orElseThrow();

            run.beatUntil(
                    model, () -> beaten.sampleHeadProperty().get().startsWith("This network's predictions are not"));

            assertThat(beaten.sampleProperty().get()).isEmpty();
        }
    }

    @Test
    void aNewRunClearsCurveAndMarksAndKeepsTheLinesOfTheText() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);
            run.train(3000);
            run.beatUntil(model, () -> !model.marksProperty().get().isEmpty());
            assertThat(model.begunProperty().get()).isTrue();
            List<LineSeries> before = model.seriesProperty().get();

            run.submit(new Command.Reset());
            run.beatUntil(model, () -> !model.begunProperty().get());

            assertThat(model.marksProperty().get()).isEmpty();
            assertThat(model.seriesProperty().get())
                    .isNotEqualTo(before)
                    .allSatisfy(line -> assertThat(line.source().length()).isZero());
            assertThat(lines(model)).hasSize(4);
        }
    }

    @Test
    void anotherTextHasItsOwnLines() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);
            run.beat(model);

            run.submit(new Command.NewExperiment(LiveRun.EXPERIMENT, LiveRun.corpus(2)));

            NgramBaselines others = NgramModel.baselines(LiveRun.corpus(2));
            run.beatUntil(model, () -> lines(model).contains(others.trigram()));
            assertThat(lines(model)).hasSize(4).doesNotContain(BASELINES.trigram());
        }
    }

    @Test
    void everythingFollowsTheUnit() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);
            run.train(3000);
            run.beatUntil(model, () -> !model.marksProperty().get().isEmpty());
            double nats = model.seriesProperty().get().get(1).source().y(10);
            Mark mark = model.marksProperty().get().get(0);

            unit.set(LossUnit.BITS);

            assertThat(model.seriesProperty().get().get(1).source().y(10)).isCloseTo(nats / Math.log(2), within(1e-12));
            assertThat(lines(model).get(0)).isCloseTo(Math.log(6) / Math.log(2), within(1e-12));
            assertThat(model.marksProperty().get().get(0).y()).isCloseTo(mark.y() / Math.log(2), within(1e-12));
            assertThat(model.unitNameProperty().get()).startsWith("bits");
        }
    }

    @Test
    void aRunThatDivergesEndsWithAMark() {
        try (LiveRun run = new LiveRun(WILD)) {
            LossViewModel model = model(run);
            Snapshot end = run.train(1_000_000);
            run.beat(model);

            assertThat(end.diverged()).isPresent();
            assertThat(model.marksProperty().get()).singleElement().satisfies(mark -> {
                assertThat(mark.x()).isEqualTo((double) end.step());
                assertThat(mark.label())
                        .isEqualTo("diverged at step "
                                + Numbers.whole(end.diverged().orElseThrow().step()));
            });
            run.beat(model);
            assertThat(model.marksProperty().get()).hasSize(1);
        }
    }

    @Test
    void aRunWithoutASingleGoodStepSaysSo() {
        Experiment hopeless = WILD.withInitializer(new Initializer.Normal(1e200));
        try (LiveRun run = new LiveRun(hopeless)) {
            LossViewModel model = model(run);
            run.train(1);
            run.beat(model);

            assertThat(model.stillbornProperty().get()).isTrue();
            assertThat(model.begunProperty().get()).isFalse();
            assertThat(model.marksProperty().get()).isEmpty();
        }
    }

    @Test
    void aTaskHasTheLinesOfKnowingNothingAndOfASolutionAndNoOthers() {
        Task task = Task.parse("temporal-order:10");
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT.withTask(task))) {
            LossViewModel model = model(run);
            run.train(3);
            run.beat(model);

            assertThat(lines(model)).containsExactly(task.baseline(), task.solved());
            assertThat(model.unitNameProperty().get()).isEqualTo("nats per answer");
            assertThat(model.rightProperty().get()).endsWith(" % right");
            unit.set(LossUnit.BITS);
            assertThat(lines(model).get(0)).isCloseTo(2, within(1e-12));
        }
    }

    @Test
    void aSquaredErrorStaysOneWhateverUnitIsChosen() {
        Task task = Task.parse("adding:5");
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT.withTask(task))) {
            LossViewModel model = model(run);
            run.train(1);
            unit.set(LossUnit.PERPLEXITY);
            run.beat(model);

            assertThat(lines(model)).containsExactly(task.baseline(), task.solved());
            assertThat(model.unitNameProperty().get()).isEqualTo("squared error");
        }
    }

    @Test
    void aSolvedTaskHasOneMarkThatSaysSo() {
        Experiment echo = LiveRun.EXPERIMENT
                .withHidden(20)
                .withStreams(20)
                .withWindow(5)
                .withOptimizer(OptimizerKind.ADAM)
                .withLearningRate(0.01)
                .withTask(Task.parse("echo:1"));
        try (LiveRun run = new LiveRun(echo)) {
            LossViewModel model = model(run);
            run.submit(new Command.Start());
            run.beatUntil(model, () -> !model.marksProperty().get().isEmpty());

            assertThat(model.marksProperty().get()).singleElement().satisfies(mark -> assertThat(mark.label())
                    .startsWith("solved at step "));
            Milestone solved =
                    model.milestone(model.marksProperty().get().get(0)).orElseThrow();
            assertThat(model.meaning(solved)).contains(" nats");
        }
    }

    @Test
    void theTextsLinesAreThereAgainAfterATask() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT.withTask(Task.parse("echo:2")))) {
            LossViewModel model = model(run);
            run.beat(model);
            run.submit(new Command.NewExperiment(LiveRun.EXPERIMENT, LiveRun.corpus(1)));

            run.beatUntil(model, () -> model.linesProperty().get().size() == 4);

            assertThat(model.unitNameProperty().get()).isEqualTo("nats per character");
        }
    }

    private LossViewModel model(LiveRun run) {
        return new LossViewModel(run::submit, unit, run::copyModel, run.kernels(), run.work(), run.failures());
    }

    private static List<Double> lines(LossViewModel model) {
        return model.linesProperty().get().stream().map(ReferenceLine::y).toList();
    }

    private static Mark firstBelow(Series smooth, double line) {
        for (long i = 0; i < smooth.length(); i++) {
            if (smooth.get(i) < line) {
                return new Mark((double) (i + 1), smooth.get(i), "beats unigrams at step " + Numbers.whole(i + 1));
            }
        }
        return Optional.<Mark>empty().orElseThrow();
    }
}
