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
        int column = (int) ((x - left) / (right - left) * grid.columns());
        int place = (int) ((y - top) / (bottom - top) * grid.rows());
        return Optional.of(new Point2D(column, place));
    }

    /** The rectangle that the cells fill. */
    Rectangle area() {
        return new Rectangle(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    void paint(Surface surface) {
        PlotLook look = map.look();
        if (map.nothingToShow()) {
            left = right = top = bottom = 0;
            surface.text(
                    map.emptyText("plot.map.empty"),
                    surface.width() / 2,
                    surface.height() / 2,
                    look.secondary(),
                    TextAlignment.CENTER);
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
        WritableImage image =
                cells.paint(map.grid(), width, height, colors, diverging, argb(look.background()), argb(look.axis()));
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
        double rowWidth = 0;
        for (String label : map.getRowLabels()) {
            rowWidth = Math.max(rowWidth, ruler.width(label));
        }
        left = surface.edge(rowWidth == 0 ? 2 : Math.ceil(rowWidth) + GAP + 2);
        top = surface.edge(Math.max(2, ruler.height() * 0.4));
        double barWidth = 2 * GAP + BAR + GAP + bar.labelWidth(map, ruler) + 2;
        right = surface.edge(Math.max(left, surface.width() - barWidth));
        double below = map.getColumnLabels().isEmpty() ? ruler.height() * 0.4 : ruler.height() + GAP + 2;
        bottom = surface.edge(Math.max(top, surface.height() - below));
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
        double rowHeight = (bottom - top) / grid.rows();
        if (labels.size() == grid.rows()) {
            int every = (int) Math.ceil(ruler.height() / rowHeight);
            for (int place = 0; place < grid.rows(); place += every) {
                double middle = top + (place + 0.5) * rowHeight;
                rowLabel(surface, labels.get(grid.dataRow(place)), middle, grid.dataRow(place));
            }
        } else if (!labels.isEmpty()) {
            double half = Math.max(rowHeight, ruler.height()) / 2;
            rowLabel(surface, labels.get(0), top + half, grid.dataRow(0));
            if (labels.size() > 1 && bottom - top > 2 * ruler.height()) {
                rowLabel(surface, labels.get(labels.size() - 1), bottom - half, grid.dataRow(grid.rows() - 1));
            }
        }
    }

    private void rowLabel(Surface surface, String text, double middle, int dataRow) {
        boolean marked = dataRow == map.getSelectedRow()
                && map.getRowLabels().size() == map.grid().rows();
        Color color = marked ? map.look().marked() : map.look().secondary();
        surface.text(text, left - GAP, middle + map.ruler().middle(), color, TextAlignment.RIGHT);
    }

    /** Shrinks the font as far as it can be read; then leaves columns out. */
    private void drawColumnLabels(Surface surface) {
        List<String> labels = map.getColumnLabels();
        int columns = map.grid().columns();
        if (labels.isEmpty()) {
            return;
        }
        TextRuler ruler = map.ruler();
        Font font = Font.font(map.look().monoFamily(), ruler.font().getSize() + 1);
        measureLabels(labels, font, ruler);
        double cell = (right - left) / columns;
        double size = Math.floor(font.getSize() * (cell - 1.5) / widestLabel * 2) / 2;
        int every = 1;
        if (size < LEAST_COLUMN_FONT) {
            every = (int) Math.max(1, Math.ceil((widestLabel + 3) / cell));
        } else if (size < font.getSize()) {
            font = Font.font(font.getFamily(), size);
        }
        surface.g().setFont(font);
        double baseline = bottom + GAP - 2 + ruler.ascent();
        for (int c = 0; c < Math.min(columns, labels.size()); c += every) {
            boolean read = surface.live() && c == map.cursorColumn();
            Color color = read ? map.look().marked() : map.look().text();
            surface.text(labels.get(c), left + (c + 0.5) * cell, baseline, color, TextAlignment.CENTER);
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
        if (place >= 0) {
            // A row thinner than its outline is framed from outside, so that it stays visible.
            double y0 = Math.min(edgeOfRow(surface, place), bottom - 1);
            double y1 = Math.max(y0 + 1, edgeOfRow(surface, place + 1));
            // On a halo: the mark's colour may be the cells' own.
            surface.stroke(map.look().background(), 5, new double[0]);
            surface.g().strokeRect(left - 1, y0 - 1, right - left + 2, y1 - y0 + 2);
            surface.stroke(map.look().marked(), 2, new double[0]);
            surface.g().strokeRect(left - 1, y0 - 1, right - left + 2, y1 - y0 + 2);
        }
    }

    private void drawCursor(Surface surface) {
        if (map.isFocusVisible() && !map.hasCursor()) {
            surface.stroke(map.look().accent(), surface.hairWidth(), new double[0]);
            surface.g().strokeRect(surface.hair(left - 2), surface.hair(top - 2), right - left + 3, bottom - top + 3);
        }
        if (map.hasCursor()) {
            double x0 = edgeOfColumn(surface, map.cursorColumn());
            double x1 = Math.max(x0 + 2, edgeOfColumn(surface, map.cursorColumn() + 1));
            double y0 = edgeOfRow(surface, map.cursorPlace());
            double y1 = Math.max(y0 + 2, edgeOfRow(surface, map.cursorPlace() + 1));
            // Two colours: one of them stands out from whatever the cell's colour is.
            surface.stroke(map.look().background(), 3, new double[0]);
            surface.g().strokeRect(x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2);
            surface.stroke(map.look().text(), 1, new double[0]);
            surface.g().strokeRect(x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2);
            String[] lines = map.readout().split("\n", -1);
            box.begin(lines[0]);
            for (int i = 1; i < lines.length; i++) {
                box.add(lines[i]);
            }
            box.paint(surface, map, x1, (y0 + y1) / 2, area());
        }
    }

    private double edgeOfRow(Surface surface, int place) {
        int pixels = (int) Math.round((bottom - top) * surface.scale());
        return top + CellImage.pixelAt(place, pixels, map.grid().rows()) / surface.scale();
    }

    private double edgeOfColumn(Surface surface, int column) {
        int pixels = (int) Math.round((right - left) * surface.scale());
        return left + CellImage.pixelAt(column, pixels, map.grid().columns()) / surface.scale();
    }

    private static int argb(Color color) {
        return 0xff000000
                | (int) Math.round(255 * color.getRed()) << 16
                | (int) Math.round(255 * color.getGreen()) << 8
                | (int) Math.round(255 * color.getBlue());
    }
}
