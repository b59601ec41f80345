package dev.unroll.ui.plot;

/**
 * Moves labels that stand in a column apart, each as little as the others allow.
 *
 * <p>Labels that touch are merged into a block that sits around the mean of where its labels want to be, block by block from
 * the top: the least-squares solution with a fixed order.
 */
final class LabelStack {

    private LabelStack() {}

    /**
     * Returns the centres of labels.
     *
     * @param wanted where each label wants its centre, not modified, in any order
     * @param height the distance that centres keep
     * @param top the least centre
     * @param bottom the greatest centre
     */
    static double[] place(double[] wanted, double height, double top, double bottom) {
        int n = wanted.length;
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int at = i;
            while (at > 0 && wanted[order[at - 1]] > wanted[i]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
        double[] sum = new double[n];
        int[] size = new int[n];
        int blocks = 0;
        for (int k = 0; k < n; k++) {
            // Each label's wish for the place of its block's first label.
            sum[blocks] = wanted[order[k]];
            size[blocks] = 1;
            blocks++;
            while (blocks > 1
                    && first(sum, size, blocks - 2, height, top, bottom) + size[blocks - 2] * height
                            > first(sum, size, blocks - 1, height, top, bottom)) {
                sum[blocks - 2] += sum[blocks - 1] - size[blocks - 1] * size[blocks - 2] * height;
                size[blocks - 2] += size[blocks - 1];
                blocks--;
            }
        }
        double[] placed = new double[n];
        int k = 0;
        for (int b = 0; b < blocks; b++) {
            double at = first(sum, size, b, height, top, bottom);
            for (int i = 0; i < size[b]; i++) {
                placed[order[k++]] = at + i * height;
            }
        }
        return placed;
    }

    private static double first(double[] sum, int[] size, int block, double height, double top, double bottom) {
        double mean = sum[block] / size[block];
        return Math.max(top, Math.min(bottom - (size[block] - 1) * height, mean));
    }
}
