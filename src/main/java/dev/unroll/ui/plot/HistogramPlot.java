package dev.unroll.ui.plot;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/** How often values fall into each of equally wide bins, as bars. Hovering, or the arrow keys, read a bin out. */
public final class HistogramPlot extends ItemPlot {
    private static final int MOST_TICKS = 5;

    private final Axis axis = new Axis();
    private double from;
    private double to = 1;
    private long[] counts = {};
    private double left;
    private double right;

    public HistogramPlot() {
        getStyleClass().add("unroll-histogram");
        setMinSize(60, 40);
    }

    /** Sets the bins between two ends; the counts are not copied, so not to be written to. */
    public void setBins(double lower, double upper, long[] newCounts) {
        if (!(lower < upper)) {
            throw new IllegalArgumentException("Bins need ends in ascending order, not " + lower + " and " + upper);
        }
        from = lower;
        to = upper;
        counts = newCounts;
        itemsChanged();
    }

    @Override
    int items() {
        return counts.length;
    }

    @Override
    int itemAt(double x, double y) {
        return nothingToShow() ? -1 : partAt(x, left, right, counts.length);
    }

    private double edge(int bin) {
        return from + (to - from) * bin / counts.length;
    }

    private long total() {
        return LongStream.of(counts).sum();
    }

    @Override
    boolean nothingToShow() {
        return LongStream.of(counts).allMatch(count -> count == 0);
    }

    @Override
    public PlotTable table(int mostRows) {
        long[] now = counts;
        double lower = from;
        double width = now.length == 0 ? 0 : (to - from) / now.length;
        int count = Math.min(mostRows, now.length);
        return new PlotTable(
                List.of(
                        words().get("plot.histogram.from"),
                        words().get("plot.histogram.to"),
                        words().get("plot.histogram.count")),
                List.of(),
                count,
                (row, column) -> column == 2 ? now[row] : lower + width * (row + column),
                now.length);
    }

    @Override
    public String textAlternative() {
        if (nothingToShow()) {
            return words().get("plot.chart.alternative.empty", getTitle());
        }
        int fullest = IntStream.range(0, counts.length)
                .reduce((best, i) -> counts[i] > counts[best] ? i : best)
                .orElse(0);
        return words().get(
                        "plot.histogram.alternative",
                        getTitle(),
                        total(),
                        numbers().value(edge(fullest)),
                        numbers().value(edge(fullest + 1)));
    }

    @Override
    void paint(Surface surface) {
        if (nothingToShow()) {
            paintEmpty(surface, "plot.chart.empty");
            return;
        }
        TextRuler ruler = ruler();
        left = 4;
        right = surface.edge(surface.width() - 4);
        double top = 4;
        double bottom = surface.edge(surface.height() - ruler.height() - 4);
        if (right - left < 20 || bottom - top < 8) {
            return;
        }
        long most = LongStream.of(counts).max().orElse(1);
        int read = read(surface);
        for (int i = 0; i < counts.length; i++) {
            double x0 = surface.edge(left + (right - left) * i / counts.length);
            double x1 = surface.edge(left + (right - left) * (i + 1) / counts.length);
            // A bin with a single value among thousands is seen too.
            double height = counts[i] == 0 ? 0 : Math.max(1, (bottom - top) * counts[i] / most);
            surface.g().setFill(i == read ? look().marked() : look().accent());
            surface.g().fillRect(x0, surface.edge(bottom - height), Math.max(0.5, x1 - x0 - 0.5), height);
        }
        surface.hairline(look().axis(), left, surface.hair(bottom), right, surface.hair(bottom));
        axis.show(AxisScale.LINEAR, new Range(from, to));
        axis.lay(left, right);
        axis.chooseTicks((int) Math.min(MOST_TICKS, (right - left) / 44), 0, numbers());
        for (int i = 0; i < axis.ticks(); i++) {
            double half = ruler.width(axis.label(i)) / 2;
            double x = Math.max(left + half, Math.min(right - half, axis.pixel(axis.tick(i))));
            surface.text(axis.label(i), x, bottom + ruler.height(), look().secondary(), TextAlignment.CENTER);
        }
        if (read >= 0) {
            String bin = words().get(
                            "plot.histogram.bin",
                            numbers().value(edge(read)),
                            numbers().value(edge(read + 1)));
            String share =
                    words().get("plot.histogram.share", counts[read], numbers().value(100.0 * counts[read] / total()));
            paintReadout(
                    surface,
                    bin + "\n" + share,
                    left + (read + 1.0) / counts.length * (right - left),
                    (top + bottom) / 2,
                    new Rectangle(0, 0, surface.width(), surface.height()));
        }
        paintFocus(surface);
    }
}
