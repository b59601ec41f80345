package dev.unroll.ui.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.support.LiveRun;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.LineSeries;
import dev.unroll.ui.plot.LineStyle;
import dev.unroll.ui.plot.ReferenceLine;
import org.junit.jupiter.api.Test;

class GradientsViewModelTest {
    @Test
    void eachParameterHasALineOfItsOwnColourAndDashBesidesTheTotal() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            GradientsViewModel model = new GradientsViewModel(run::submit);
            Snapshot end = run.train(20);
            run.beat(model);

            assertThat(model.seriesProperty().get())
                    .extracting(LineSeries::label)
                    .containsExactly("total", "∂L/∂W", "∂L/∂U", "∂L/∂V", "∂L/∂b", "∂L/∂c");
            assertThat(model.seriesProperty().get())
                    .extracting(LineSeries::colorIndex)
                    .doesNotHaveDuplicates();
            assertThat(model.seriesProperty().get().stream().skip(1).map(LineSeries::style))
                    .doesNotHaveDuplicates()
                    .doesNotContain(LineStyle.RAW);
            int W = end.history().names().indexOf("W");
            assertThat(model.seriesProperty().get().get(1).source().valueAt(7))
                    .isEqualTo(end.history().blockNorm(W).get(6));
        }
    }

    @Test
    void layersAreToldApartByDashAndIndex() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT.withLayers(2))) {
            GradientsViewModel model = new GradientsViewModel(run::submit);
            run.beat(model);

            assertThat(model.seriesProperty().get())
                    .extracting(LineSeries::label)
                    .containsExactly(
                            "total", "∂L/∂W₁", "∂L/∂W₂", "∂L/∂U₁", "∂L/∂U₂", "∂L/∂V", "∂L/∂b₁", "∂L/∂b₂", "∂L/∂c");
            LineSeries first = model.seriesProperty().get().get(1);
            LineSeries second = model.seriesProperty().get().get(2);
            assertThat(second.colorIndex()).isEqualTo(first.colorIndex());
            assertThat(second.style()).isNotEqualTo(first.style());
        }
    }

    @Test
    void theSubtitleSaysHowManyStepsWereClipped() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT.withClip(new GradientClip.ByNorm(2)))) {
            GradientsViewModel model = new GradientsViewModel(run::submit);
            run.beat(model);
            assertThat(model.subtitleProperty().get()).isEmpty();

            Snapshot end = run.train(400);
            run.beat(model);

            long clipped = 0;
            for (long i = 0; i < end.step(); i++) {
                clipped += end.history().gradientNorm().get(i) > 2 ? 1 : 0;
            }
            assertThat(clipped).isBetween(1L, end.step() - 1);
            String percent = Numbers.whole(Math.round(100.0 * clipped / end.step()));
            assertThat(model.subtitleProperty().get()).isEqualTo(percent + " % clipped");
            assertThat(model.rugProperty().get().orElseThrow().source().length())
                    .isEqualTo(end.step());
        }
    }

    @Test
    void theThresholdFollowsTheClippingInForce() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            GradientsViewModel model = new GradientsViewModel(run::submit);
            run.train(5);
            run.beat(model);
            assertThat(model.linesProperty().get()).containsExactly(new ReferenceLine("clip 5", 5));

            run.submit(new Command.SetClip(new GradientClip.ByValue(0.5)));
            run.beatUntil(model, () -> model.linesProperty().get().isEmpty());
            assertThat(model.subtitleProperty().get()).endsWith(" % clipped to ±0.5");

            run.submit(new Command.SetClip(new GradientClip.None()));
            run.beatUntil(model, () -> model.subtitleProperty().get().startsWith("no clipping"));
        }
    }

    @Test
    void afterClippingTheTotalIsWhatTheOptimizerGot() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT.withClip(new GradientClip.ByNorm(0.5)))) {
            GradientsViewModel model = new GradientsViewModel(run::submit);
            Snapshot end = run.train(50);
            run.beat(model);
            assertThat(total(model, 10)).isEqualTo(end.history().gradientNorm().get(9));

            model.showAfterClipping(true);

            assertThat(total(model, 10)).isEqualTo(end.history().clippedNorm().get(9));
        }
    }

    @Test
    void aNewRunClearsTheLines() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            GradientsViewModel model = new GradientsViewModel(run::submit);
            run.train(20);
            run.beat(model);
            assertThat(model.begunProperty().get()).isTrue();

            run.submit(new Command.Reset());
            run.beatUntil(model, () -> !model.begunProperty().get());

            assertThat(model.seriesProperty().get())
                    .allSatisfy(line -> assertThat(line.source().length()).isZero());
            assertThat(model.subtitleProperty().get()).isEmpty();
        }
    }

    private static double total(GradientsViewModel model, double step) {
        return model.seriesProperty().get().get(0).source().valueAt(step);
    }
}
