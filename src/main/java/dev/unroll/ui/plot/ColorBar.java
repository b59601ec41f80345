package dev.unroll.ui.plot;

import java.nio.IntBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.text.TextAlignment;

/** The key to the colours of a heatmap: a strip with ticks at its right. */
final class ColorBar {

    private static final double GAP = 5;

    private final Axis axis = new Axis();
    private int[] stripOf = {};
    private final WritableImage strip = new WritableImage(1, ColorMap.SIZE);

    /** The width that the labels take. */
    double labelWidth(Heatmap map, TextRuler ruler) {
        axis.show(map.grid().scale(), map.grid().range());
        axis.chooseTicks(5, 0, map.numbers());
        return Math.ceil(axis.widestLabel(ruler) / 4) * 4;
    }

    void paint(Surface surface, Heatmap map, int[] colors, double left, double width, double top, double bottom) {
        TextRuler ruler = map.ruler();
        axis.show(map.grid().scale(), map.grid().range());
        axis.lay(bottom, top);
        axis.chooseTicks((int) Math.min(5, (bottom - top) / (2 * ruler.height()) + 1), 0, map.numbers());
        surface.g().setImageSmoothing(false);
        surface.g().drawImage(stripOf(colors), left, top, width, bottom - top);
        for (int i = 0; i < axis.ticks(); i++) {
            double middle = axis.pixel(axis.tick(i));
            surface.text(
                    axis.label(i),
                    left + width + GAP,
                    middle + ruler.middle(),
                    map.look().secondary(),
                    TextAlignment.LEFT);
        }
    }

    private WritableImage stripOf(int[] colors) {
        if (stripOf != colors) {
            int[] upward = new int[colors.length];
            for (int i = 0; i < colors.length; i++) {
                upward[i] = colors[colors.length - 1 - i];
            }
            strip.getPixelWriter()
                    .setPixels(0, 0, 1, colors.length, PixelFormat.getIntArgbInstance(), IntBuffer.wrap(upward), 1);
            stripOf = colors;
        }
        return strip;
    }
}
