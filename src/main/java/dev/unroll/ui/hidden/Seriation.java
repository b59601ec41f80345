package dev.unroll.ui.hidden;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An order of rows in which similar ones stand side by side: a short path through all of them, where the way from one to
 * the next is their Euclidean distance. It begins with the order along the first principal component and is shortened by
 * reversing stretches (2-opt; Croes, 1958) until none helps or the work allowed is done. The work of both is counted, not timed,
 * so equal rows always give the same order. Equal rows stay side by side: the beginning has them so, and by the triangle
 * inequality no reversal that puts something between them shortens the path.
 */
final class Seriation {
    /** Multiplications and moves allowed: some hundredths of a second. */
    private static final long MOST_WORK = 40_000_000;

    private static final int ITERATIONS = 40;
    private static final double LEAST_GAIN = 1e-9;

    private final double[] rows;
    private final int count;
    private final int length;
    private long work;

    /**
     * Rows to put in order.
     *
     * @param rows row-major, count × length
     */
    Seriation(double[] rows, int count, int length) {
        this.rows = rows;
        this.count = count;
        this.length = length;
    }

    /** The rows from first to last; the half with the larger mean comes first. */
    int[] order() {
        int[] order = alongFirstComponent();
        shorten(order);
        if (mean(order, 0, count / 2) < mean(order, count - count / 2, count)) {
            reverse(order, 0, count - 1);
        }
        return order;
    }

    private int[] alongFirstComponent() {
        double[] component = firstComponent();
        double[] place = new double[count];
        for (int r = 0; r < count; r++) {
            for (int c = 0; c < length; c++) {
                place[r] += rows[r * length + c] * component[c];
            }
        }
        // Different rows may share a place; the second comparison keeps equal rows together all the same.
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer r) -> -place[r]).thenComparing(this::compareRows))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int compareRows(int a, int b) {
        return Arrays.compare(rows, a * length, (a + 1) * length, rows, b * length, (b + 1) * length);
    }

    /** Power iteration on the covariance of the columns, from a fixed start. */
    private double[] firstComponent() {
        double[] means = new double[length];
        for (int i = 0; i < count * length; i++) {
            means[i % length] += rows[i] / count;
        }
        double[] v = new double[length];
        Arrays.setAll(v, c -> 1 + 0.1 * (c % 7));
        for (int iteration = 0; iteration < ITERATIONS && work < MOST_WORK / 2; iteration++) {
            work += 2L * count * length;
            double[] next = new double[length];
            for (int r = 0; r < count; r++) {
                double along = 0;
                for (int c = 0; c < length; c++) {
                    along += (rows[r * length + c] - means[c]) * v[c];
                }
                for (int c = 0; c < length; c++) {
                    next[c] += along * (rows[r * length + c] - means[c]);
                }
            }
            double norm = 0;
            for (double x : next) {
                norm += x * x;
            }
            if (!(norm > 0) || Double.isInfinite(norm)) {
                return v; // all rows are equal, or beyond comparing
            }
            for (int c = 0; c < length; c++) {
                v[c] = next[c] / Math.sqrt(norm);
            }
        }
        return v;
    }

    /** Reverses order[i+1 .. j] where that shortens the path; either end of the path may be reversed alone. */
    private void shorten(int[] order) {
        boolean improved = true;
        while (improved) {
            improved = false;
            for (int i = -1; i < count - 1; i++) {
                double here = i < 0 ? 0 : distance(order[i], order[i + 1]);
                for (int j = i + 2; j < count; j++) {
                    work += 3L * length;
                    if (work > MOST_WORK) {
                        return;
                    }
                    if (here + after(order, j) - across(order, i, j) > LEAST_GAIN) {
                        reverse(order, i + 1, j);
                        work += j - i;
                        here = i < 0 ? 0 : distance(order[i], order[i + 1]);
                        improved = true;
                    }
                }
            }
        }
    }

    private double after(int[] order, int j) {
        return j + 1 < count ? distance(order[j], order[j + 1]) : 0;
    }

    private double across(int[] order, int i, int j) {
        return (i < 0 ? 0 : distance(order[i], order[j])) + (j + 1 < count ? distance(order[i + 1], order[j + 1]) : 0);
    }

    private double distance(int a, int b) {
        double sum = 0;
        for (int c = 0; c < length; c++) {
            double d = rows[a * length + c] - rows[b * length + c];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    private double mean(int[] order, int from, int to) {
        double sum = 0;
        for (int place = from; place < to; place++) {
            for (int c = 0; c < length; c++) {
                sum += rows[order[place] * length + c];
            }
        }
        return sum;
    }

    private static void reverse(int[] order, int from, int to) {
        for (int i = from, j = to; i < j; i++, j--) {
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
