package dev.unroll.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/** Paints a line chart, and knows until the next painting what stands where. */
final class ChartPainter {

    private static final double[] REFERENCE_DASHES = {4, 3};
    private static final int MOST_COLUMNS = 640;
    /** About what stands left and right of the area; a column a pixel is as fine as can be seen. */
    private static final double SIDES = 120;

    private static final double LABEL_GAP = 6;

    private final LineChart chart;
    private final Axis xs = new Axis();
    private final Axis ys = new Axis();
    private final YFit yFit = new YFit();
    private final SeriesPen pen = new SeriesPen();
    private final RugPainter rugPainter = new RugPainter(MOST_COLUMNS);
    private final MarkPainter markPainter = new MarkPainter();
    private final ChartReadout readout = new ChartReadout();
    private List<SeriesBins> bins = List.of();
    private double top;
    private double left;
    private double right;
    private double bottom;

    ChartPainter(LineChart chart) {
        this.chart = chart;
    }

    Axis xs() {
        return xs;
    }

    Axis ys() {
        return ys;
    }

    boolean inside(double x, double y) {
        return x >= left && x <= right && y >= top && y <= bottom;
    }

    Optional<LineSeries> nearest() {
        return readout.nearest(chart, ys);
    }

    /** The rectangle inside the axes. */
    Rectangle area() {
        return new Rectangle(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    void paint(Surface surface) {
        if (chart.nothingToShow()) {
            left = right = top = bottom = 0;
            chart.paintEmpty(surface, "plot.chart.empty");
            return;
        }
        readBins(surface.width());
        lay(surface);
        if (right - left < 20 || bottom - top < 20) {
            return;
        }
        drawGrid(surface);
        drawReferences(surface);
        surface.clip(left, top - 1, right + 1, bottom + 1);
        chart.band().ifPresent(band -> band.fill(surface, chart.look(), xs, ys));
        double[] ends = drawSeries(surface);
        rugPainter.paint(surface, chart, xs, area());
        surface.unclip();
        markPainter.paint(surface, chart, xs, ys, area());
        drawEndLabels(surface, ends);
        drawAxisLabels(surface);
        if (surface.live()) {
            readout.paint(surface, chart, xs, ys, area());
            chart.paintFocus(
                    surface,
                    surface.hair(left),
                    surface.hair(top),
                    surface.edge(right - left),
                    surface.edge(bottom - top));
        }
    }

    /** Where the pointer is, so that the read-out can stand beside it; empty when it is not over this chart. */
    void pointerAt(Optional<Double> y) {
        readout.pointerAt(y);
    }

    private void readBins(double width) {
        int most = (int) Math.max(64, Math.min(MOST_COLUMNS, width - SIDES));
        List<LineSeries> series = chart.getSeries();
        if (bins.size() != series.size() || (!bins.isEmpty() && bins.get(0).most() != most)) {
            List<SeriesBins> fresh = new ArrayList<>();
            series.forEach(line -> fresh.add(new SeriesBins(most)));
            bins = fresh;
        }
        Range visible = chart.visibleX();
        for (int s = 0; s < series.size(); s++) {
            bins.get(s).read(series.get(s).source(), visible);
        }
        xs.show(AxisScale.LINEAR, visible);
        Range fitted = yFit.fit(series, bins, chart.getReferenceLines(), chart.getYScale());
        ys.show(chart.getYScale(), chart.yRange().orElse(fitted));
        ys.floor(chart.getYScale() == AxisScale.LOG && chart.yRange().isEmpty());
    }

    private void lay(Surface surface) {
        TextRuler ruler = chart.ruler();
        double line = ruler.height();
        double unitStrip = chart.getYLabel().isEmpty() ? 0 : line + 2;
        top = surface.edge(Math.max(6, line * 0.6));
        bottom = surface.edge(surface.height() - line - 6 - (chart.getXLabel().isEmpty() ? 0 : line) - 2);
        ys.chooseTicks((int) ((bottom - top) / (2.1 * line)), 0, chart.numbers());
        // In steps of four pixels, so that the area does not twitch with every new label.
        double tickWidth = Math.ceil(ys.widestLabel(ruler) / 4) * 4;
        left = surface.edge(unitStrip + tickWidth + LABEL_GAP + 2);
        right = surface.edge(surface.width() - Math.min(0.4 * surface.width(), endLabelWidth(ruler)));
        double widest = ruler.width(chart.numbers().tick(Math.rint(xs.range().hi()), 1));
        xs.chooseTicks((int) ((right - left) / (widest + 28)), chart.leastXStep(), chart.numbers());
        int count = xs.ticks();
        xs.lay(left, right);
        if (count > 0) {
            double half = ruler.width(xs.label(count - 1)) / 2;
            double over = xs.pixel(xs.tick(count - 1)) + half + 2 - surface.width();
            right = over > 0 ? surface.edge(right - over) : right;
        }
        xs.lay(left, right);
        ys.lay(bottom, top);
    }

    private double endLabelWidth(TextRuler ruler) {
        double widest = 0;
        for (LineSeries line : chart.getSeries()) {
            if (line.labelled()) {
                widest = Math.max(widest, ruler.boldWidth(line.label()));
            }
        }
        for (ReferenceLine reference : chart.getReferenceLines()) {
            widest = Math.max(widest, ruler.width(reference.label()));
        }
        return widest == 0 ? 10 : widest + LABEL_GAP + 8;
    }

    private void drawGrid(Surface surface) {
        PlotLook look = chart.look();
        surface.stroke(look.grid(), surface.hairWidth(), new double[0]);
        for (int i = 0; i < ys.ticks(); i++) {
            double y = surface.hair(ys.pixel(ys.tick(i)));
            surface.g().strokeLine(left, y, right, y);
        }
    }

    private void drawReferences(Surface surface) {
        surface.stroke(chart.look().axis(), surface.hairWidth(), REFERENCE_DASHES);
        for (ReferenceLine reference : chart.getReferenceLines()) {
            if (ys.shows(reference.y())) {
                double y = surface.hair(ys.pixel(reference.y()));
                surface.g().strokeLine(left, y, right, y);
            }
        }
    }

    private double[] drawSeries(Surface surface) {
        List<LineSeries> series = chart.getSeries();
        double[] ends = new double[series.size()];
        for (int s = 0; s < ends.length; s++) {
            LineSeries line = series.get(s);
            Color color = chart.look().series(line.colorIndex());
            ends[s] = pen.draw(surface, bins.get(s), line.style(), color, chart.look(), xs, ys);
        }
        return ends;
    }

    private void drawEndLabels(Surface surface, double[] ends) {
        TextRuler ruler = chart.ruler();
        List<LineSeries> series = chart.getSeries();
        List<EndLabel> labels = new ArrayList<>();
        for (int s = 0; s < ends.length; s++) {
            LineSeries line = series.get(s);
            if (line.labelled() && !Double.isNaN(ends[s])) {
                double y = Math.max(top, Math.min(bottom, ends[s]));
                labels.add(new EndLabel(line.label(), y, chart.look().series(line.colorIndex()), true));
            }
        }
        for (ReferenceLine reference : chart.getReferenceLines()) {
            if (ys.shows(reference.y())) {
                labels.add(new EndLabel(
                        reference.label(), ys.pixel(reference.y()), chart.look().secondary(), false));
            }
        }
        double line = ruler.height();
        int fit = (int) Math.max(1, Math.floor((bottom - top) / line) + 1);
        // Lines come before the lines they are compared with, if there is no room for all.
        List<EndLabel> shown = labels.subList(0, Math.min(labels.size(), fit));
        double[] placed =
                LabelStack.place(shown.stream().mapToDouble(EndLabel::y).toArray(), line, top, bottom);
        for (int i = 0; i < placed.length; i++) {
            EndLabel label = shown.get(i);
            surface.g().setFont(label.bold() ? ruler.bold() : ruler.font());
            surface.text(
                    label.text(), right + LABEL_GAP, placed[i] + ruler.middle(), label.color(), TextAlignment.LEFT);
        }
        surface.g().setFont(ruler.font());
    }

    private void drawAxisLabels(Surface surface) {
        TextRuler ruler = chart.ruler();
        Color color = chart.look().secondary();
        for (int i = 0; i < ys.ticks(); i++) {
            double y = ys.pixel(ys.tick(i)) + ruler.middle();
            surface.text(ys.label(i), left - LABEL_GAP, y, color, TextAlignment.RIGHT);
        }
        double baseline = bottom + 4 + ruler.ascent();
        for (int i = 0; i < xs.ticks(); i++) {
            surface.text(xs.label(i), xs.pixel(xs.tick(i)), baseline, color, TextAlignment.CENTER);
        }
        surface.text(xName(surface), (left + right) / 2, baseline + ruler.height(), color, TextAlignment.CENTER);
        double length = ruler.width(chart.getYLabel());
        if (length > 0 && length <= surface.height()) {
            // Beside the middle of the axis, but never beyond the plot's edge and over what stands there.
            double middle = Math.max(length / 2, Math.min(surface.height() - length / 2, (top + bottom) / 2));
            surface.g().save();
            surface.g().translate(ruler.ascent(), middle);
            surface.g().rotate(-90);
            surface.text(chart.getYLabel(), 0, 0, color, TextAlignment.CENTER);
            surface.g().restore();
        }
    }

    /** A part stands still while the lines grow: beside the name of x stands how to follow them again. */
    private String xName(Surface surface) {
        String name = chart.getXLabel();
        if (name.isEmpty()
                || !surface.live()
                || (chart.xRange().isEmpty() && chart.yRange().isEmpty())) {
            return name;
        }
        String hint = name + " · " + chart.words().get("plot.chart.part");
        return chart.ruler().width(hint) <= right - left ? hint : name;
    }

    /** A label at the end of its line. */
    private record EndLabel(String text, double y, Color color, boolean bold) {}
}
