package dev.unroll.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;

/**
 * A network whose nodes stand in columns: of many columns those around one are shown, and how many more there are on either
 * side. A node has a name and a strip of its numbers. Hovering reads a node out, a click chooses it, the wheel goes along
 * the columns.
 */
public final class NodeGraph extends ItemPlot {
    private static final double COLUMN = 7.4;
    private static final double MARGIN = 3.4;

    private final GraphPainter painter = new GraphPainter();
    private int count;
    private int rows = 1;
    private IntFunction<GraphColumn> source = column -> new GraphColumn("", "", List.of(), List.of(), List.of());
    private List<GraphColumn> shown = List.of();
    private NodeText text = (column, row) -> "";
    private NodeHandler handler = (column, row) -> {};
    private int centre;
    private int first;
    private double spacing = 1;

    public NodeGraph() {
        getStyleClass().add("unroll-node-graph");
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            int node = itemAt(event.getX(), event.getY());
            if (node >= 0 && event.getButton() == MouseButton.PRIMARY) {
                handler.chosen(first + node / rows, node % rows);
            }
        });
        addEventHandler(ScrollEvent.SCROLL, event -> {
            double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            if (by != 0 && !event.isControlDown()) {
                showColumn(centre - (int) Math.signum(by));
                event.consume();
            }
        });
    }

    /**
     * Sets the graph.
     *
     * @param columns how many there are
     * @param nodeRows how many nodes stand in each, from top to bottom
     * @param column makes a column, counted from 0; asked for those that are seen only
     */
    public void setColumns(int columns, int nodeRows, IntFunction<GraphColumn> column) {
        count = columns;
        rows = nodeRows;
        source = column;
        shown = List.of();
        centre = Math.max(0, Math.min(columns - 1, centre));
        itemsChanged();
    }

    /** Brings a column into the middle, as far as there are others beside it. */
    public void showColumn(int column) {
        int wanted = Math.max(0, Math.min(count - 1, column));
        if (wanted != centre) {
            centre = wanted;
            itemsChanged();
        }
    }

    /** Sets what is read out of a node. */
    public void setNodeText(NodeText newText) {
        text = newText;
    }

    /** Sets what is told when a node is chosen. */
    public void setOnNode(NodeHandler newHandler) {
        handler = newHandler;
    }

    @Override
    int items() {
        return shown.size() * rows;
    }

    @Override
    int itemAt(double x, double y) {
        for (int i = 0; i < items(); i++) {
            if (painter.nodeBox(x(i / rows), i % rows).contains(x, y)) {
                return i;
            }
        }
        return -1;
    }

    private double x(int place) {
        return (MARGIN * ruler().height() / 1.2) + spacing * (place + 0.5);
    }

    @Override
    boolean nothingToShow() {
        return count == 0;
    }

    @Override
    public PlotTable table(int mostRows) {
        List<String> names = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        int widest = 1;
        for (int column = 0; column < count && names.size() < mostRows; column++) {
            for (GraphNode node : source.apply(column).nodes()) {
                names.add(node.name());
                values.add(node.values());
                widest = Math.max(widest, node.values().length);
            }
        }
        List<String> heads = new ArrayList<>(List.of(words().get("plot.table.row")));
        for (int i = 1; i <= widest; i++) {
            heads.add(Integer.toString(i));
        }
        return new PlotTable(
                heads,
                names,
                names.size(),
                (row, column) -> column < values.get(row).length ? values.get(row)[column] : Double.NaN,
                (long) count * rows);
    }

    @Override
    public String textAlternative() {
        if (nothingToShow()) {
            return words().get("plot.chart.alternative.empty", getTitle());
        }
        return words().get("plot.graph.alternative", getTitle(), count, rows);
    }

    @Override
    void paint(Surface surface) {
        if (nothingToShow()) {
            paintEmpty(surface, "plot.chart.empty");
            return;
        }
        double unit = ruler().height() / 1.2;
        double margin = MARGIN * unit;
        double room = surface.width() - 2 * margin;
        int fit = Math.max(1, Math.min(count, (int) (room / (COLUMN * unit))));
        first = Math.max(0, Math.min(count - fit, centre - fit / 2));
        spacing = room / fit;
        List<GraphColumn> columns = new ArrayList<>();
        for (int i = 0; i < fit; i++) {
            columns.add(source.apply(first + i));
        }
        shown = columns;
        painter.begin(surface, look(), ruler(), rows, unit, read(surface));
        painter.paint(columns, this::x, spacing);
        painter.more(first, count - first - fit, margin);
        int read = read(surface);
        if (read >= 0) {
            Rectangle box = painter.nodeBox(x(read / rows), read % rows);
            paintReadout(
                    surface,
                    text.of(first + read / rows, read % rows),
                    box.getX() + box.getWidth() / 2,
                    box.getY(),
                    new Rectangle(0, 0, surface.width(), surface.height()));
        }
        paintFocus(surface);
    }

    /** Words for a node by its column and row; a line feed begins a new line. */
    @FunctionalInterface
    public interface NodeText {
        String of(int column, int row);
    }

    /** Takes a node that was chosen, by its column and row. */
    @FunctionalInterface
    public interface NodeHandler {
        void chosen(int column, int row);
    }
}
