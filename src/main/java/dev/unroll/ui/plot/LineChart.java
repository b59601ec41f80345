package dev.unroll.ui.plot;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;

/**
 * Lines over a common x axis, with their labels at their ends.
 *
 * <p>While nothing was zoomed, the chart follows its series: it shows all of x as it grows, and fits y to what is visible.
 * The wheel zooms around the pointer (with Shift y only, with Control x only), dragging pans, a double click fits. By keyboard:
 * arrows pan, Shift and left or right move the cursor, + and - zoom, 0 or Home fit, L turns the logarithmic axis on and off, M opens the next mark.
 */
public final class LineChart extends Plot {

    private final ChartPainter painter = new ChartPainter(this);
    private final ChangeListener<Number> cursorMoved = (property, before, now) -> refresh();
    /** A chart whose window was closed stays in its scene: the cursor of other charts must not hold it. */
    private final WeakChangeListener<Number> cursorMovedWeakly = new WeakChangeListener<>(cursorMoved);

    private List<LineSeries> series = List.of();
    private List<ReferenceLine> references = List.of();
    private List<Mark> marks = List.of();
    private Optional<Rug> rug = Optional.empty();
    private Optional<Band> band = Optional.empty();
    private Optional<MarkHandler> onMark = Optional.empty();
    private final ObjectProperty<AxisScale> yScale = new SimpleObjectProperty<>(this, "yScale", AxisScale.LINEAR) {
        @Override
        protected void invalidated() {
            get();
            yRange = Optional.empty();
            refresh();
        }
    };
    private String xLabel = "";
    private String yLabel = "";
    private double leastXStep;
    private Optional<Range> xRange = Optional.empty();
    private Optional<Range> yRange = Optional.empty();
    /** Where the lines ended when they were seen last. */
    private double lastX = Double.NEGATIVE_INFINITY;

    private LinkedCursor cursor = new LinkedCursor();

    public LineChart() {
        getStyleClass().add("unroll-line-chart");
        setLinkedCursor(cursor);
        new ChartGestures(this, painter).install();
        new MarkGestures(this, painter).install();
    }

    /** Sets the lines, the first of which is drawn first. The lists of all setters are copied. */
    public void setSeries(List<LineSeries> lines) {
        series = List.copyOf(lines);
        refresh();
    }

    public List<LineSeries> getSeries() {
        return series;
    }

    public void setReferenceLines(List<ReferenceLine> lines) {
        references = List.copyOf(lines);
        refresh();
    }

    public List<ReferenceLine> getReferenceLines() {
        return references;
    }

    public void setMarks(List<Mark> newMarks) {
        marks = List.copyOf(newMarks);
        refresh();
    }

    public List<Mark> getMarks() {
        return marks;
    }

    /** Sets the ticks along the x axis that say where something happened; empty for none. */
    public void setRug(Optional<Rug> newRug) {
        rug = newRug;
        refresh();
    }

    public Optional<Rug> getRug() {
        return rug;
    }

    /** Sets what is filled behind the lines; its ends should be lines too, so that y fits them. Empty for none. */
    public void setBand(Optional<Band> newBand) {
        band = newBand;
        refresh();
    }

    Optional<Band> band() {
        return band;
    }

    /** Sets the scale of y and fits y to it. */
    public void setYScale(AxisScale scale) {
        yScale.set(scale);
    }

    public AxisScale getYScale() {
        return yScale.get();
    }

    /** The scale of y, which the user changes as well: with L, and in the context menu. */
    public ObjectProperty<AxisScale> yScaleProperty() {
        return yScale;
    }

    /** Takes a mark that the user opens: by a click, or with M, which goes from one to the next (with Shift back). */
    public void setOnMark(MarkHandler handler) {
        onMark = Optional.of(handler);
    }

    Optional<MarkHandler> onMark() {
        return onMark;
    }

    /** Names x, with its unit; also stands before x in the read-out. */
    public void setXLabel(String label) {
        xLabel = label;
        refresh();
    }

    public String getXLabel() {
        return xLabel;
    }

    /** Names y, with its unit. */
    public void setYLabel(String label) {
        yLabel = label;
        refresh();
    }

    public String getYLabel() {
        return yLabel;
    }

    /** Says that only whole x mean something, so that no tick stands between them. */
    public void setWholeX(boolean whole) {
        leastXStep = whole ? 1 : 0;
        refresh();
    }

    ChartPainter painter() {
        return painter;
    }

    double leastXStep() {
        return leastXStep;
    }

    /** Shares a cursor with other charts. */
    public void setLinkedCursor(LinkedCursor shared) {
        cursor.xProperty().removeListener(cursorMovedWeakly);
        shared.xProperty().addListener(cursorMovedWeakly);
        cursor = shared;
        refresh();
    }

    public LinkedCursor getLinkedCursor() {
        return cursor;
    }

    /** The line that is nearest to the pointer; empty while it is not on the chart. */
    public Optional<LineSeries> pointedSeries() {
        return painter.nearest();
    }

    /** Whether the chart shows all of x and moves on as it grows. */
    public boolean isFollowing() {
        return xRange.isEmpty();
    }

    @Override
    public void fit() {
        xRange = Optional.empty();
        yRange = Optional.empty();
        refresh();
    }

    /** Shows a part of x, and fits y to it. */
    public void showX(double from, double to) {
        xRange = Optional.of(Range.around(from, to));
        yRange = Optional.empty();
        refresh();
    }

    void show(Optional<Range> x, Optional<Range> y) {
        xRange = x;
        yRange = y;
        refresh();
    }

    /** The x that are shown when they were chosen; empty while following. */
    Optional<Range> xRange() {
        return xRange;
    }

    /** The y, in units of the scale, that are shown when they were chosen; empty while fitted. */
    Optional<Range> yRange() {
        return yRange;
    }

    /** From the first to the last point of all series; empty if there is none. */
    Optional<Range> extent() {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (LineSeries line : series) {
            long length = line.source().length();
            if (length > 0) {
                first = Math.min(first, line.source().x(0));
                last = Math.max(last, line.source().x(length - 1));
            }
        }
        if (first > last) {
            return Optional.empty();
        }
        return Optional.of(
                first == last ? new Range(first, first + Math.max(1, Math.abs(first) * 1e-9)) : new Range(first, last));
    }

    /** The part of x to show now. After a new beginning, and where a part has not a single point, that is all. */
    Range visibleX() {
        Range all = extent().orElse(new Range(0, 1));
        if (all.hi() < lastX
                || xRange.filter(range -> range.hi() < all.lo() || range.lo() > all.hi())
                        .isPresent()) {
            fit();
        }
        lastX = all.hi();
        return xRange.orElse(all);
    }

    /** The point of any series that is nearest to x; NaN if there is none there. */
    double nearestX(double x) {
        double nearest = Double.NaN;
        for (LineSeries line : series) {
            long index = line.source().nearest(x);
            if (index >= 0) {
                double candidate = line.source().x(index);
                if (!(Math.abs(nearest - x) <= Math.abs(candidate - x))) {
                    nearest = candidate;
                }
            }
        }
        return nearest;
    }

    @Override
    Optional<Boolean> logChosen() {
        return Optional.of(yScale.get() == AxisScale.LOG);
    }

    @Override
    void chooseLog(boolean log) {
        setYScale(log ? AxisScale.LOG : AxisScale.LINEAR);
    }

    @Override
    boolean nothingToShow() {
        return extent().isEmpty();
    }

    @Override
    public PlotTable table(int mostRows) {
        return ChartTable.of(this, visibleX(), mostRows);
    }

    @Override
    public String textAlternative() {
        if (nothingToShow()) {
            return words().get("plot.chart.alternative.empty", getTitle());
        }
        StringBuilder lines = new StringBuilder();
        for (LineSeries line : series) {
            SeriesSource source = line.source();
            long last = source.length() - 1;
            if (last >= 0) {
                lines.append(words().get(
                                "plot.chart.alternative.series",
                                line.label(),
                                numbers().value(source.y(last)),
                                (xLabel + " " + numbers().value(source.x(last))).strip()));
            }
        }
        return words().get("plot.chart.alternative", getTitle(), series.size(), lines);
    }

    @Override
    void paint(Surface surface) {
        painter.paint(surface);
    }
}
