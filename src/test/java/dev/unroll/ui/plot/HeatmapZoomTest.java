package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.image.PixelReader;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;

/** A part of a heatmap's cells: how it is chosen, and what else goes with it. */
class HeatmapZoomTest extends PlotTestBase {
    private static final int ROWS = 40;
    private static final int COLUMNS = 20;

    @Test
    void theWheelZoomsAroundThePointer() {
        Heatmap map = map();
        robot().moveTo(in(map, 0.25, 0.75));
        // The headless window takes a notch for a single pixel, and up for down.
        double column = onFx(() -> map.painter().columnAt(pointerX(map, 0.25)));
        robot().scroll(16, VerticalDirection.DOWN);

        assertThat(onFx(map::isZoomed)).isTrue();
        assertThat(onFx(() -> map.rowSpan().length())).isLessThan(ROWS * 0.95);
        assertThat(onFx(() -> map.columnSpan().length())).isLessThan(COLUMNS * 0.95);
        assertThat(onFx(() -> map.painter().columnAt(pointerX(map, 0.25)))).isCloseTo(column, within(1e-6));
        assertThat(onFx(() -> map.rowSpan().from()))
                .isGreaterThan(ROWS - onFx(() -> map.rowSpan().end()) + 1.0);

        robot().scroll(26, VerticalDirection.UP);
        assertThat(onFx(map::isZoomed)).isFalse();
    }

    @Test
    void shiftZoomsRowsAndControlColumns() {
        Heatmap map = map();
        robot().moveTo(in(map, 0.5, 0.5)).press(KeyCode.SHIFT).scroll(8, VerticalDirection.DOWN);
        robot().release(KeyCode.SHIFT);
        assertThat(onFx(() -> map.rowSpan().isWhole())).isFalse();
        assertThat(onFx(() -> map.columnSpan().isWhole())).isTrue();

        robot().press(KeyCode.CONTROL).scroll(8, VerticalDirection.DOWN);
        robot().release(KeyCode.CONTROL);
        assertThat(onFx(() -> map.columnSpan().isWhole())).isFalse();
    }

    @Test
    void draggingPansAsFarAsThereAreCellsAndClicksNoRow() {
        Heatmap map = map();
        AtomicInteger clicked = new AtomicInteger(-1);
        runFx(() -> map.setOnRowClicked(clicked::set));
        zoomIn(map);
        robot().moveTo(in(map, 0.5, 0.5));
        double from = onFx(() -> map.columnSpan().from());
        double length = onFx(() -> map.columnSpan().length());

        robot().drag(MouseButton.PRIMARY).moveTo(in(map, 0.6, 0.5)).drop();
        assertThat(onFx(() -> map.columnSpan().from())).isCloseTo(from - 0.1 * length, within(0.15));

        for (int i = 0; i < 4; i++) {
            robot().moveTo(in(map, 0.1, 0.1)).drag(MouseButton.PRIMARY).moveTo(in(map, 0.9, 0.9));
            robot().drop();
        }
        assertThat(onFx(() -> map.columnSpan().from())).isZero();
        assertThat(onFx(() -> map.rowSpan().from())).isZero();
        assertThat(onFx(() -> map.columnSpan().length())).isEqualTo(length);
        assertThat(clicked).hasValue(-1);
    }

    @Test
    void aDoubleClickFitsAndTakesItsFirstClickBack() {
        Heatmap map = map();
        runFx(() -> map.setOnRowClicked(row -> map.setSelectedRow(map.getSelectedRow() == row ? -1 : row)));
        zoomIn(map);
        robot().moveTo(in(map, 0.5, 0.5));

        robot().doubleClickOn(in(map, 0.5, 0.5));

        assertThat(onFx(map::isZoomed)).isFalse();
        assertThat(onFx(map::getSelectedRow)).isEqualTo(-1);
    }

    @Test
    void keysZoomAroundTheCursorPanAndFit() {
        Heatmap map = map();
        runFx(map::requestFocus);
        robot().type(KeyCode.RIGHT).type(KeyCode.END);
        robot().type(KeyCode.PLUS).type(KeyCode.PLUS).type(KeyCode.PLUS);
        assertThat(onFx(() -> map.columnSpan().end())).isEqualTo(COLUMNS);
        assertThat(onFx(() -> map.columnSpan().from())).isGreaterThan(5);

        double from = onFx(() -> map.columnSpan().from());
        robot().press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertThat(onFx(() -> map.columnSpan().from())).isLessThan(from);

        robot().type(KeyCode.HOME);
        assertThat(onFx(() -> map.columnSpan().from()))
                .as("the cursor takes what is shown along")
                .isZero();
        robot().type(KeyCode.MINUS);
        robot().type(KeyCode.DIGIT0);
        assertThat(onFx(map::isZoomed)).isFalse();
    }

    @Test
    void theMenuFits() {
        Heatmap map = map();
        zoomIn(map);
        robot().moveTo(in(map, 0.5, 0.5));

        Point2D at = in(map, 0.5, 0.5);
        // Fired, because the headless window has no gesture that asks for a menu.
        runFx(() -> map.fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 250, 100, at.getX(), at.getY(), false, null)));
        robot().clickOn("#plot-menu-fit");

        assertThat(onFx(map::isZoomed)).isFalse();
    }

    @Test
    void cellsAreReadOutAndClickedWhereTheyAreShown() {
        Heatmap map = map();
        AtomicInteger clicked = new AtomicInteger(-1);
        runFx(() -> {
            map.setCellText((row, column, value) -> row + "/" + column);
            map.setOnRowClicked(clicked::set);
            map.rowSpan().zoom(ROWS, 0.25);
            map.columnSpan().zoom(COLUMNS, 0.25);
        });
        painted(map);

        robot().moveTo(in(map, 0.05, 0.05));
        assertThat(onFx(map::readout)).isEqualTo("30/15");
        robot().clickOn(MouseButton.PRIMARY);
        assertThat(clicked).hasValue(30);
        PixelReader pixels = pixels(map);
        Rectangle area = onFx(() -> map.painter().area());
        assertThat(pixels.getArgb((int) area.getX() + 2, (int) area.getY() + 2))
                .isEqualTo(ColorMap.BLUE_ORANGE.table(false)[ColorMap.index(values()[30 * COLUMNS + 15], -1, 1)]);
    }

    @Test
    void newDataOfTheSameShapeKeepWhatIsShownAndAnotherShapeFits() {
        Heatmap map = map();
        zoomIn(map);
        robot().moveTo(in(map, 0.5, 0.5));
        double from = onFx(() -> map.rowSpan().from());

        runFx(() -> map.setData(ROWS, COLUMNS, new double[ROWS * COLUMNS]));
        assertThat(onFx(() -> map.rowSpan().from())).isEqualTo(from);

        runFx(() -> map.setData(ROWS, COLUMNS + 1, new double[ROWS * (COLUMNS + 1)]));
        assertThat(onFx(map::isZoomed)).isFalse();
    }

    @Test
    void rowsOfAPartHaveTheirNumbersAndTheTableHoldsThatPart() {
        Heatmap map = map();
        assertThat(onFx(map::labelsEveryRow)).as("only the first and the last").isFalse();

        runFx(() -> {
            map.rowSpan().zoom(ROWS, 0.25);
            map.columnSpan().zoom(0, 0.5);
        });

        assertThat(onFx(map::labelsEveryRow)).isTrue();
        PlotTable table = onFx(() -> map.table(100));
        assertThat(table.columns()).hasSize(1 + 10).startsWith("row", "1 a", "2 b");
        assertThat(table.rowNames()).hasSize(10).startsWith("31");
        assertThat(onFx(map::textAlternative)).endsWith("; 10 rows and 10 columns of them are shown");
    }

    @Test
    void theStripUnderItShowsTheSameColumns() {
        Heatmap map = map();
        RowStrip strip = onFx(() -> new RowStrip(map));
        runFx(() -> map.setSelectedRow(3));
        show(map, strip);
        runFx(() -> map.columnSpan().zoom(COLUMNS, 0.25));
        painted(map, strip);

        Rectangle area = onFx(() -> map.painter().area());
        robot().moveTo(onScreen(strip, area.getX() + 5, 20));
        assertThat(onFx(map::cursorColumn)).isEqualTo(15);

        runFx(strip::fit);
        assertThat(onFx(map::isZoomed)).isFalse();
    }

    private void zoomIn(Heatmap map) {
        runFx(() -> {
            map.rowSpan().zoom(ROWS / 2.0, 0.7);
            map.columnSpan().zoom(COLUMNS / 2.0, 0.7);
        });
        painted(map);
    }

    private Heatmap map() {
        Heatmap map = onFx(Heatmap::new);
        runFx(() -> {
            map.setTitle("Hidden state");
            map.setColorMap(ColorMap.BLUE_ORANGE);
            map.setRange(-1, 1);
            map.setRowLabels(List.of("unit 1", "" + ROWS));
            map.setColumnLabels(IntStream.range(0, COLUMNS)
                    .mapToObj(c -> Character.toString('a' + c))
                    .toList());
            map.setData(ROWS, COLUMNS, values());
        });
        show(map);
        return map;
    }

    private static double[] values() {
        return IntStream.range(0, ROWS * COLUMNS)
                .mapToDouble(i -> Math.sin(i * 0.37))
                .toArray();
    }

    private double pointerX(Heatmap map, double across) {
        Rectangle area = map.painter().area();
        return area.getX() + across * area.getWidth();
    }

    private Point2D in(Heatmap map, double across, double down) {
        Rectangle area = onFx(() -> map.painter().area());
        return onScreen(map, area.getX() + across * area.getWidth(), area.getY() + down * area.getHeight());
    }
}
