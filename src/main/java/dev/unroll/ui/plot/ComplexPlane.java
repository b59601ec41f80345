package dev.unroll.ui.plot;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/**
 * Complex numbers as points, with the unit circle: those outside it are marked. Hovering, or the arrow keys, read a
 * point out.
 */
public final class ComplexPlane extends Plot {
    private static final double DOT = 3;
    private static final double REACH = 10;
    private static final double[] DASHES = {4, 3};
    private static final double AIR = 1.12;

    private final ReadoutBox box = new ReadoutBox();
    private final Axis axis = new Axis();
    private double[] re = {};
    private double[] im = {};
    private PointText text =
            (real, imaginary) -> numbers().value(real) + " + " + numbers().value(imaginary) + "i";
    private int read = -1;
    private double centreX;
    private double centreY;
    private double unit = 1;

    public ComplexPlane() {
        getStyleClass().add("unroll-complex-plane");
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> read(nearest(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> read(-1));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Sets the points; not copied, so not to be written to. */
    public void setPoints(double[] real, double[] imaginary) {
        if (real.length != imaginary.length) {
            throw new IllegalArgumentException(real.length + " real and " + imaginary.length + " imaginary parts");
        }
        re = real;
        im = imaginary;
        if (read >= real.length) {
            read = -1;
        }
        refresh();
    }

    /** Sets what is read out of a point. */
    public void setPointText(PointText newText) {
        text = newText;
        refresh();
    }

    private int nearest(double x, double y) {
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

    private void read(int point) {
        if (point != read) {
            read = point;
            refresh();
        }
    }

    /** The points by their size, the largest first. */
    private void key(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && !event.isShiftDown();
        if (!plain || nothingToShow()) {
            return;
        }
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            List<Integer> bySize = IntStream.range(0, re.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(Math.hypot(re[b], im[b]), Math.hypot(re[a], im[a])))
                    .toList();
            int step = event.getCode() == KeyCode.LEFT ? -1 : 1;
            int place = read < 0 ? 0 : bySize.indexOf(read) + step;
            read(bySize.get(Math.max(0, Math.min(re.length - 1, place))));
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && read >= 0) {
            read(-1);
            event.consume();
        }
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

    /** It always shows all there is. */
    @Override
    public void fit() {
        refresh();
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
        return IntStream.range(0, re.length)
                .mapToDouble(i -> Math.hypot(re[i], im[i]))
                .max()
                .orElse(0);
    }

    @Override
    public String textAlternative() {
        if (nothingToShow()) {
            return words().get("plot.chart.alternative.empty", getTitle());
        }
        long outside = IntStream.range(0, re.length)
                .filter(i -> Math.hypot(re[i], im[i]) > 1)
                .count();
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
            surface.text(
                    emptyText("plot.chart.empty"),
                    surface.width() / 2,
                    surface.height() / 2,
                    look().secondary(),
                    TextAlignment.CENTER);
            return;
        }
        TextRuler ruler = ruler();
        double radius = Math.min(surface.width(), surface.height()) / 2 - DOT;
        double reach = AIR * Math.max(1, Math.min(1e9, largest()));
        unit = radius / reach;
        centreX = surface.edge(surface.width() / 2);
        centreY = surface.edge(surface.height() / 2);
        double across = surface.width() / 2 - 2;
        surface.hairline(
                look().grid(), centreX - across, surface.hair(centreY), centreX + across, surface.hair(centreY));
        surface.hairline(
                look().grid(), surface.hair(centreX), centreY - radius, surface.hair(centreX), centreY + radius);
        labels(surface, reach, across);
        surface.stroke(look().secondary(), 1, DASHES);
        surface.g().strokeOval(centreX - unit, centreY - unit, 2 * unit, 2 * unit);
        double beside = unit * Math.sqrt(0.5) + 3;
        surface.text(
                "1", centreX + beside, centreY + beside + ruler.ascent() / 2, look().secondary(), TextAlignment.LEFT);
        for (int i = 0; i < re.length; i++) {
            dot(surface, i, DOT);
        }
        surface.text("Re", centreX + across - ruler.width("Re"), centreY - 4, look().secondary(), TextAlignment.LEFT);
        surface.text("Im", centreX + 5, centreY - radius + ruler.ascent(), look().secondary(), TextAlignment.LEFT);
        if (surface.live() && read >= 0) {
            dot(surface, read, DOT + 2);
            String[] lines = text.of(re[read], im[read]).split("\n", -1);
            box.begin(lines[0]);
            for (int i = 1; i < lines.length; i++) {
                box.add(lines[i]);
            }
            box.paint(
                    surface,
                    this,
                    pixelX(re[read]),
                    pixelY(im[read]),
                    new Rectangle(0, 0, surface.width(), surface.height()));
        }
        if (surface.live() && isFocusVisible()) {
            surface.stroke(look().accent(), surface.hairWidth(), new double[0]);
            surface.g().strokeRect(1.5, 1.5, surface.width() - 3, surface.height() - 3);
        }
    }

    private void labels(Surface surface, double reach, double across) {
        TextRuler ruler = ruler();
        axis.show(AxisScale.LINEAR, new Range(-across / unit, across / unit));
        axis.lay(centreX - across, centreX + across);
        axis.chooseTicks((int) (2 * across / 60), reach < 3 ? 0.5 : 1, numbers());
        for (int i = 0; i < axis.ticks(); i++) {
            double x = axis.pixel(axis.tick(i));
            if (axis.tick(i) != 0 && x < centreX + across - 2.5 * ruler.width("Re")) {
                surface.hairline(look().axis(), surface.hair(x), centreY - 3, surface.hair(x), centreY + 3);
                surface.text(axis.label(i), x, centreY + 4 + ruler.ascent(), look().secondary(), TextAlignment.CENTER);
            }
        }
    }

    private void dot(Surface surface, int i, double size) {
        boolean outside = Math.hypot(re[i], im[i]) > 1;
        surface.g().setFill(outside ? look().marked() : look().accent());
        surface.g().fillOval(pixelX(re[i]) - size, pixelY(im[i]) - size, 2 * size, 2 * size);
    }

    /** Words for a point by its parts; a line feed begins a new line. */
    @FunctionalInterface
    public interface PointText {
        String of(double re, double im);
    }
}
