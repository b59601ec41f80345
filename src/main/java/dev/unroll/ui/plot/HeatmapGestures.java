package dev.unroll.ui.plot;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What mouse and keys do to a heatmap. */
final class HeatmapGestures {

    private final Heatmap map;
    private final HeatmapPainter painter;

    HeatmapGestures(Heatmap map, HeatmapPainter painter) {
        this.map = map;
        this.painter = painter;
    }

    void install() {
        map.addEventHandler(MouseEvent.MOUSE_MOVED, event -> painter.cellAt(event.getX(), event.getY())
                .ifPresentOrElse(cell -> map.moveCursor((int) cell.getY(), (int) cell.getX()), map::clearCursor));
        map.addEventHandler(MouseEvent.MOUSE_EXITED, event -> map.clearCursor());
        map.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                painter.cellAt(event.getX(), event.getY()).ifPresent(cell -> map.clickRow((int) cell.getY()));
            }
        });
        map.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || map.nothingToShow()) {
            return;
        }
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> move(0, -1);
            case RIGHT -> move(0, 1);
            case UP -> move(-1, 0);
            case DOWN -> move(1, 0);
            case HOME -> map.moveCursor(Math.max(0, map.cursorPlace()), 0);
            case END ->
                map.moveCursor(Math.max(0, map.cursorPlace()), map.grid().columns() - 1);
            case ENTER -> used = click();
            case ESCAPE -> used = leave();
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private void move(int down, int right) {
        if (!map.hasCursor()) {
            map.moveCursor(0, 0);
            return;
        }
        map.moveCursor(
                Math.max(0, Math.min(map.grid().rows() - 1, map.cursorPlace() + down)),
                Math.max(0, Math.min(map.grid().columns() - 1, map.cursorColumn() + right)));
    }

    private boolean click() {
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
