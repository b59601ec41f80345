package dev.unroll.ui.plot;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What mouse, wheel and keys do to a heatmap. */
final class HeatmapGestures {

    private static final double KEY_ZOOM = 0.8;
    private static final double KEY_PAN = 0.1;
    /** The share of the cells that is left after one pixel of wheel. */
    private static final double WHEEL_ZOOM = 0.995;

    private final Heatmap map;
    private final HeatmapPainter painter;
    private boolean dragging;
    private double dragX;
    private double dragY;
    private int clicked = -1;

    HeatmapGestures(Heatmap map, HeatmapPainter painter) {
        this.map = map;
        this.painter = painter;
    }

    void install() {
        map.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX(), event.getY()));
        map.addEventHandler(MouseEvent.MOUSE_EXITED, event -> map.clearCursor());
        map.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        map.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragging = false);
        map.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        map.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        map.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void hover(double x, double y) {
        painter.cellAt(x, y)
                .ifPresentOrElse(cell -> map.moveCursor((int) cell.getY(), (int) cell.getX()), map::clearCursor);
    }

    private void press(MouseEvent event) {
        dragging = event.getButton() == MouseButton.PRIMARY
                && painter.cellAt(event.getX(), event.getY()).isPresent();
        dragX = event.getX();
        dragY = event.getY();
    }

    private void drag(MouseEvent event) {
        if (dragging && !map.nothingToShow()) {
            map.columnSpan().pan(painter.columnAt(dragX) - painter.columnAt(event.getX()));
            map.rowSpan().pan(painter.placeAt(dragY) - painter.placeAt(event.getY()));
            dragX = event.getX();
            dragY = event.getY();
            hover(dragX, dragY);
            map.refresh();
            event.consume();
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        if (event.getClickCount() == 2) {
            secondClick();
            hover(event.getX(), event.getY());
        } else if (event.getClickCount() == 1) {
            clicked = painter.cellAt(event.getX(), event.getY())
                    .map(cell -> (int) cell.getY())
                    .orElse(-1);
            clickRow(clicked);
        }
    }

    /** Fits, and clicks the row of the first click again: who clicks twice wants all the cells, and not a row. */
    void secondClick() {
        clickRow(clicked);
        clicked = -1;
        map.fit();
    }

    private void clickRow(int place) {
        if (place >= 0 && place < map.grid().rows()) {
            map.clickRow(place);
        }
    }

    private void wheel(ScrollEvent event) {
        // With Shift, some systems turn a vertical wheel into a horizontal one.
        double delta = event.getDeltaY() != 0 ? event.getDeltaY() : event.isShiftDown() ? event.getDeltaX() : 0;
        if (delta != 0 && painter.cellAt(event.getX(), event.getY()).isPresent()) {
            zoom(
                    painter.columnAt(event.getX()),
                    painter.placeAt(event.getY()),
                    Math.pow(WHEEL_ZOOM, Math.max(-400, Math.min(400, delta))),
                    !event.isShiftDown(),
                    !event.isShortcutDown() && !event.isControlDown());
            hover(event.getX(), event.getY());
            event.consume();
        }
    }

    private void zoom(double column, double place, double factor, boolean columns, boolean rows) {
        if (columns) {
            map.columnSpan().zoom(column, factor);
        }
        if (rows) {
            map.rowSpan().zoom(place, factor);
        }
        map.refresh();
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || map.nothingToShow()) {
            return;
        }
        boolean pan = event.isShiftDown();
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> arrow(pan, 0, -1);
            case RIGHT -> arrow(pan, 0, 1);
            case UP -> arrow(pan, -1, 0);
            case DOWN -> arrow(pan, 1, 0);
            case HOME -> moveTo(map.cursorPlace(), 0);
            case END -> moveTo(map.cursorPlace(), map.grid().columns() - 1);
            case PLUS, EQUALS, ADD -> zoomAtCursor(KEY_ZOOM);
            case MINUS, SUBTRACT -> zoomAtCursor(1 / KEY_ZOOM);
            case DIGIT0, NUMPAD0 -> map.fit();
            case ENTER -> used = enter();
            case ESCAPE -> used = leave();
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private void arrow(boolean pan, int down, int right) {
        if (pan) {
            map.rowSpan().pan(down * KEY_PAN * map.rowSpan().length());
            map.columnSpan().pan(right * KEY_PAN * map.columnSpan().length());
            map.refresh();
        } else if (map.hasCursor()) {
            moveTo(map.cursorPlace() + down, map.cursorColumn() + right);
        } else {
            moveTo(map.rowSpan().first(), map.columnSpan().first());
        }
    }

    /** Moves the cursor within the cells, and what is shown along with it. */
    private void moveTo(int place, int column) {
        int row = Math.max(0, Math.min(map.grid().rows() - 1, place));
        int col = Math.max(0, Math.min(map.grid().columns() - 1, column));
        map.rowSpan().reveal(row);
        map.columnSpan().reveal(col);
        map.moveCursor(row, col);
        map.refresh();
    }

    /** Around the cell that is read out, where there is one in sight; else around the middle. */
    private void zoomAtCursor(double factor) {
        CellSpan rows = map.rowSpan();
        CellSpan columns = map.columnSpan();
        boolean seen = map.hasCursor() && rows.shows(map.cursorPlace()) && columns.shows(map.cursorColumn());
        zoom(
                seen ? map.cursorColumn() + 0.5 : columns.placeAt(0.5),
                seen ? map.cursorPlace() + 0.5 : rows.placeAt(0.5),
                factor,
                true,
                true);
    }

    private boolean enter() {
        if (map.hasCursor()) {
            map.clickRow(map.cursorPlace());
        }
        return map.hasCursor();
    }

    private boolean leave() {
        boolean had = map.hasCursor();
        map.clearCursor();
        return had;
    }
}
