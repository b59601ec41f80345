package dev.unroll.ui.plot;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/**
 * Two factors side by side for each place, as bars from 1 on a logarithmic scale: what is above 1 stretches, what is
 * below damps. Hovering, or the arrow keys, read a place out.
 */
public final class FactorBars extends ItemPlot {
    private static final double GAP = 6;
    private static final double LOG2_LEAST = 1;
    private static final int FIRST_COLOR = 2;
    private static final int SECOND_COLOR = 1;

    private final Axis axis = new Axis();
    private final Axis xs = new Axis();
    private double[] first = {};
    private double[] second = {};
    private String firstName = "";
    private String secondName = "";
    private String xLabel = "";
    private FactorText text =
            (place, one, other) -> numbers().value(one) + " × " + numbers().value(other);
    private double left;
    private double right;

    public FactorBars() {
        getStyleClass().add("unroll-factor-bars");
    }

    /** Names the two factors and the axis. */
    public void setNames(String one, String other, String x) {
        firstName = one;
        secondName = other;
        xLabel = x;
        refresh();
    }

    /** Sets the factors of place 1, 2, …; NaN where there is none. Not copied, so not to be written to. */
    public void setFactors(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " and " + other.length + " factors");
        }
        first = one;
        second = other;
        itemsChanged();
    }

    /** Sets what is read out of a place. */
    public void setFactorText(FactorText newText) {
        text = newText;
        refresh();
    }

    @Override
    int items() {
        return first.length;
    }

    @Override
    int itemAt(double x, double y) {
        return nothingToShow() ? -1 : partAt(x, left, right, first.length);
    }

    @Override
    boolean nothingToShow() {
        return IntStream.range(0, first.length).allMatch(i -> Double.isNaN(first[i]) && Double.isNaN(second[i]));
    }

    @Override
    public PlotTable table(int mostRows) {
        double[] one = first;
        double[] other = second;
        int count = Math.min(mostRows, one.length);
        return new PlotTable(
                List.of(xLabel, firstName, secondName),
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList(),
                count,
                (row, column) -> column == 0 ? one[row] : other[row],
                one.length);
    }

    @Override
    public String textAlternative() {
        if (nothingToShow()) {
            return words().get("plot.chart.alternative.empty", getTitle());
        }
        return words().get(
                        "plot.factors.alternative",
                        getTitle(),
                        firstName,
                        numbers().value(first[0]),
                        secondName,
                        numbers().value(second[0]),
                        first.length);
    }

    @Override
    void paint(Surface surface) {
        if (nothingToShow()) {
            paintEmpty(surface, "plot.chart.empty");
            return;
        }
        TextRuler ruler = ruler();
        double line = ruler.height();
        double top = surface.edge(line + 2);
        double bottom = surface.edge(surface.height() - 2 * line - 4);
        double reach = reach();
        axis.show(AxisScale.LINEAR, new Range(-reach, reach));
        axis.lay(bottom, top);
        int each = (int) Math.max(1, Math.ceil(reach / Math.max(1, (bottom - top) / (2.4 * line) / 2)));
        left = surface.edge(ruler.width("×1/" + (1 << Math.min(20, (int) reach))) + GAP + 4);
        right = surface.edge(surface.width() - 6);
        if (bottom - top < 20 || right - left < 20) {
            return;
        }
        for (int power = -(int) reach / each * each; power <= reach; power += each) {
            double y = axis.pixelOfPlace(power);
            surface.hairline(power == 0 ? look().axis() : look().grid(), left, surface.hair(y), right, surface.hair(y));
            surface.text(times(power), left - GAP, y + ruler.middle(), look().secondary(), TextAlignment.RIGHT);
        }
        bars(surface);
        surface.text(firstName, left, top - 4, look().series(FIRST_COLOR), TextAlignment.LEFT);
        double after = left + ruler.width(firstName) + 18;
        surface.text(secondName, after, top - 4, look().series(SECOND_COLOR), TextAlignment.LEFT);
        xAxis(surface, bottom);
        int read = read(surface);
        if (read >= 0) {
            paintReadout(
                    surface,
                    text.of(read + 1, first[read], second[read]),
                    left + (read + 1.0) / first.length * (right - left),
                    (top + bottom) / 2,
                    new Rectangle(left, top, right - left, bottom - top));
        }
        paintFocus(surface, surface.hair(left), surface.hair(top), right - left, bottom - top);
    }

    private static String times(int power) {
        return power >= 0 ? "×" + (1L << Math.min(62, power)) : "×1/" + (1L << Math.min(62, -power));
    }

    /** How many doublings the axis reaches up and down. */
    private double reach() {
        double most = LOG2_LEAST;
        for (double[] factors : List.of(first, second)) {
            for (double factor : factors) {
                if (factor > 0 && factor < Double.POSITIVE_INFINITY) {
                    most = Math.max(most, Math.abs(Math.log(factor) / Math.log(2)));
                }
            }
        }
        return Math.ceil(most - 1e-9);
    }

    private void bars(Surface surface) {
        double place = (right - left) / first.length;
        double width = Math.max(0.5, Math.min(12, place * 0.36));
        int read = read(surface);
        for (int i = 0; i < first.length; i++) {
            double middle = left + (i + 0.5) * place;
            double alpha = read >= 0 && read != i ? 0.45 : 1;
            bar(surface, middle - width, width, first[i], look().series(FIRST_COLOR), alpha);
            bar(surface, middle, width, second[i], look().series(SECOND_COLOR), alpha);
        }
    }

    private void bar(Surface surface, double x, double width, double factor, Color color, double alpha) {
        if (Double.isNaN(factor)) {
            return;
        }
        double zero = axis.pixelOfPlace(0);
        double place = Math.max(axis.range().lo(), Math.min(axis.range().hi(), Math.log(factor) / Math.log(2)));
        double end = axis.pixelOfPlace(place);
        surface.g().setFill(color.deriveColor(0, 1, 1, alpha));
        double y0 = surface.edge(Math.min(zero, end));
        double y1 = surface.edge(Math.max(zero, end));
        surface.g().fillRect(surface.edge(x), y0, Math.max(0.5, surface.edge(x + width) - surface.edge(x)), y1 - y0);
    }

    private void xAxis(Surface surface, double bottom) {
        TextRuler ruler = ruler();
        double half = 0.5 * (right - left) / first.length;
        if (first.length > 1) {
            xs.show(AxisScale.LINEAR, new Range(1, first.length));
            xs.lay(left + half, right - half);
            xs.chooseTicks((int) ((right - left) / 50), 1, numbers());
            for (int i = 0; i < xs.ticks(); i++) {
                surface.text(
                        xs.label(i),
                        xs.pixel(xs.tick(i)),
                        bottom + ruler.height(),
                        look().secondary(),
                        TextAlignment.CENTER);
            }
        }
        surface.text(xLabel, (left + right) / 2, bottom + 2 * ruler.height(), look().secondary(), TextAlignment.CENTER);
    }

    /** Words for a place, from 1, and its two factors; a line feed begins a new line. */
    @FunctionalInterface
    public interface FactorText {
        String of(int place, double first, double second);
    }
}
