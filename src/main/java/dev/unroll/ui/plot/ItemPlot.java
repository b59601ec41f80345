package dev.unroll.ui.plot;

import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;

/**
 * A plot of items – points, bars, marks – one of which is read out: the one under the pointer, or the one that the arrow
 * keys went to. Escape ends it.
 */
abstract class ItemPlot extends Plot {
    private final ReadoutBox box = new ReadoutBox();
    private int read = -1;

    ItemPlot() {
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> read(itemAt(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> read(-1));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** How many items there are. */
    abstract int items();

    /** The item at a point of the plot, -1 for none. */
    abstract int itemAt(double x, double y);

    /** The items in the order in which the arrow keys go through them. */
    IntStream keyOrder() {
        return IntStream.range(0, items());
    }

    /** Where the arrow keys begin, as a place in their order. */
    int firstByKey() {
        return 0;
    }

    /** It shows all there is, unless it says otherwise. */
    @Override
    public void fit() {
        refresh();
    }

    /** To be called when the items change: the one that was read out may be gone. */
    final void itemsChanged() {
        if (read >= items()) {
            read = -1;
        }
        refresh();
    }

    /** The item that is read out on the screen, -1 for none. */
    public final int readItem() {
        return read;
    }

    /** The item to be read out on a surface, -1 for none. */
    final int read(Surface surface) {
        return surface.live() ? read : -1;
    }

    /** Paints what is read out beside a point; a line feed begins a new line. */
    final void paintReadout(Surface surface, String text, double x, double y, Rectangle area) {
        box.say(text);
        box.paint(surface, this, x, y, area);
    }

    private void read(int item) {
        if (item != read) {
            read = item;
            refresh();
        }
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && !event.isShiftDown();
        int[] order = nothingToShow() ? new int[0] : keyOrder().toArray();
        if (!plain || order.length == 0) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> read(neighbour(order, -1));
            case RIGHT -> read(neighbour(order, 1));
            default -> {
                if (event.getCode() != KeyCode.ESCAPE || read < 0) {
                    return;
                }
                read(-1);
            }
        }
        event.consume();
    }

    private int neighbour(int[] order, int step) {
        int place = IntStream.range(0, order.length)
                .filter(i -> order[i] == read)
                .findFirst()
                .orElse(-1);
        return order[place < 0 ? firstByKey() : Math.max(0, Math.min(order.length - 1, place + step))];
    }

    /** The one of so many equal parts from left to right that x lies in, -1 if it lies in none. */
    static int partAt(double x, double left, double right, int parts) {
        return x < left || x >= right ? -1 : Math.min(parts - 1, (int) ((x - left) / (right - left) * parts));
    }
}
