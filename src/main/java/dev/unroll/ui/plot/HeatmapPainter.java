package dev.unroll.ui.plot;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints a heatmap, and knows until the next painting where its cells are. */
final class HeatmapPainter {

    private static final double GAP = 6;
    private static final double BAR = 8;
    private static final double LEAST_COLUMN_FONT = 8;
    private static final int FEW_LABELS = 50;

    private final Heatmap map;
    private final CellImage cells = new CellImage();
    private final ColorBar bar = new ColorBar();
    private final ReadoutBox box = new ReadoutBox();
    private int[] colors = {};
    private Optional<ColorMap> colorsOf = Optional.empty();
    private boolean colorsOnDark;
    private double left;
    private double top;
    private double right;
    private double bottom;
    private List<String> measuredLabels = List.of();
    private Font measuredFont = Font.getDefault();
    private double widestLabel;

    HeatmapPainter(Heatmap map) {
        this.map = map;
    }

    /** The place (y) and column (x) of the cell at a point of the plot; empty beside the cells. */
    Optional<Point2D> cellAt(double x, double y) {
        HeatGrid grid = map.grid();
        if (grid.isEmpty() || x < left || x >= right || y < top || y >= bottom) {
            return Optional.empty();
        }
        return Optional.of(new Point2D(
                Math.min(grid.columns() - 1, (int) columnAt(x)), Math.min(grid.rows() - 1, (int) placeAt(y))));
    }

    /** The column at a pixel, with how far into it. */
    double columnAt(double x) {
        return map.columnSpan().placeAt((x - left) / (right - left));
    }

    /** The place of a row at a pixel, with how far into it. */
    double placeAt(double y) {
        return map.rowSpan().placeAt((y - top) / (bottom - top));
    }

    /** The rectangle that the cells fill. */
    Rectangle area() {
        return new Rectangle(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    void paint(Surface surface) {
        PlotLook look = map.look();
        if (map.nothingToShow()) {
            left = right = top = bottom = 0;
            map.paintEmpty(surface, "plot.map.empty");
            return;
        }
        lay(surface);
        if (right - left < 8 || bottom - top < 8) {
            return;
        }
        chooseColors();
        int width = (int) Math.round((right - left) * surface.scale());
        int height = (int) Math.round((bottom - top) * surface.scale());
        boolean diverging = map.getColorMap().diverging();
        WritableImage image = cells.paint(
                map.grid(),
                map.rowSpan(),
                map.columnSpan(),
                width,
                height,
                colors,
                diverging,
                argb(look.background()),
                argb(map.isRagged() ? look.background() : look.axis()));
        surface.g().setImageSmoothing(false);
        surface.g().drawImage(image, left, top, right - left, bottom - top);
        drawRowLabels(surface);
        drawColumnLabels(surface);
        bar.paint(surface, map, colors, right + 2 * GAP, BAR, top, bottom);
        drawSelection(surface);
        if (surface.live()) {
            drawCursor(surface);
        }
    }

    private void lay(Surface surface) {
        TextRuler ruler = map.ruler();
        double rowWidth = rowLabelWidth(ruler);
        left = surface.edge(rowWidth == 0 ? 2 : Math.ceil(rowWidth) + GAP + 2);
        top = surface.edge(Math.max(2, ruler.height() * 0.4));
        double barWidth = 2 * GAP + BAR + GAP + bar.labelWidth(map, ruler) + 2;
        right = surface.edge(Math.max(left, surface.width() - barWidth));
        double below = map.getColumnLabels().isEmpty() ? ruler.height() * 0.4 : ruler.height() + GAP + 2;
        bottom = surface.edge(Math.max(top, surface.height() - below));
    }

    /** Digits are equally wide: of thousands of numbers the longest ones say how wide all are. */
    private double rowLabelWidth(TextRuler ruler) {
        List<String> labels = map.getRowLabels();
        if (labels.isEmpty()) {
            return 0;
        }
        int longest = labels.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(
                ruler.width(Integer.toString(map.grid().rows())),
                labels.stream()
                        .filter(label -> label.length() == longest)
                        .limit(FEW_LABELS)
                        .mapToDouble(ruler::width)
                        .max()
                        .orElse(0));
    }

    private void chooseColors() {
        boolean dark = map.look().dark();
        if (colorsOnDark != dark || colorsOf.filter(map.getColorMap()::equals).isEmpty()) {
            colorsOnDark = dark;
            colorsOf = Optional.of(map.getColorMap());
            colors = map.getColorMap().table(dark);
        }
    }

    private void drawRowLabels(Surface surface) {
        List<String> labels = map.getRowLabels();
        HeatGrid grid = map.grid();
        TextRuler ruler = map.ruler();
        CellSpan rows = map.rowSpan();
        double rowHeight = (bottom - top) / rows.length();
        if (labels.isEmpty()) {
            return;
        }
        if (map.labelsEveryRow()) {
            int every = (int) Math.ceil(ruler.height() / rowHeight);
            for (int place = rows.firstOfEvery(every); place < rows.end(); place += every) {
                double middle = top + (place + 0.5 - rows.from()) * rowHeight;
                if (middle >= top && middle <= bottom) {
                    rowLabel(surface, map.rowName(grid.dataRow(place)), middle, grid.dataRow(place));
                }
            }
        } else {
            double half = Math.max(rowHeight, ruler.height()) / 2;
            rowLabel(surface, labels.get(0), top + half, grid.dataRow(0));
            if (labels.size() > 1 && bottom - top > 2 * ruler.height()) {
                rowLabel(surface, labels.get(labels.size() - 1), bottom - half, grid.dataRow(grid.rows() - 1));
            }
        }
    }

    private void rowLabel(Surface surface, String text, double middle, int dataRow) {
        boolean read = map.isRagged() && map.hasCursor() && map.grid().dataRow(map.cursorPlace()) == dataRow;
        boolean marked = (read || dataRow == map.getSelectedRow()) && map.labelsEveryRow();
        Color color = marked ? map.look().marked() : map.look().secondary();
        surface.text(text, left - GAP, middle + map.ruler().middle(), color, TextAlignment.RIGHT);
    }

    /** Shrinks the font as far as it can be read; then leaves columns out. */
    private void drawColumnLabels(Surface surface) {
        List<String> labels = map.getColumnLabels();
        CellSpan columns = map.columnSpan();
        if (labels.isEmpty()) {
            return;
        }
        TextRuler ruler = map.ruler();
        Font font = Font.font(map.look().monoFamily(), ruler.font().getSize() + 1);
        measureLabels(labels, font, ruler);
        double cell = (right - left) / columns.length();
        double size = Math.floor(font.getSize() * (cell - 1.5) / widestLabel * 2) / 2;
        int every = 1;
        if (size < LEAST_COLUMN_FONT) {
            every = (int) Math.max(1, Math.ceil((widestLabel + 3) / cell));
        } else if (size < font.getSize()) {
            font = Font.font(font.getFamily(), size);
        }
        surface.g().setFont(font);
        double baseline = bottom + GAP - 2 + ruler.ascent();
        for (int c = columns.firstOfEvery(every); c < Math.min(columns.end(), labels.size()); c += every) {
            boolean read = surface.live() && c == map.cursorColumn();
            Color color = read ? map.look().marked() : map.look().text();
            double middle = left + (c + 0.5 - columns.from()) * cell;
            if (middle >= left && middle <= right) {
                surface.text(labels.get(c), middle, baseline, color, TextAlignment.CENTER);
            }
        }
        surface.g().setFont(ruler.font());
    }

    private void measureLabels(List<String> labels, Font font, TextRuler ruler) {
        if (labels != measuredLabels || !font.equals(measuredFont)) {
            measuredLabels = labels;
            measuredFont = font;
            widestLabel = labels.stream()
                    .distinct()
                    .mapToDouble(label -> ruler.measure(label, font))
                    .max()
                    .orElse(0);
        }
    }

    private void drawSelection(Surface surface) {
        int place = map.getSelectedRow() < 0 ? -1 : map.grid().placeOf(map.getSelectedRow());
        outline(surface, place);
        if (map.isRagged() && surface.live() && map.hasCursor() && map.cursorPlace() != place) {
            outline(surface, map.cursorPlace());
        }
    }

    /** Frames a row from its first to its last value. */
    private void outline(Surface surface, int place) {
        if (place < 0 || place >= map.grid().rows() || !map.rowSpan().shows(place)) {
            return;
        }
        int last = map.isRagged() ? map.grid().lastColumn(place) : map.grid().columns() - 1;
        double end = Math.min(right, edgeOfColumn(surface, last + 1));
        if (end <= left) {
            return;
        }
        // A row thinner than its outline is framed from outside, so that it stays visible.
        double y0 = Math.min(edgeOfRow(surface, place), bottom - 1);
        double y1 = Math.max(y0 + 1, edgeOfRow(surface, place + 1));
        // On a halo: the mark's colour may be the cells' own.
        surface.stroke(map.look().background(), 5, new double[0]);
        surface.g().strokeRect(left - 1, y0 - 1, end - left + 2, y1 - y0 + 2);
        surface.stroke(map.look().marked(), 2, new double[0]);
        surface.g().strokeRect(left - 1, y0 - 1, end - left + 2, y1 - y0 + 2);
    }

    private void drawCursor(Surface surface) {
        if (!map.hasCursor()) {
            map.paintFocus(surface, surface.hair(left - 2), surface.hair(top - 2), right - left + 3, bottom - top + 3);
        }
        if (map.hasCursor()
                && map.cursorColumn() >= 0
                && map.rowSpan().shows(map.cursorPlace())
                && map.columnSpan().shows(map.cursorColumn())) {
            double x0 = edgeOfColumn(surface, map.cursorColumn());
            double x1 = Math.max(x0 + 2, edgeOfColumn(surface, map.cursorColumn() + 1));
            double y0 = edgeOfRow(surface, map.cursorPlace());
            double y1 = Math.max(y0 + 2, edgeOfRow(surface, map.cursorPlace() + 1));
            if (!map.isRagged() || map.grid().lastColumn(map.cursorPlace()) >= 0) {
                frame(surface, x0, y0, x1, y1);
            }
            box.say(map.readout());
            box.paint(surface, map, x1, (y0 + y1) / 2, area());
        }
    }

    /** In two colours: one of them stands out from whatever the cell's colour is. */
    private void frame(Surface surface, double x0, double y0, double x1, double y1) {
        surface.stroke(map.look().background(), 3, new double[0]);
        surface.g().strokeRect(x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2);
        surface.stroke(map.look().text(), 1, new double[0]);
        surface.g().strokeRect(x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2);
    }

    private double edgeOfRow(Surface surface, int place) {
        int pixels = (int) Math.round((bottom - top) * surface.scale());
        return top + map.rowSpan().pixelAt(place, pixels) / surface.scale();
    }

    private double edgeOfColumn(Surface surface, int column) {
        int pixels = (int) Math.round((right - left) * surface.scale());
        return left + map.columnSpan().pixelAt(column, pixels) / surface.scale();
    }

    private static int argb(Color color) {
        return 0xff000000
                | (int) Math.round(255 * color.getRed()) << 16
                | (int) Math.round(255 * color.getGreen()) << 8
                | (int) Math.round(255 * color.getBlue());
    }
}
