package dev.unroll.ui.plot;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints the nodes and arrows of a graph. */
final class GraphPainter {
    private static final double NODE_WIDTH = 4.4;
    private static final double NODE_HEIGHT = 2.9;
    /** A node of this height has room for its name and a strip. */
    private static final double STRIPPED = 2.15;

    private static final double CAPTION = 1.6;
    private static final int MOST_CELLS = 24;
    private static final double[] SOLID = {};

    private final int[][] colors = new int[2][];
    private Surface surface;
    private PlotLook look;
    private TextRuler ruler;
    private int rows;
    private double unit;
    private int read;

    @SuppressWarnings("NullAway.Init") // begin sets them
    GraphPainter() {}

    void begin(Surface on, PlotLook newLook, TextRuler newRuler, int nodeRows, double em, int readItem) {
        surface = on;
        look = newLook;
        ruler = newRuler;
        rows = nodeRows;
        unit = em;
        read = readItem;
    }

    private double y(int row) {
        double top = CAPTION * unit;
        double room = surface.height() - 2 * top;
        return top + room * (row + 0.5) / rows;
    }

    private double height() {
        double room = (surface.height() - 2 * CAPTION * unit) / rows;
        return Math.min(NODE_HEIGHT * unit, Math.max(1.4 * unit, 0.62 * room));
    }

    /** Where a node stands. */
    Rectangle nodeBox(double x, int row) {
        if (surface == null) {
            return new Rectangle();
        }
        double width = NODE_WIDTH * unit;
        return new Rectangle(x - width / 2, y(row) - height() / 2, width, height());
    }

    void paint(List<GraphColumn> columns, IntToDoubleFunction x, double spacing) {
        for (int i = 0; i < columns.size(); i++) {
            for (GraphEdge edge : columns.get(i).edges()) {
                edge(edge, x.applyAsDouble(i), spacing);
            }
            for (GraphEntry entry : columns.get(i).entries()) {
                entry(entry, x.applyAsDouble(i));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            GraphColumn column = columns.get(i);
            double middle = x.applyAsDouble(i);
            double line = ruler.ascent() + 2;
            fitted(column.top(), spacing - 0.6 * unit, middle, line, look.secondary());
            surface.text(column.bottom(), middle, surface.height() - 4, look.text(), TextAlignment.CENTER);
            for (int row = 0; row < column.nodes().size(); row++) {
                node(column.nodes().get(row), nodeBox(middle, row), i * rows + row == read);
            }
        }
    }

    /** How many columns there are beyond what is seen. */
    void more(int before, int after, double margin) {
        double line = ruler.ascent() + 2; // beside what stands over the columns, where no arrow comes
        if (before > 0) {
            surface.text("‹ " + before, margin / 2, line, look.secondary(), TextAlignment.CENTER);
        }
        if (after > 0) {
            surface.text(after + " ›", surface.width() - margin / 2, line, look.secondary(), TextAlignment.CENTER);
        }
    }

    private Color color(GraphTone tone) {
        return switch (tone) {
            case IDLE -> look.axis();
            case DONE -> look.accent();
            case NOW -> look.marked();
        };
    }

    /** Of the colours of text and ground the one that stands out more from a colour. */
    private Color readableOn(Color ground) {
        return contrast(look.text(), ground) > contrast(look.background(), ground) ? look.text() : look.background();
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** As the Web Content Accessibility Guidelines have it. */
    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double share) {
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private void node(GraphNode node, Rectangle box, boolean lit) {
        boolean now = node.tone() == GraphTone.NOW;
        boolean idle = node.tone() == GraphTone.IDLE;
        Color own = idle ? look.secondary() : look.series(node.color());
        double arc = 0.7 * unit;
        surface.g().setFill(now ? look.marked() : look.background());
        surface.g().fillRoundRect(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc);
        surface.stroke(now ? look.marked() : idle ? look.axis() : own, lit || now ? 2.5 : idle ? 1 : 1.5, SOLID);
        surface.g().strokeRoundRect(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc);
        boolean strip = node.values().length > 0 && box.getHeight() >= STRIPPED * unit;
        double baseline =
                strip ? box.getY() + 0.15 * unit + ruler.ascent() : box.getY() + box.getHeight() / 2 + ruler.middle();
        name(node.name(), box, baseline, now ? readableOn(look.marked()) : own);
        if (strip) {
            strip(node, box);
        }
    }

    /** In smaller type where it is too wide for its node. */
    private void name(String name, Rectangle box, double baseline, Color ink) {
        fitted(name, box.getWidth() - 0.4 * unit, box.getX() + box.getWidth() / 2, baseline, ink);
    }

    private void fitted(String text, double room, double middle, double baseline, Color ink) {
        double width = ruler.width(text);
        Font font = ruler.font();
        if (width > room) {
            surface.g().setFont(Font.font(font.getFamily(), font.getSize() * room / width));
        }
        surface.text(text, middle, baseline, ink, TextAlignment.CENTER);
        surface.g().setFont(font);
    }

    /** The numbers as colours, on the ground they are made for; where there are more than fit, the largest of each part. */
    private void strip(GraphNode node, Rectangle box) {
        int cells = Math.min(MOST_CELLS, node.values().length);
        double left = surface.edge(box.getX() + 0.4 * unit);
        double width = box.getWidth() - 0.8 * unit;
        double top = surface.edge(box.getY() + box.getHeight() - 0.9 * unit);
        double height = surface.edge(0.6 * unit);
        if (node.tone() == GraphTone.NOW) {
            double plate = 2 * surface.hairWidth();
            surface.g().setFill(look.background());
            surface.g().fillRect(left - plate, top - plate, width + 2 * plate, height + 2 * plate);
        }
        int[] table = table();
        for (int i = 0; i < cells; i++) {
            double value = largest(node.values(), i, cells);
            double from = surface.edge(left + width * i / cells);
            double to = surface.edge(left + width * (i + 1) / cells);
            surface.g().setFill(of(table, value / node.range()));
            surface.g().fillRect(from, top, to - from, height);
        }
    }

    private static double largest(double[] values, int part, int parts) {
        int to = (int) ((part + 1L) * values.length / parts);
        double largest = 0;
        for (int i = (int) ((long) part * values.length / parts); i < to; i++) {
            largest = Math.abs(values[i]) > Math.abs(largest) ? values[i] : largest;
        }
        return largest;
    }

    private int[] table() {
        int ground = look.dark() ? 1 : 0;
        if (colors[ground] == null) {
            colors[ground] = ColorMap.BLUE_ORANGE.table(look.dark());
        }
        return colors[ground];
    }

    private static Color of(int[] table, double share) {
        double at = Double.isNaN(share) ? 0.5 : 0.5 + 0.5 * Math.max(-1, Math.min(1, share));
        int argb = table[(int) Math.round(at * (table.length - 1))];
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }

    private void edge(GraphEdge edge, double x, double spacing) {
        Rectangle from = nodeBox(x, edge.from());
        Rectangle to = nodeBox(x + edge.columns() * spacing, edge.to());
        double aside = edge.back() ? 0.7 * unit : 0;
        double width = edge.back() ? 1 + 4 * edge.weight() : edge.tone() == GraphTone.NOW ? 2 : 1;
        Color color = color(edge.tone());
        if (edge.columns() == 0) {
            boolean down = to.getY() > from.getY();
            double begin = down ? from.getY() + from.getHeight() : from.getY();
            double end = down ? to.getY() : to.getY() + to.getHeight();
            arrow(color, width, x + aside, begin, x + aside, end);
            nameBeside(edge, from, x + aside, begin, end);
        } else {
            boolean right = edge.columns() > 0;
            double begin = right ? from.getX() + from.getWidth() : from.getX();
            double end = right ? to.getX() : to.getX() + to.getWidth();
            double y = from.getY() + from.getHeight() / 2 + aside;
            arrow(color, width, begin, y, end, y);
            double baseline = edge.back() ? y + 0.35 * unit + ruler.ascent() : y - 0.35 * unit;
            surface.text(edge.name(), (begin + end) / 2, baseline, look.secondary(), TextAlignment.CENTER);
        }
    }

    /** At the left of an arrow up, at the right of one down; where the nodes are too close, beside them. */
    private void nameBeside(GraphEdge edge, Rectangle node, double x, double begin, double end) {
        boolean close = Math.abs(end - begin) < ruler.height();
        double middle = (begin + end) / 2 + ruler.middle();
        if (edge.back()) {
            double left = close ? node.getX() + node.getWidth() + 0.3 * unit : x + 0.5 * unit;
            surface.text(edge.name(), left, middle, look.secondary(), TextAlignment.LEFT);
        } else {
            double right = close ? node.getX() - 0.3 * unit : x - 0.5 * unit;
            surface.text(edge.name(), right, middle, look.secondary(), TextAlignment.RIGHT);
        }
    }

    /** Its name stands at the left edge, or over the arrow where that leaves the arrow no room. */
    private void entry(GraphEntry entry, double x) {
        Rectangle box = nodeBox(x, entry.row());
        double y = box.getY() + box.getHeight() / 2;
        double left = 0.4 * unit;
        double end = left + ruler.width(entry.name()) + 0.4 * unit;
        boolean beside = box.getX() - end >= unit;
        surface.text(
                entry.name(),
                left,
                beside ? y + ruler.middle() : y - 0.35 * unit,
                look.secondary(),
                TextAlignment.LEFT);
        arrow(color(entry.tone()), entry.tone() == GraphTone.NOW ? 2 : 1, beside ? end : left, y, box.getX(), y);
    }

    private void arrow(Color color, double width, double x0, double y0, double x1, double y1) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        double head = Math.min(length / 2, 4 + 1.4 * width);
        double ux = (x1 - x0) / Math.max(1e-9, length);
        double uy = (y1 - y0) / Math.max(1e-9, length);
        double bx = x1 - ux * head;
        double by = y1 - uy * head;
        double half = head * 0.45;
        surface.stroke(color, width, SOLID);
        surface.g().strokeLine(x0, y0, bx, by);
        surface.g().setFill(color);
        surface.g()
                .fillPolygon(
                        new double[] {x1, bx - uy * half, bx + uy * half},
                        new double[] {y1, by + ux * half, by - ux * half},
                        3);
    }
}
