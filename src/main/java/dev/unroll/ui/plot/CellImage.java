package dev.unroll.ui.plot;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * The cells of a heatmap in device pixels: every edge falls between two pixels, so nothing is ever blurred.
 *
 * <p>Where cells are smaller than a pixel, the pixel shows the one that stands out most: the value farthest from the middle
 * of the range on a diverging map, else the largest. Cells without a value are hatched, unless
 * the hatch has the colour of the ground.
 */
final class CellImage {

    private static final int HATCH_PERIOD = 6;

    private Optional<Buffer> buffer = Optional.empty();
    private int[] columnOf = {};
    private double columnsFrom;
    private double columnsLength;
    private double[] line = {};

    /** Writes the cells that are shown of a grid into an image of the given size in device pixels. */
    WritableImage paint(
            HeatGrid grid,
            CellSpan rows,
            CellSpan columns,
            int width,
            int height,
            int[] colors,
            boolean diverging,
            int ground,
            int hatch) {
        Buffer target = buffer.filter(b -> b.fits(width, height)).orElseGet(() -> new Buffer(width, height));
        buffer = Optional.of(target);
        int[] pixels = target.data;
        prepare(width, columns);
        int lastRow = -1;
        for (int y = 0; y < height; y++) {
            int from = rows.cellAt(y, height);
            int to = Math.max(from + 1, rows.cellAt(y + 1, height));
            boolean hatched = false;
            if (from == lastRow && to == from + 1) {
                System.arraycopy(pixels, (y - 1) * width, pixels, y * width, width);
                hatched = grid.hasGaps();
            }
            if (from != lastRow || to != from + 1 || hatched) {
                paintLine(grid, from, to, columns, y, width, colors, diverging, ground, hatch, pixels);
            }
            lastRow = to == from + 1 ? from : -1;
        }
        target.pixels.updateBuffer(b -> null);
        return target.image;
    }

    private void paintLine(
            HeatGrid grid,
            int fromRow,
            int toRow,
            CellSpan columns,
            int y,
            int width,
            int[] colors,
            boolean diverging,
            int ground,
            int hatch,
            int[] pixels) {
        int first = columns.first();
        int end = columns.end();
        double middle = (grid.lowest() + grid.highest()) / 2;
        Arrays.fill(line, first, end, Double.NaN);
        for (int r = fromRow; r < toRow; r++) {
            for (int c = first; c < end; c++) {
                line[c] = standingOut(line[c], grid.scaled(r, c), diverging, middle);
            }
        }
        for (int x = 0; x < width; x++) {
            int from = columnOf[x];
            int to = Math.max(from + 1, columnOf[x + 1]);
            double value = line[from];
            for (int c = from + 1; c < to; c++) {
                value = standingOut(value, line[c], diverging, middle);
            }
            if (Double.isNaN(value)) {
                pixels[y * width + x] = (x + y) % HATCH_PERIOD < 1 ? hatch : ground;
            } else {
                pixels[y * width + x] = colors[ColorMap.index(value, grid.lowest(), grid.highest())];
            }
        }
    }

    private static double standingOut(double a, double b, boolean diverging, double middle) {
        if (Double.isNaN(a)) {
            return b;
        }
        boolean bWins = diverging ? Math.abs(b - middle) > Math.abs(a - middle) : b > a;
        return bWins ? b : a;
    }

    private void prepare(int width, CellSpan columns) {
        if (line.length < columns.cells()) {
            line = new double[columns.cells()];
        }
        if (columnOf.length != width + 1 || columnsFrom != columns.from() || columnsLength != columns.length()) {
            columnsFrom = columns.from();
            columnsLength = columns.length();
            columnOf = new int[width + 1];
            for (int x = 0; x <= width; x++) {
                columnOf[x] = columns.cellAt(x, width);
            }
        }
    }

    /** Pixels and the image that shows them. */
    private static final class Buffer {
        private final int[] data;
        private final PixelBuffer<IntBuffer> pixels;
        private final WritableImage image;
        private final int width;
        private final int height;

        Buffer(int width, int height) {
            this.width = width;
            this.height = height;
            data = new int[width * height];
            pixels = new PixelBuffer<>(width, height, IntBuffer.wrap(data), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(pixels);
        }

        boolean fits(int w, int h) {
            return w == width && h == height;
        }
    }
}
