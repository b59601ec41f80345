package dev.unroll.ui.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.Activation;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.session.WindowSnapshot;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HiddenViewModelTest {
    private final List<Command> commands = new ArrayList<>();
    private final Failures failures = new Failures(new Banners());
    private final BackgroundWork work = new BackgroundWork(failures);
    private final HiddenViewModel model = new HiddenViewModel(commands::add, work, failures);
    private final SmallRun run = new SmallRun(SmallRun.EXPERIMENT.withLayers(2));

    @AfterEach
    void close() {
        work.close();
        run.close();
    }

    @Test
    void thePictureIsTheSnapshotsHiddenStates() {
        Snapshot snapshot = run.step(3);
        run.paint(model);
        WindowSnapshot window = snapshot.window().orElseThrow();

        HiddenPicture picture = picture();
        assertThat(picture.step()).isEqualTo(3);
        for (int unit = 0; unit < picture.units(); unit++) {
            for (int t = 0; t < picture.steps(); t++) {
                assertThat(picture.a(unit, t)).isEqualTo(window.a(0, t + 1, unit));
            }
        }
        model.chooseLayer(1);
        assertThat(picture().a(4, 2)).isEqualTo(window.a(1, 3, 4));
    }

    @Test
    void theWindowsCharactersStandUnderItsColumns() {
        run.step(1);
        run.paint(model);

        assertThat(String.join("", picture().signs())).isEqualTo("one⇥two␣");
        assertThat(UnitText.cell(picture(), 4, 3))
                .startsWith("unit 5 · ⇥ · t = 4\naₜ[5] = tanh(sₜ[5]) = ")
                .endsWith("step 1");
    }

    @Test
    void anUntrainedNetworkHasNoPictureAndTheButtonTrains() {
        run.paint(model);
        assertThat(model.pictureProperty().get()).isEmpty();

        model.train();
        assertThat(commands).containsExactly(new Command.Start());
    }

    @Test
    void aNewRunClears() {
        run.step(2);
        run.paint(model);
        model.chooseLayer(1);
        model.follow(3);

        run.begin(new Command.NewExperiment(SmallRun.EXPERIMENT.withHidden(5), SmallRun.CORPUS));
        run.paint(model);

        assertThat(model.pictureProperty().get()).isEmpty();
        assertThat(model.followedProperty().get()).isEqualTo(-1);
        assertThat(model.layersProperty().get()).isEqualTo(1);
        assertThat(model.layerProperty().get()).isZero();
        run.step(1);
        run.paint(model);
        assertThat(model.orderProperty().get()).hasSize(5);
    }

    @Test
    void aUnitThatIsFollowedAlreadyIsLetGo() {
        model.follow(3);
        assertThat(model.followedProperty().get()).isEqualTo(3);
        model.follow(4);
        assertThat(model.followedProperty().get()).isEqualTo(4);
        model.follow(4);
        assertThat(model.followedProperty().get()).isEqualTo(-1);
    }

    @Test
    void rowsStandStillUntilSortedAgain() {
        run.step(1);
        run.paint(model);
        model.sortBy(UnitOrder.ACTIVITY);
        untilSorted(UnitOrder.ACTIVITY);
        int[] before = model.orderProperty().get();
        run.step(6);
        run.paint(model);
        assertThat(model.orderProperty().get()).isSameAs(before);

        model.sortAgain();
        untilSorted(UnitOrder.ACTIVITY);
    }

    @Test
    void unitsAreSortedInTheBackgroundAndOnlyTheLastWishIsGranted() {
        run.step(1);
        run.paint(model);

        model.sortBy(UnitOrder.SIMILARITY);
        assertThat(model.orderProperty().get()).as("not on this thread").isSorted();
        untilSorted(UnitOrder.SIMILARITY);

        model.sortBy(UnitOrder.ACTIVITY);
        model.sortBy(UnitOrder.INDEX);
        AtomicBoolean later = new AtomicBoolean();
        work.run(() -> true, later::set, failure -> {});
        await().until(() -> {
            work.deliver();
            return later.get();
        });
        assertThat(model.orderProperty().get()).isSorted();
    }

    @Test
    void anotherLayerStandsAsNumberedUntilItIsSorted() {
        run.step(1);
        run.paint(model);
        model.sortBy(UnitOrder.SIMILARITY);
        untilSorted(UnitOrder.SIMILARITY);

        model.chooseLayer(1);

        assertThat(model.orderProperty().get()).hasSize(12).isSorted();
        untilSorted(UnitOrder.SIMILARITY);
    }

    @Test
    void everySingleStepIsShownAndARushOfThemAboutTenTimesASecond() {
        run.step(1);
        run.paint(model);
        run.step(1);
        run.paint(model, Duration.ofMillis(1));
        assertThat(picture().step()).isEqualTo(2);

        run.service().submit(new Command.Start());
        await().until(() -> run.service().newest().step() > 5);
        run.paint(model, Duration.ofMillis(200));
        long shown = picture().step();
        await().until(() -> run.service().newest().step() > shown);
        run.paint(model, Duration.ofMillis(16));
        assertThat(picture().step()).isEqualTo(shown);
        run.paint(model, Duration.ofMillis(90));
        assertThat(picture().step()).isGreaterThan(shown);
    }

    @Test
    void boundedActivationsHaveTheRangeOneAndOthersACalmOne() {
        CalmRange range = new CalmRange();
        assertThat(range.next(Activation.TANH, new double[] {0.2})).isEqualTo(1);
        assertThat(range.next(Activation.SIGMOID, new double[] {0.2})).isEqualTo(1);

        assertThat(range.next(Activation.RELU, new double[] {0, 3.2})).isEqualTo(5);
        assertThat(range.next(Activation.RELU, new double[] {0, 2.9})).isEqualTo(5);
        assertThat(range.next(Activation.RELU, new double[] {0, 7})).isEqualTo(10);
        assertThat(range.next(Activation.RELU, new double[] {0, 0.4, Double.NaN}))
                .isEqualTo(10);
        double calm = 10;
        for (int i = 0; i < 60; i++) {
            calm = range.next(Activation.RELU, new double[] {0, 0.4});
        }
        assertThat(calm).isLessThanOrEqualTo(1);
    }

    private void untilSorted(UnitOrder by) {
        HiddenPicture picture = picture();
        int[] expected = by.of(picture.rowMajor(), picture.units(), picture.steps());
        await().until(() -> {
            work.deliver();
            return Arrays.equals(model.orderProperty().get(), expected);
        });
    }

    private HiddenPicture picture() {
        return model.pictureProperty().get().orElseThrow();
    }
}
