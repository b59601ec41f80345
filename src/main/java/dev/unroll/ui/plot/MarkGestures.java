package dev.unroll.ui.plot;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** How marks are opened: by a click on their dot, or with M from one to the next. */
final class MarkGestures {

    /** So near to its centre a dot is hit. */
    private static final double REACH = 9;

    private final LineChart chart;
    private final ChartPainter painter;
    private Optional<Mark> last = Optional.empty();

    MarkGestures(LineChart chart, ChartPainter painter) {
        this.chart = chart;
        this.painter = painter;
    }

    void install() {
        chart.addEventHandler(
                MouseEvent.MOUSE_MOVED, event -> chart.setCursor(at(event).isPresent() ? Cursor.HAND : Cursor.DEFAULT));
        chart.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                at(event).ifPresent(this::open);
            }
        });
        chart.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
            if (plain && event.getCode() == KeyCode.M) {
                next(event.isShiftDown()).ifPresent(mark -> {
                    chart.getLinkedCursor().setX(mark.x());
                    open(mark);
                });
                event.consume();
            }
        });
    }

    private Optional<Mark> at(MouseEvent event) {
        if (chart.onMark().isEmpty() || !painter.inside(event.getX(), event.getY())) {
            return Optional.empty();
        }
        return visible().stream()
                .filter(mark -> place(mark).distance(event.getX(), event.getY()) <= REACH)
                .min(Comparator.comparingDouble(mark -> place(mark).distance(event.getX(), event.getY())));
    }

    /** The visible mark after the one that was opened last, from left to right and round. */
    private Optional<Mark> next(boolean back) {
        List<Mark> marks = visible();
        if (chart.onMark().isEmpty() || marks.isEmpty()) {
            return Optional.empty();
        }
        int before = last.map(marks::indexOf).orElse(-1);
        int next = back ? (before <= 0 ? marks.size() - 1 : before - 1) : (before + 1) % marks.size();
        return Optional.of(marks.get(next));
    }

    private List<Mark> visible() {
        return chart.getMarks().stream()
                .filter(mark -> painter.xs().shows(mark.x()) && painter.ys().shows(mark.y()))
                .sorted(Comparator.comparingDouble(Mark::x))
                .toList();
    }

    private void open(Mark mark) {
        last = Optional.of(mark);
        Point2D place = chart.localToScreen(place(mark));
        chart.onMark().ifPresent(handler -> handler.open(mark, place.getX(), place.getY()));
    }

    private Point2D place(Mark mark) {
        return new Point2D(painter.xs().pixel(mark.x()), painter.ys().pixel(mark.y()));
    }
}
