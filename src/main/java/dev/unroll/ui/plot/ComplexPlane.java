package dev.unroll.ui.plot;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/**
 * Complex numbers as points, with the unit circle: those outside it are marked. Hovering, or the arrow keys, read a
 * point out.
 */
public final class ComplexPlane extends ItemPlot {
    private static final double DOT = 3;
    private static final double REACH = 10;
    private static final double[] DASHES = {4, 3};
    private static final double AIR = 1.05;
    /** What rounding moves across the circle, such as the eigenvalues of an orthogonal matrix, lies on it. */
    private static final double ON_CIRCLE = 1e-9;

    private final Axis axis = new Axis();
    private double[] re = {};
    private double[] im = {};
    private PointText text =
            (real, imaginary) -> numbers().value(real) + " + " + numbers().value(imaginary) + "i";
    private double centreX;
    private double centreY;
    private double unit = 1;

    public ComplexPlane() {
        getStyleClass().add("unroll-complex-plane");
    }

    /** Sets the points; not copied, so not to be written to. */
    public void setPoints(double[] real, double[] imaginary) {
        if (real.length != imaginary.length) {
            throw new IllegalArgumentException(real.length + " real and " + imaginary.length + " imaginary parts");
        }
        re = real;
        im = imaginary;
        itemsChanged();
    }

    /** Sets what is read out of a point. */
    public void setPointText(PointText newText) {
        text = newText;
        refresh();
    }

    @Override
    int itemAt(double x, double y) {
        int best = -1;
        double distance = REACH;
        for (int i = 0; i < re.length; i++) {
            double d = Math.hypot(x - pixelX(re[i]), y - pixelY(im[i]));
            if (d < distance) {
                best = i;
                distance = d;
            }
        }
        return best;
    }

    @Override
    int items() {
        return re.length;
    }

    /** By their size, the largest first. */
    @Override
    IntStream keyOrder() {
        return IntStream.range(0, re.length)
                .boxed()
                .sorted((a, b) -> Double.compare(size(b), size(a)))
                .mapToInt(i -> i);
    }

    private double size(int point) {
        return Math.hypot(re[point], im[point]);
    }

    private boolean isOutside(int point) {
        return size(point) > 1 + ON_CIRCLE;
    }

    private double pixelX(double real) {
        return centreX + real * unit;
    }

    private double pixelY(double imaginary) {
        return centreY - imaginary * unit;
    }

    @Override
    boolean nothingToShow() {
        return re.length == 0;
    }

    @Override
    public PlotTable table(int mostRows) {
        double[] real = re;
        double[] imaginary = im;
        int count = Math.min(mostRows, real.length);
        return new PlotTable(
                List.of(words().get("plot.table.row"), "Re", "Im", "|λ|"),
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList(),
                count,
                (row, column) -> switch (column) {
                    case 0 -> real[row];
                    case 1 -> imaginary[row];
                    default -> Math.hypot(real[row], imaginary[row]);
                },
                real.length);
    }

    private double largest() {
        return IntStream.range(0, re.length).mapToDouble(this::size).max().orElse(0);
    }

    @Override
    public String textAlternative() {
        if (nothingToShow()) {
            return words().get("plot.chart.alternative.empty", getTitle());
        }
        long outside = IntStream.range(0, re.length).filter(this::isOutside).count();
        return words().get(
                        "plot.plane.alternative",
                        getTitle(),
                        re.length,
                        outside,
                        numbers().value(largest()));
    }

    @Override
    void paint(Surface surface) {
        if (nothingToShow()) {
            paintEmpty(surface, "plot.chart.empty");
            return;
        }
        TextRuler ruler = ruler();
        double radius = Math.min(surface.width() / 2 - DOT, surface.height() / 2 - ruler.height());
        double reach = AIR * Math.max(1, Math.min(1e9, largest()));
        unit = radius / reach;
        centreX = surface.edge(surface.width() / 2);
        centreY = surface.edge(surface.height() / 2);
        double across = surface.width() / 2 - 2;
        surface.hairline(
                look().grid(), centreX - across, surface.hair(centreY), centreX + across, surface.hair(centreY));
        surface.hairline(
                look().grid(),
                surface.hair(centreX),
                centreY - surface.height() / 2,
                surface.hair(centreX),
                centreY + surface.height() / 2);
        surface.stroke(look().secondary(), 1, DASHES);
        surface.g().strokeOval(centreX - unit, centreY - unit, 2 * unit, 2 * unit);
        double beside = unit * Math.sqrt(0.5) + DOT + 3;
        surface.text(
                "1", centreX + beside, centreY + beside + ruler.ascent() / 2, look().secondary(), TextAlignment.LEFT);
        for (int i = 0; i < re.length; i++) {
            dot(surface, i, DOT);
        }
        labels(surface, reach, across);
        surface.text("Re", centreX + across - ruler.width("Re"), centreY - 4, look().secondary(), TextAlignment.LEFT);
        surface.text("Im", centreX + 5, ruler.ascent(), look().secondary(), TextAlignment.LEFT);
        int read = read(surface);
        if (read >= 0) {
            dot(surface, read, DOT + 2);
            paintReadout(
                    surface,
                    text.of(re[read], im[read]),
                    pixelX(re[read]),
                    pixelY(im[read]),
                    new Rectangle(0, 0, surface.width(), surface.height()));
        }
        paintFocus(surface);
    }

    private void labels(Surface surface, double reach, double across) {
        TextRuler ruler = ruler();
        axis.show(AxisScale.LINEAR, new Range(-across / unit, across / unit));
        axis.lay(centreX - across, centreX + across);
        axis.chooseTicks((int) (2 * across / 60), reach < 3 ? 0.5 : 1, numbers());
        for (int i = 0; i < axis.ticks(); i++) {
            double x = axis.pixel(axis.tick(i));
            boolean named = axis.tick(i) == 0 || Math.abs(axis.tick(i)) == 1; // the circle says where 1 is
            if (!named && x < centreX + across - 2.5 * ruler.width("Re")) {
                surface.hairline(look().axis(), surface.hair(x), centreY - 3, surface.hair(x), centreY + 3);
                double half = ruler.width(axis.label(i)) / 2;
                surface.g().setFill(look().background()); // points may lie there
                surface.g().fillRect(x - half, centreY + 5, 2 * half, ruler.height() - 2);
                surface.text(axis.label(i), x, centreY + 4 + ruler.ascent(), look().secondary(), TextAlignment.CENTER);
            }
        }
    }

    private void dot(Surface surface, int i, double radius) {
        surface.g().setFill(isOutside(i) ? look().marked() : look().accent());
        surface.g().fillOval(pixelX(re[i]) - radius, pixelY(im[i]) - radius, 2 * radius, 2 * radius);
    }

    /** Words for a point by its parts; a line feed begins a new line. */
    @FunctionalInterface
    public interface PointText {
        String of(double re, double im);
    }
}
