package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineChartTest extends PlotTestBase {

    private static final int WHITE = 0xffffffff;

    @ParameterizedTest
    @EnumSource(names = {"RAW", "SOLID", "DOTTED"})
    void showsASpikeOfASingleStepInAMillion(LineStyle style) {
        double[] y = new double[1_000_000];
        Arrays.fill(y, 1);
        y[700_000] = 100;
        LineChart chart = onFx(LineChart::new);
        runFx(() -> chart.setSeries(List.of(line("loss", y, style).unlabelled())));
        show(chart);
        // Raw lines fit y to their bulk; the whole height is asked for here.
        runFx(() -> chart.show(Optional.empty(), Optional.of(new Range(0, 101))));
        painted(chart);
        Rectangle area = onFx(() -> chart.painter().area());
        double x = onFx(() -> chart.painter().xs().pixel(700_001));
        PixelReader pixels = pixels(chart);
        double halfway = area.getY() + area.getHeight() * 0.37;
        assertThat(coloured(pixels, x - 4, x + 4, halfway, halfway + 1)).isPositive();
        assertThat(coloured(pixels, x + 10, area.getX() + area.getWidth() - 4, halfway, halfway + 1))
                .isZero();
    }

    @Test
    void leavesAGapWhereThereIsNoNumber() {
        double[] y = new double[100];
        Arrays.fill(y, 5);
        Arrays.fill(y, 40, 60, Double.NaN);
        LineChart chart = onFx(LineChart::new);
        runFx(() -> chart.setSeries(List.of(line("loss", y, LineStyle.SOLID).unlabelled())));
        show(chart);
        double place = onFx(() -> chart.painter().ys().pixel(5));
        double before = onFx(() -> chart.painter().xs().pixel(30));
        double inside = onFx(() -> chart.painter().xs().pixel(50));
        PixelReader pixels = pixels(chart);
        assertThat(blue(pixels, before - 5, before + 5, place - 3, place + 3)).isPositive();
        assertThat(blue(pixels, inside - 15, inside + 15, place - 3, place + 3)).isZero();
    }

    @Test
    void leavesAGapWhereALogarithmHasNoPlace() {
        double[] y = {1, 10, 0, -5, 100, 1000, Double.POSITIVE_INFINITY, 10};
        LineChart chart = onFx(LineChart::new);
        runFx(() -> {
            chart.setYScale(AxisScale.LOG);
            chart.setSeries(List.of(line("norm", y, LineStyle.SOLID)));
        });
        show(chart);
        Range fitted = onFx(() -> chart.painter().ys().range());
        assertThat(fitted.lo()).isBetween(-0.5, 0.0);
        assertThat(fitted.hi()).isBetween(3.0, 3.5);
        assertThat(onFx(() -> chart.painter().ys().pixel(0))).isNaN();
    }

    @Test
    void zoomsAroundThePointerByTheWheel() {
        LineChart chart = noisy();
        show(chart);
        Point2D at = new Point2D(200, 100);
        double x = onFx(() -> chart.painter().xs().placeAt(at.getX()));
        double y = onFx(() -> chart.painter().ys().placeAt(at.getY()));
        double length = onFx(() -> chart.painter().xs().range().length());
        robot().moveTo(onScreen(chart, at.getX(), at.getY()));
        // The headless window takes a notch for a single pixel, and up for down.
        robot().scroll(20, VerticalDirection.DOWN);
        painted(chart);
        assertThat(onFx(() -> chart.painter().xs().range().length())).isLessThan(0.91 * length);
        // The area moves by a few pixels when the labels of the axes change.
        assertThat(onFx(() -> chart.painter().xs().placeAt(at.getX()))).isCloseTo(x, within(0.03 * length));
        assertThat(onFx(() -> chart.painter().ys().placeAt(at.getY()))).isCloseTo(y, within(0.1));
        assertThat(onFx(chart::isFollowing)).isFalse();
        robot().scroll(25, VerticalDirection.UP);
        painted(chart);
        assertThat(onFx(chart::isFollowing)).as("all the way out follows again").isTrue();
    }

    @Test
    void pansByDraggingAndFitsByADoubleClick() {
        LineChart chart = noisy();
        show(chart);
        runFx(() -> chart.showX(400, 600));
        painted(chart);
        double before = onFx(() -> chart.painter().xs().placeAt(250));
        robot().moveTo(onScreen(chart, 250, 100)).press(MouseButton.PRIMARY);
        robot().moveTo(onScreen(chart, 300, 100)).release(MouseButton.PRIMARY);
        painted(chart);
        assertThat(onFx(() -> chart.painter().xs().placeAt(300))).isCloseTo(before, within(4.0));
        robot().moveTo(onScreen(chart, 250, 120)).doubleClickOn(MouseButton.PRIMARY);
        painted(chart);
        assertThat(onFx(chart::isFollowing)).isTrue();
        assertThat(onFx(() -> chart.painter().xs().range())).isEqualTo(new Range(1, 1000));
    }

    @Test
    void answersToTheKeyboard() {
        LineChart chart = noisy();
        show(chart);
        runFx(chart::requestFocus);
        robot().type(KeyCode.EQUALS);
        painted(chart);
        Range zoomed = onFx(() -> chart.painter().xs().range());
        assertThat(zoomed.length()).isCloseTo(0.8 * 999, within(1e-6));
        robot().type(KeyCode.RIGHT);
        painted(chart);
        assertThat(onFx(() -> chart.painter().xs().range().lo())).isGreaterThan(zoomed.lo());
        robot().type(KeyCode.DIGIT0);
        painted(chart);
        assertThat(onFx(chart::isFollowing)).isTrue();
        robot().type(KeyCode.L);
        assertThat(onFx(chart::getYScale)).isEqualTo(AxisScale.LOG);
        robot().press(KeyCode.SHIFT).type(KeyCode.RIGHT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertThat(onFx(() -> chart.getLinkedCursor().getX())).isBetween(501.0, 510.0);
    }

    @Test
    void followsItsSeriesAsTheyGrow() {
        long[] length = {10};
        SeriesSource growing = SeriesSource.steps(1, () -> length[0], i -> i, (from, to, columns, min, max) -> {});
        LineChart chart = onFx(LineChart::new);
        runFx(() -> chart.setSeries(List.of(new LineSeries("a", "a", growing, 1, LineStyle.SOLID))));
        show(chart);
        assertThat(onFx(() -> chart.painter().xs().range().hi())).isEqualTo(10);
        length[0] = 200;
        painted(chart);
        assertThat(onFx(() -> chart.painter().xs().range().hi())).isEqualTo(200);
    }

    @Test
    void aChosenPartGivesWayWhenTheLinesBeginAgain() {
        long[] length = {200};
        SeriesSource source = SeriesSource.steps(1, () -> length[0], i -> i, (from, to, columns, min, max) -> {});
        LineChart chart = onFx(LineChart::new);
        runFx(() -> chart.setSeries(List.of(new LineSeries("a", "a", source, 1, LineStyle.SOLID))));
        show(chart);
        runFx(() -> chart.showX(2, 100));
        length[0] = 300;
        painted(chart);
        assertThat(onFx(() -> chart.painter().xs().range().hi())).isEqualTo(100);
        length[0] = 50;
        painted(chart);
        assertThat(onFx(chart::isFollowing)).isTrue();
        assertThat(onFx(() -> chart.painter().xs().range().hi())).isEqualTo(50);
    }

    @Test
    void readsOutInAllChartsThatShareACursor() {
        LineChart upper = noisy();
        LineChart lower = noisy();
        LinkedCursor cursor = new LinkedCursor();
        runFx(() -> {
            upper.setLinkedCursor(cursor);
            lower.setLinkedCursor(cursor);
        });
        show(upper, lower);
        long before = onFx(lower::paints);
        robot().moveTo(onScreen(upper, 250, 100));
        pulses(2);
        double x = onFx(cursor::getX);
        assertThat(x).isEqualTo(Math.rint(onFx(() -> upper.painter().xs().placeAt(250))));
        assertThat(onFx(lower::paints)).isGreaterThan(before);
        robot().moveTo(onScreen(upper, 5, 5));
        assertThat(onFx(cursor::getX)).isNaN();
    }

    @Test
    void paintsOnceAPulseAndOnlyWhenSomethingChanged() {
        LineChart chart = noisy();
        show(chart);
        pulses(3);
        long before = onFx(chart::paints);
        runFx(() -> {
            for (int i = 0; i < 100; i++) {
                chart.refresh();
            }
        });
        pulses(3);
        assertThat(onFx(chart::paints)).isEqualTo(before + 1);
    }

    @Test
    void doesNotPaintWhileItCannotBeSeen() {
        LineChart chart = noisy();
        show(chart);
        runFx(() -> stage().getScene().getRoot().setVisible(false));
        pulses(2);
        long before = onFx(chart::paints);
        runFx(chart::refresh);
        pulses(2);
        assertThat(onFx(chart::paints)).isEqualTo(before);
        runFx(() -> stage().getScene().getRoot().setVisible(true));
        pulses(2);
        assertThat(onFx(chart::paints)).isEqualTo(before + 1);
    }

    @Test
    void saysThatThereIsNothingYet() {
        LineChart chart = onFx(LineChart::new);
        runFx(() -> {
            chart.setTitle("Loss");
            chart.setEmptyText("Press Space to train");
        });
        show(chart);
        assertThat(onFx(chart::isEmpty)).isTrue();
        assertThat(onFx(chart::textAlternative)).isEqualTo("Line chart Loss, no values yet");
        assertThat(coloured(pixels(chart), 150, 350, 100, 140)).isPositive();
        runFx(() -> chart.setSeries(List.of(line("loss", new double[] {2.5}, LineStyle.SOLID))));
        painted(chart);
        assertThat(onFx(chart::isEmpty)).isFalse();
        assertThat(onFx(chart::textAlternative)).contains("1 series", "loss, last value 2.500 at 1");
    }

    @Test
    void writesTheVisibleValuesAsCsv(@TempDir Path folder) throws IOException {
        LineChart chart = onFx(LineChart::new);
        runFx(() -> {
            chart.setXLabel("step");
            chart.setSeries(List.of(
                    line("loss", new double[] {1, 2.5, Double.NaN, 4e-9, 5}, LineStyle.RAW),
                    line("short", new double[] {7, 8}, LineStyle.SOLID)));
        });
        Path file = folder.resolve("values.csv");
        onFx(() -> {
            chart.showX(2, 4);
            chart.saveCsv(file);
            return true;
        });
        assertThat(Files.readAllLines(file)).containsExactly("step,loss,short", "2,2.5,8", "3,,", "4,4.0E-9,");
    }

    @Test
    void writesAPictureAtTwiceTheSize(@TempDir Path folder) {
        LineChart chart = noisy();
        show(chart);
        Path file = folder.resolve("plot.png");
        onFx(() -> {
            chart.savePng(file);
            return true;
        });
        Image image = new Image(file.toUri().toString());
        assertThat(image.getWidth()).isEqualTo(1000);
        assertThat(image.getHeight()).isEqualTo(480);
        assertThat(coloured(image.getPixelReader(), 0, 1000, 0, 480)).isGreaterThan(2_000);
    }

    @Test
    void opensAWindowWithItsValues() {
        LineChart chart = noisy();
        show(chart);
        Stage window = onFx(chart::showTable);
        TableView<?> table = (TableView<?>) window.getScene().lookup("#plot-table");
        assertThat(table.getItems()).hasSize(1000);
        assertThat(table.getColumns()).hasSize(2);
        runFx(window::close);
        assertThat(onFx(() -> chart.table(10)).thinned()).isTrue();
    }

    @Test
    void offersEverythingInItsContextMenu() {
        LineChart chart = noisy();
        show(chart);
        runFx(() -> {
            Point2D at = chart.localToScreen(250, 100);
            // Fired, because the headless window has no gesture that asks for a menu.
            chart.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 250, 100, at.getX(), at.getY(), false, null));
        });
        assertThat(robot().lookup("#plot-menu-table").tryQuery()).isPresent();
        assertThat(robot().lookup("#plot-menu-csv").tryQuery()).isPresent();
        robot().clickOn("#plot-menu-log");
        assertThat(onFx(chart::getYScale)).isEqualTo(AxisScale.LOG);
    }

    @Test
    void isCollectedOnceItHasLeftItsWindow() {
        LinkedCursor cursor = new LinkedCursor();
        JMemoryBuddy.memoryTest(checker -> {
            LineChart chart = noisy();
            runFx(() -> chart.setLinkedCursor(cursor));
            show(chart);
            runFx(() -> stage().getScene().setRoot(new VBox()));
            checker.assertCollectable(chart);
        });
    }

    private LineChart noisy() {
        double[] y = new double[1_000];
        for (int i = 0; i < y.length; i++) {
            y[i] = 3 + Math.sin(i * 0.7) + 0.001 * i;
        }
        LineChart chart = onFx(LineChart::new);
        runFx(() -> chart.setSeries(List.of(line("loss", y, LineStyle.SOLID))));
        return chart;
    }

    private static int coloured(PixelReader pixels, double x0, double x1, double y0, double y1) {
        int count = 0;
        for (int y = (int) y0; y < y1; y++) {
            for (int x = (int) x0; x < x1; x++) {
                count += pixels.getArgb(x, y) == WHITE ? 0 : 1;
            }
        }
        return count;
    }

    private static int blue(PixelReader pixels, double x0, double x1, double y0, double y1) {
        int count = 0;
        for (int y = (int) y0; y < y1; y++) {
            for (int x = (int) x0; x < x1; x++) {
                int argb = pixels.getArgb(x, y);
                count += (argb & 0xff) - (argb >> 16 & 0xff) > 60 ? 1 : 0;
            }
        }
        return count;
    }
}
