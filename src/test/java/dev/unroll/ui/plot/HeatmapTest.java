package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatmapTest extends PlotTestBase {

    @Test
    void fillsEveryCellWithExactlyItsColourUpToItsEdges() {
        double[] values = {-1, -0.5, 0, 0.5, 1, 0.25};
        Heatmap map = heatmap(2, 3, values);
        show(map);
        int[] colors = ColorMap.BLUE_ORANGE.table(false);
        PixelReader pixels = pixels(map);
        Rectangle area = onFx(() -> map.painter().area());
        Set<Integer> expected = new HashSet<>();
        for (double value : values) {
            expected.add(colors[ColorMap.index(value, -1, 1)]);
        }
        Set<Integer> seen = new HashSet<>();
        int width = (int) area.getWidth();
        int height = (int) area.getHeight();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int argb = pixels.getArgb((int) area.getX() + x, (int) area.getY() + y);
                seen.add(argb);
                int cell = CellSpan.of(2).cellAt(y, height) * 3 + CellSpan.of(3).cellAt(x, width);
                assertThat(argb).isEqualTo(colors[ColorMap.index(values[cell], -1, 1)]);
            }
        }
        assertThat(seen).as("no blended colour").isEqualTo(expected);
    }

    @Test
    void marksACellWithoutAValue() {
        Heatmap map = heatmap(1, 2, new double[] {Double.NaN, 1});
        show(map);
        PixelReader pixels = pixels(map);
        Rectangle area = onFx(() -> map.painter().area());
        Set<Integer> seen = new HashSet<>();
        for (int x = 2; x < area.getWidth() / 2 - 2; x++) {
            seen.add(pixels.getArgb((int) area.getX() + x, (int) area.getY() + 20));
        }
        assertThat(seen).containsExactlyInAnyOrder(0xffffffff, 0xff848e9c);
    }

    @Test
    void aRowWithoutValuesOfARaggedMapIsGroundAndReadOutAnywhereAlongIt() {
        double no = Double.NaN;
        Heatmap map = heatmap(2, 2, new double[] {no, no, -1, no});
        runFx(() -> {
            map.setRagged(true);
            map.setCellText((row, column, value) -> "row " + row + " column " + column);
        });
        show(map);
        PixelReader pixels = pixels(map);
        Rectangle area = onFx(() -> map.painter().area());
        Set<Integer> seen = new HashSet<>();
        for (int x = 0; x < area.getWidth(); x++) {
            seen.add(pixels.getArgb((int) area.getX() + x, (int) area.getY() + 20));
        }
        assertThat(seen).containsExactly(0xffffffff);

        double right = area.getX() + 0.75 * area.getWidth();
        robot().moveTo(onScreen(map, right, area.getY() + 0.25 * area.getHeight()));
        assertThat(onFx(map::readout)).isEqualTo("row 0 column 1");
        robot().moveTo(onScreen(map, right, area.getY() + 0.75 * area.getHeight()));
        assertThat(onFx(map::readout)).isEqualTo("row 1 column 0");
    }

    @Test
    void keepsWhatStandsOutWhereRowsAreThinnerThanAPixel() {
        double[] values = new double[5_000];
        values[3_333] = -1;
        Heatmap map = heatmap(5_000, 1, values);
        show(map);
        PixelReader pixels = pixels(map);
        Rectangle area = onFx(() -> map.painter().area());
        int ends = 0;
        for (int y = 0; y < area.getHeight(); y++) {
            int argb = pixels.getArgb((int) area.getX() + 5, (int) area.getY() + y);
            ends += argb == ColorMap.BLUE_ORANGE.table(false)[0] ? 1 : 0;
        }
        assertThat(ends).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,1000", "1000,1", "100,25", "7,640"})
    void paintsAnyNumberOfRowsAndColumns(int rows, int columns) {
        Heatmap map = onFx(() -> SamplePlots.hidden(rows, columns));
        show(map);
        assertThat(onFx(map::isEmpty)).isFalse();
        assertThat(onFx(map::textAlternative)).contains(rows < 1000 ? rows + " rows" : "1,000 rows");
    }

    @Test
    void showsRowsInTheOrderItWasGiven() {
        Heatmap map = heatmap(2, 1, new double[] {-1, 1});
        runFx(() -> map.setRowOrder(1, 0));
        show(map);
        Rectangle area = onFx(() -> map.painter().area());
        int top = pixels(map).getArgb((int) area.getX() + 9, (int) area.getY() + 9);
        assertThat(top).isEqualTo(ColorMap.BLUE_ORANGE.table(false)[ColorMap.SIZE - 1]);
        assertThatThrownBy(() -> map.setRowOrder(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callsBackWithTheRowOfTheDataThatWasClicked() {
        Heatmap map = heatmap(4, 2, new double[8]);
        AtomicInteger clicked = new AtomicInteger(-1);
        runFx(() -> {
            map.setRowOrder(3, 2, 1, 0);
            map.setOnRowClicked(clicked::set);
        });
        show(map);
        Rectangle area = onFx(() -> map.painter().area());
        robot().moveTo(onScreen(map, area.getX() + 20, area.getY() + 5)).clickOn(MouseButton.PRIMARY);
        assertThat(clicked).hasValue(3);
    }

    @Test
    void readsCellsOutUnderThePointerAndByTheArrowKeys() {
        Heatmap map = heatmap(2, 2, new double[] {0.1, 0.2, 0.3, 0.4});
        AtomicInteger clicked = new AtomicInteger(-1);
        runFx(() -> {
            map.setCellText((row, column, value) -> row + "/" + column + "=" + value);
            map.setOnRowClicked(clicked::set);
        });
        show(map);
        Rectangle area = onFx(() -> map.painter().area());
        robot().moveTo(onScreen(map, area.getX() + area.getWidth() - 9, area.getY() + 9));
        assertThat(onFx(map::readout)).isEqualTo("0/1=0.2");
        runFx(map::requestFocus);
        robot().type(KeyCode.DOWN, KeyCode.LEFT, KeyCode.LEFT);
        assertThat(onFx(map::readout)).isEqualTo("1/0=0.3");
        robot().type(KeyCode.ENTER);
        assertThat(clicked).hasValue(1);
        robot().type(KeyCode.ESCAPE);
        assertThat(onFx(map::readout)).isEmpty();
    }

    @Test
    void outlinesTheSelectedRow() {
        Heatmap map = heatmap(4, 2, new double[8]);
        runFx(() -> map.setSelectedRow(2));
        show(map);
        Rectangle area = onFx(() -> map.painter().area());
        int y = (int) (area.getY() + area.getHeight() / 2) - 1;
        assertThat(pixels(map).getArgb((int) area.getX() + 30, y)).isEqualTo(0xffd9661f);
    }

    @Test
    void writesItsCellsAsCsv(@TempDir Path folder) throws Exception {
        Heatmap map = heatmap(2, 2, new double[] {0.5, Double.NaN, 3, -4});
        runFx(() -> {
            map.setColumnLabels(List.of("a", "␣"));
            map.setRowOrder(1, 0);
        });
        Path file = folder.resolve("cells.csv");
        onFx(() -> {
            map.saveCsv(file);
            return true;
        });
        assertThat(Files.readAllLines(file)).containsExactly("row,1 a,2 ␣", "2,3,-4", "1,0.5,");
    }

    @Test
    void refusesDataThatDoesNotFillItsCells() {
        Heatmap map = onFx(Heatmap::new);
        assertThatThrownBy(() -> map.setData(3, 3, new double[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 × 3");
    }

    @Test
    void isCollectedOnceItHasLeftItsWindow() {
        JMemoryBuddy.memoryTest(checker -> {
            Heatmap map = heatmap(2, 2, new double[4]);
            show(map);
            runFx(() -> stage().getScene().setRoot(new VBox()));
            checker.assertCollectable(map);
        });
    }

    private Heatmap heatmap(int rows, int columns, double[] values) {
        Heatmap map = onFx(Heatmap::new);
        runFx(() -> {
            map.setColorMap(ColorMap.BLUE_ORANGE);
            map.setRange(-1, 1);
            map.setData(rows, columns, values);
        });
        return map;
    }
}
