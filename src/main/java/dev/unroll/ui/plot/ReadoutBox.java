package dev.unroll.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/** A small card beside a point with a head and rows of names and values. */
final class ReadoutBox {

    private static final double PADDING = 7;
    private static final double SWATCH = 18;
    private static final double AWAY = 10;

    private final List<Row> rows = new ArrayList<>();
    private String head = "";

    void begin(String newHead) {
        head = newHead;
        rows.clear();
    }

    /** A head and rows without values: a line feed begins the next one. */
    void say(String lines) {
        String[] parts = lines.split("\n", -1);
        begin(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            add(parts[i]);
        }
    }

    void add(String name) {
        rows.add(new Row(name, "", Optional.empty(), LineStyle.SOLID));
    }

    void add(String name, String value, Color color, LineStyle style) {
        rows.add(new Row(name, value, Optional.of(color), style));
    }

    /** Draws the card to the right of a point, to the left where there is no room, inside the area if possible. */
    void paint(Surface surface, Plot plot, double x, double y, Rectangle area) {
        TextRuler ruler = plot.ruler();
        PlotLook look = plot.look();
        boolean swatches = rows.stream().anyMatch(row -> row.color().isPresent());
        double indent = swatches ? SWATCH + 5 : 0;
        double names = 0;
        double values = 0;
        for (Row row : rows) {
            names = Math.max(names, ruler.width(row.name()));
            values = Math.max(values, ruler.width(row.value()));
        }
        double inner = Math.max(ruler.boldWidth(head), indent + names + (values > 0 ? 14 + values : 0));
        double width = Math.ceil(inner + 2 * PADDING);
        double line = ruler.height() + 1;
        double height = Math.ceil((rows.size() + 1) * line + 2 * PADDING - 3);
        double left = leftOf(x, width, area);
        left = surface.edge(Math.max(1, Math.min(surface.width() - width - 1, left)));
        double top = Math.max(area.getY(), Math.min(area.getY() + area.getHeight() - height, y - height / 2));
        top = surface.edge(Math.max(1, Math.min(surface.height() - height - 1, top)));

        surface.g().setFill(look.background());
        surface.g().fillRoundRect(left, top, width, height, 8, 8);
        surface.stroke(look.axis(), surface.hairWidth(), new double[0]);
        surface.g().strokeRoundRect(surface.hair(left), surface.hair(top), width - 1, height - 1, 8, 8);
        double baseline = top + PADDING - 1 + ruler.ascent();
        surface.g().setFont(ruler.bold());
        surface.text(head, left + PADDING, baseline, look.text(), TextAlignment.LEFT);
        surface.g().setFont(ruler.font());
        for (Row row : rows) {
            baseline += line;
            drawSwatch(surface, look, row, left + PADDING, surface.hair(baseline - ruler.middle()));
            surface.text(row.name(), left + PADDING + indent, baseline, look.secondary(), TextAlignment.LEFT);
            surface.text(row.value(), left + width - PADDING, baseline, look.text(), TextAlignment.RIGHT);
        }
    }

    /** Beside the point, on a side where neither it nor the labels beside the area are covered. */
    private static double leftOf(double x, double width, Rectangle area) {
        boolean roomRight = x + AWAY + width <= area.getX() + area.getWidth();
        boolean roomLeft = x - AWAY - width >= area.getX();
        return roomRight || !roomLeft ? x + AWAY : x - AWAY - width;
    }

    private static void drawSwatch(Surface surface, PlotLook look, Row row, double left, double middle) {
        row.color().ifPresent(color -> {
            double opacity = row.style() == LineStyle.RAW ? look.rawOpacity() : 1;
            surface.stroke(
                    color.deriveColor(0, 1, 1, opacity),
                    look.lineWidth(),
                    row.style().dashes());
            surface.g().strokeLine(left, middle, left + SWATCH, middle);
        });
    }

    /** A name with a value, and how its line looks where it has one. */
    private record Row(String name, String value, Optional<Color> color, LineStyle style) {}
}
