package dev.unroll.ui.plot;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What mouse, wheel and keys do to a line chart. */
final class ChartGestures {

    private static final double KEY_ZOOM = 0.8;
    private static final double KEY_PAN = 0.1;
    /** The share of the range that is left after one pixel of wheel. */
    private static final double WHEEL_ZOOM = 0.995;

    private final LineChart chart;
    private final ChartPainter painter;
    private double dragX;
    private double dragY;
    private boolean dragging;

    ChartGestures(LineChart chart, ChartPainter painter) {
        this.chart = chart;
        this.painter = painter;
    }

    void install() {
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            painter.pointerAt(Optional.empty());
            chart.getLinkedCursor().clear();
        });
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragging = false);
        chart.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                chart.fit();
            }
        });
        chart.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void hover(MouseEvent event) {
        if (painter.inside(event.getX(), event.getY())) {
            painter.pointerAt(Optional.of(event.getY()));
            chart.getLinkedCursor().setX(chart.nearestX(painter.xs().placeAt(event.getX())));
            chart.refresh();
        } else {
            painter.pointerAt(Optional.empty());
            chart.getLinkedCursor().clear();
        }
    }

    private void press(MouseEvent event) {
        dragging = event.getButton() == MouseButton.PRIMARY && painter.inside(event.getX(), event.getY());
        dragX = event.getX();
        dragY = event.getY();
    }

    private void drag(MouseEvent event) {
        if (dragging && !chart.nothingToShow()) {
            Axis xs = painter.xs();
            Axis ys = painter.ys();
            double byX = xs.placeAt(dragX) - xs.placeAt(event.getX());
            double byY = ys.placeAt(dragY) - ys.placeAt(event.getY());
            dragX = event.getX();
            dragY = event.getY();
            pan(byX, byY);
            event.consume();
        }
    }

    private void wheel(ScrollEvent event) {
        // With Shift, some systems turn a vertical wheel into a horizontal one.
        double delta = event.getDeltaY() != 0 ? event.getDeltaY() : event.isShiftDown() ? event.getDeltaX() : 0;
        if (delta != 0 && painter.inside(event.getX(), event.getY())) {
            zoom(
                    painter.xs().placeAt(event.getX()),
                    painter.ys().placeAt(event.getY()),
                    Math.pow(WHEEL_ZOOM, Math.max(-400, Math.min(400, delta))),
                    !event.isShiftDown(),
                    !event.isShortcutDown() && !event.isControlDown());
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || chart.nothingToShow()) {
            return;
        }
        Range x = painter.xs().range();
        Range y = painter.ys().range();
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> sideways(event.isShiftDown(), x, -1);
            case RIGHT -> sideways(event.isShiftDown(), x, 1);
            case UP -> pan(0, KEY_PAN * y.length());
            case DOWN -> pan(0, -KEY_PAN * y.length());
            case PLUS, EQUALS, ADD -> zoomAtCursor(x, y, KEY_ZOOM);
            case MINUS, SUBTRACT -> zoomAtCursor(x, y, 1 / KEY_ZOOM);
            case DIGIT0, NUMPAD0, HOME -> chart.fit();
            case L -> chart.chooseLog(chart.getYScale() == AxisScale.LINEAR);
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private void sideways(boolean cursor, Range x, int direction) {
        if (cursor) {
            moveCursor(x, direction);
        } else {
            pan(direction * KEY_PAN * x.length(), 0);
        }
    }

    /** Moves the cursor by about a pixel, at least to the next point; without a cursor it starts in the middle. */
    private void moveCursor(Range x, int direction) {
        LinkedCursor cursor = chart.getLinkedCursor();
        double now = cursor.getX();
        if (Double.isNaN(now) || !x.contains(now)) {
            cursor.setX(chart.nearestX(x.lo() + x.length() / 2));
            return;
        }
        double stride = x.length() / Math.max(1, painter.area().getWidth());
        for (double by = stride; by <= x.length(); by *= 2) {
            double next = chart.nearestX(now + direction * by);
            if (next != now && x.contains(next)) {
                cursor.setX(next);
                return;
            }
        }
    }

    private void zoomAtCursor(Range x, Range y, double factor) {
        double cursor = chart.getLinkedCursor().getX();
        double fixed = x.contains(cursor) ? cursor : x.lo() + x.length() / 2;
        zoom(fixed, y.lo() + y.length() / 2, factor, true, false);
    }

    private void pan(double byX, double byY) {
        Range all = chart.extent().orElse(painter.xs().range());
        Optional<Range> x = chart.xRange();
        if (byX != 0) {
            x = Optional.of(limited(painter.xs().range().pan(byX), all));
        }
        Optional<Range> y =
                byY == 0 ? chart.yRange() : Optional.of(painter.ys().range().pan(byY));
        show(x, y);
    }

    private void zoom(double fixedX, double fixedY, double factor, boolean zoomX, boolean zoomY) {
        Range all = chart.extent().orElse(painter.xs().range());
        Optional<Range> x = chart.xRange();
        Optional<Range> y = chart.yRange();
        if (zoomX) {
            Range zoomed = painter.xs().range().zoom(fixedX, factor);
            if (factor > 1 && zoomed.length() >= all.length()) {
                // All the way out means all there is, now and as it grows.
                chart.fit();
                return;
            }
            x = Optional.of(limited(zoomed, all));
        }
        if (zoomY) {
            Range now = painter.ys().range();
            double least = (Math.max(Math.abs(now.lo()), Math.abs(now.hi())) + 1e-300) * 1e-9;
            boolean sane = factor < 1 ? now.length() * factor > least : now.length() * factor < 1e300;
            y = sane ? Optional.of(now.zoom(fixedY, factor)) : y;
        }
        show(x, y);
    }

    /** Applies at once, so that a second gesture before the next painting builds on the first. */
    private void show(Optional<Range> x, Optional<Range> y) {
        chart.show(x, y);
        x.ifPresent(range -> painter.xs().show(AxisScale.LINEAR, range));
        y.ifPresent(range -> painter.ys().show(chart.getYScale(), range));
    }

    private Range limited(Range range, Range all) {
        double shortest = Math.max(chart.leastXStep() * 4, all.length() * 1e-7);
        return range.within(all, Math.min(shortest, all.length()), all.length() * 2);
    }
}
