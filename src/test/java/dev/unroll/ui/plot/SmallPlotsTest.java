package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;

/** The plots of the gradients' page: what they paint, read out, say and put into tables. */
class SmallPlotsTest extends PlotTestBase {
    private static final int GROUND = 0xffffffff;

    private int colours(Plot plot) {
        PixelReader pixels = pixels(plot);
        Set<Integer> seen = new HashSet<>();
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 500; x++) {
                seen.add(pixels.getArgb(x, y));
            }
        }
        return seen.size();
    }

    private static int argb(Color color) {
        return 0xff000000
                | (int) Math.round(255 * color.getRed()) << 16
                | (int) Math.round(255 * color.getGreen()) << 8
                | (int) Math.round(255 * color.getBlue());
    }

    private int count(Plot plot, int argb) {
        PixelReader pixels = pixels(plot);
        int count = 0;
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 500; x++) {
                count += pixels.getArgb(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void aTriangleIsGroundBeyondItsLastValueAndItsZerosAreDrawn() {
        Heatmap map = onFx(Heatmap::new);
        runFx(() -> {
            map.setColorMap(ColorMap.VIRIDIS);
            map.setColorScale(AxisScale.LOG);
            map.setRagged(true);
            map.setRange(0.01, 1);
            map.setData(2, 2, new double[] {1, Double.NaN, 0, 0.1});
        });
        show(map);
        PixelReader pixels = pixels(map);
        Rectangle area = onFx(() -> map.painter().area());
        int right = (int) (area.getX() + area.getWidth() * 0.75);
        int left = (int) (area.getX() + area.getWidth() * 0.25);
        int top = (int) (area.getY() + area.getHeight() * 0.25);
        int bottom = (int) (area.getY() + area.getHeight() * 0.75);
        int[] colors = ColorMap.VIRIDIS.table(false);
        assertThat(pixels.getArgb(right, top)).isEqualTo(GROUND);
        assertThat(pixels.getArgb(left, top)).isEqualTo(colors[ColorMap.SIZE - 1]);
        assertThat(pixels.getArgb(left, bottom)).isEqualTo(colors[0]);
        assertThat(pixels.getArgb(right, bottom)).isEqualTo(colors[(ColorMap.SIZE - 1) / 2]);
        assertThat(onFx(map::textAlternative)).contains("0.01", "1");
    }

    @Test
    void pointingBesideTheTriangleReadsItsLastValueOut() {
        Heatmap map = onFx(Heatmap::new);
        runFx(() -> {
            map.setRagged(true);
            map.setData(3, 3, new double[] {1, Double.NaN, Double.NaN, 2, 3, Double.NaN, 4, 5, 6});
        });
        show(map);
        runFx(() -> map.moveCursor(1, 2));
        assertThat(onFx(() -> map.cursorColumnProperty().get())).isEqualTo(1);
        assertThat(onFx(() -> map.cursorRowProperty().get())).isEqualTo(1);
        runFx(map::clearCursor);
        assertThat(onFx(() -> map.cursorRowProperty().get())).isEqualTo(-1);
    }

    @Test
    void eigenvaluesOutsideTheUnitCircleAreMarked() {
        ComplexPlane plane = onFx(ComplexPlane::new);
        runFx(() -> {
            plane.setTitle("λ");
            plane.setPoints(new double[] {0.5, -0.2}, new double[] {0, 0.1});
        });
        show(plane);
        assertThat(count(plane, argb(onFx(() -> plane.look().marked())))).isZero();
        runFx(() -> plane.setPoints(new double[] {1.5, -0.2}, new double[] {0.1, 0.1}));
        painted(plane);
        assertThat(count(plane, argb(onFx(() -> plane.look().marked())))).isPositive();
        assertThat(onFx(plane::textAlternative)).contains("2 points", "1 outside");
        PlotTable table = onFx(() -> plane.table(10));
        assertThat(table.value(0, 2)).isEqualTo(Math.hypot(1.5, 0.1));
    }

    @Test
    void stretchStandsAboveOneAndDampingBelow() {
        FactorBars bars = onFx(FactorBars::new);
        runFx(() -> {
            bars.setTitle("why");
            bars.setNames("stretch", "damp", "lag");
            bars.setFactors(new double[] {2, 3, Double.NaN}, new double[] {0.5, 0.25, Double.NaN});
        });
        show(bars);
        assertThat(onFx(bars::textAlternative)).contains("3 places", "stretch 2", "damp 0.5");
        PlotTable table = onFx(() -> bars.table(10));
        assertThat(table.columns()).isEqualTo(List.of("lag", "stretch", "damp"));
        assertThat(table.value(1, 0)).isEqualTo(3);
        int still = colours(bars);
        runFx(bars::requestFocus);
        robot().type(KeyCode.RIGHT, KeyCode.RIGHT);
        painted(bars);
        assertThat(colours(bars)).isGreaterThanOrEqualTo(still);
        runFx(() -> bars.setFactors(new double[] {Double.NaN}, new double[] {Double.NaN}));
        painted(bars);
        assertThat(onFx(bars::isEmpty)).isTrue();
    }

    private int readAfter(ItemPlot plot, KeyCode... keys) {
        robot().type(keys);
        return onFx(plot::readItem);
    }

    @Test
    void arrowsReadOneItemAfterTheOtherAndEscapeEndsIt() {
        HistogramPlot plot = onFx(HistogramPlot::new);
        runFx(() -> plot.setBins(0, 1, new long[] {1, 2, 3}));
        show(plot);
        runFx(plot::requestFocus);
        assertThat(readAfter(plot, KeyCode.RIGHT)).isEqualTo(0);
        assertThat(readAfter(plot, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT)).isEqualTo(2);
        assertThat(readAfter(plot, KeyCode.LEFT)).isEqualTo(1);
        runFx(() -> plot.setBins(0, 1, new long[] {1}));
        assertThat(onFx(plot::readItem)).as("the bin is gone").isEqualTo(-1);
        assertThat(readAfter(plot, KeyCode.RIGHT)).isEqualTo(0);
        assertThat(readAfter(plot, KeyCode.ESCAPE)).isEqualTo(-1);
    }

    @Test
    void pointsAreReadFromTheLargestAndEventsFromTheNewest() {
        ComplexPlane plane = onFx(ComplexPlane::new);
        Timeline timeline = onFx(Timeline::new);
        runFx(() -> {
            plane.setPoints(new double[] {0.1, -3, 2}, new double[] {0, 0, 0});
            timeline.setEvents(List.of(new Timeline.Event(5, "late", false), new Timeline.Event(2, "early", false)));
        });
        show(plane, timeline);
        runFx(plane::requestFocus);
        assertThat(readAfter(plane, KeyCode.RIGHT)).isEqualTo(1);
        assertThat(readAfter(plane, KeyCode.RIGHT)).isEqualTo(2);
        runFx(timeline::requestFocus);
        assertThat(readAfter(timeline, KeyCode.LEFT)).isEqualTo(1);
        assertThat(readAfter(timeline, KeyCode.LEFT)).isEqualTo(0);
    }

    @Test
    void thePointerReadsTheBarItIsOverUntilItLeaves() {
        FactorBars bars = onFx(FactorBars::new);
        runFx(() -> bars.setFactors(new double[] {2, 3}, new double[] {0.5, 0.25}));
        show(bars);
        robot().moveTo(onScreen(bars, 400, 100));
        assertThat(onFx(bars::readItem)).isEqualTo(1);
        robot().moveTo(onScreen(bars, 1, 100));
        assertThat(onFx(bars::readItem)).isEqualTo(-1);
    }

    @Test
    void aSingleValueAmongThousandsHasABarOfItsOwn() {
        HistogramPlot plot = onFx(HistogramPlot::new);
        runFx(() -> {
            plot.setTitle("W");
            plot.setBins(-1, 1, new long[] {0, 100_000, 0});
        });
        show(plot);
        PixelReader without = pixels(plot);
        int base = without.getArgb(400, 221);
        runFx(() -> plot.setBins(-1, 1, new long[] {0, 100_000, 1}));
        painted(plot);
        boolean[] found = {false};
        PixelReader with = pixels(plot);
        for (int y = 200; y < 232; y++) {
            found[0] |= with.getArgb(400, y) != without.getArgb(400, y);
        }
        assertThat(found[0]).as("a bar over " + base).isTrue();
        assertThat(onFx(plot::textAlternative)).contains("100,001 values");
        assertThat(onFx(() -> plot.table(9)).value(1, 2)).isEqualTo(100_000);
    }

    @Test
    void barsStandUnderTheirColumns() {
        Heatmap map = onFx(Heatmap::new);
        ColumnBars bars = onFx(() -> new ColumnBars(map));
        runFx(() -> {
            bars.setTitle("sum");
            map.setData(1, 2, new double[] {1, 2});
            bars.setValues(new double[] {1, 0});
        });
        show(map, bars);
        pulses(2);
        painted(bars);
        Rectangle area = onFx(() -> map.painter().area());
        PixelReader pixels = pixels(bars);
        assertThat(pixels.getArgb((int) (area.getX() + area.getWidth() / 4), 230))
                .isNotEqualTo(GROUND);
        assertThat(pixels.getArgb((int) (area.getX() + 3 * area.getWidth() / 4), 230))
                .isEqualTo(GROUND);
        assertThat(onFx(bars::textAlternative)).contains("2 columns");
    }

    @Test
    void theTimelineMarksWhatHappenedAndReadsItOut() {
        Timeline timeline = onFx(Timeline::new);
        runFx(() -> {
            timeline.setTitle("time");
            timeline.setLast(100, "step 100");
        });
        show(timeline);
        int without = count(timeline, GROUND);
        runFx(() -> timeline.setEvents(
                List.of(new Timeline.Event(50, "vanishing", true), new Timeline.Event(20, "clip 1", false))));
        painted(timeline);
        assertThat(count(timeline, GROUND)).isLessThan(without);
        assertThat(onFx(timeline::getEvents)).extracting(Timeline.Event::step).containsExactly(20L, 50L);
        assertThat(onFx(timeline::textAlternative)).contains("100 steps", "2 events");
        assertThat(onFx(() -> timeline.table(9)).rowNames()).containsExactly("clip 1", "vanishing");
    }

    @Test
    void aBandIsFilledBetweenItsLines() {
        LineChart chart = onFx(LineChart::new);
        double[] x = {0, 1, 2};
        SeriesSource low = SeriesSource.of(x, new double[] {1, 1, 1});
        SeriesSource high = SeriesSource.of(x, new double[] {3, 3, 3});
        runFx(() -> chart.setSeries(List.of(
                new LineSeries("low", "low", low, 1, LineStyle.DOTTED),
                new LineSeries("high", "high", high, 1, LineStyle.DOTTED))));
        show(chart);
        int ground = count(chart, GROUND);
        runFx(() -> chart.setBand(Optional.of(new Band(low, high, 1))));
        painted(chart);
        assertThat(count(chart, GROUND)).isLessThan(ground / 2);
    }
}
