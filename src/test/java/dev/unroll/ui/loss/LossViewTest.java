package dev.unroll.ui.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.unroll.core.task.Adding;
import dev.unroll.core.task.TemporalOrder;
import dev.unroll.session.Command;
import dev.unroll.support.LiveRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.plot.LineChart;
import dev.unroll.ui.plot.LinkedCursor;
import dev.unroll.ui.shell.SavedPlots;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class LossViewTest {
    private static final long PATIENCE_MILLIS = 20_000;

    @Test
    void aClosedViewIsCollectedWhileItsModelGoesOn() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);
            LinkedCursor cursor = new LinkedCursor();
            run.train(10);
            JMemoryBuddy.memoryTest(checker -> {
                Stage stage = waitForAsyncFx(PATIENCE_MILLIS, () -> new Stage());
                LossView view = waitForAsyncFx(PATIENCE_MILLIS, () -> {
                    LossView shown = new LossView(model, cursor, plots(run));
                    stage.setScene(new Scene(shown.card(), 600, 300));
                    stage.show();
                    run.beat(model);
                    return shown;
                });
                assertThat(((LineChart) view.card().lookup("#loss-chart")).getSeries())
                        .isEqualTo(model.seriesProperty().get());

                waitForAsyncFx(PATIENCE_MILLIS, () -> {
                    stage.hide();
                    stage.setScene(null);
                    return true;
                });

                checker.assertCollectable(view);
                checker.assertCollectable(view.card());
            });
            assertThat(model.begunProperty().get()).isTrue();
        }
    }

    @Test
    void aViewThatIsTakenAwayIsNotToldAndComesBackUpToDate() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);
            waitForAsyncFx(PATIENCE_MILLIS, () -> {
                LossView view = new LossView(model, new LinkedCursor(), plots(run));
                LineChart chart = (LineChart) view.card().lookup("#loss-chart");
                run.beat(model);
                assertThat(chart.getSeries()).as("never shown").isEmpty();

                Stage stage = new Stage();
                stage.setScene(new Scene(view.card(), 600, 300));
                stage.show();
                assertThat(chart.getSeries())
                        .isEqualTo(model.seriesProperty().get())
                        .isNotEmpty();
                assertThat(chart.getReferenceLines())
                        .isEqualTo(model.linesProperty().get());
                stage.hide();
                return true;
            });
        }
    }

    @Test
    void theHelpTellsOfTheLinesThatAreDrawn() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            LossViewModel model = model(run);
            run.beat(model);
            assertThat(LossView.help(model.task()).what()).contains("trigram");
            assertThat(LossView.help(model.task()).equations()).contains(Equation.LOSS);

            run.submit(
                    new Command.NewExperiment(LiveRun.EXPERIMENT.withTask(new TemporalOrder(10)), LiveRun.corpus(1)));
            run.beatUntil(model, () -> model.task().isPresent());
            assertThat(LossView.help(model.task()).what()).contains("guessing").doesNotContain("gram");
            assertThat(LossView.help(model.task()).equations()).contains(Equation.LOSS);
            assertThat(LossView.help(Optional.of(new Adding(10))).equations()).contains(Equation.LOSS_SQUARED);
        }
    }

    private static SavedPlots plots(LiveRun run) {
        return new SavedPlots(run.work(), new Banners(), run.failures());
    }

    private static LossViewModel model(LiveRun run) {
        return new LossViewModel(
                run::submit,
                new SimpleObjectProperty<>(LossUnit.NATS),
                run::copyModel,
                run.kernels(),
                run.work(),
                run.failures());
    }
}
