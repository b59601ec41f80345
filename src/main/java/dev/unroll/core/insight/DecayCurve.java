package dev.unroll.core.insight;

import java.util.Arrays;
import java.util.List;

/**
 * What is left of a loss's gradient l characters back: r(l) = g(t,t-l)/g(t,t), over all losses t of a window. Losses
 * without a gradient (g(t,t) = 0) have no r.
 *
 * @param median of r(l) over t, at index l = 0 … T-1
 * @param low the 10 % quantile
 * @param high the 90 % quantile
 * @param slope of the least-squares line through ln of the median, over the lags from 0 to the last before the gradient is
 *     0 or not finite; NaN if that is lag 0 alone
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the arrays are what it is for
public record DecayCurve(double[] median, double[] low, double[] high, double slope) {
    /** A gradient below this share of what it was counts as gone: the horizon ends. */
    public static final double GONE = 0.01;

    /** A gradient that changes by less than this factor over the window keeps its size. */
    public static final double STEADY = 1.5;

    /** A half-life that is off by less than this factor describes the curve. */
    public static final double UNEVEN = 2.5;

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    /**
     * {@return the decay along a layer}
     *
     * @param river of the window
     * @param layer 0 … ℓ-1
     */
    public static DecayCurve of(GradientRiver river, int layer) {
        int window = river.window();
        double[] median = new double[window];
        double[] low = new double[window];
        double[] high = new double[window];
        for (int lag = 0; lag < window; lag++) {
            double[] ratios = ratios(river, layer, lag);
            median[lag] = Quantile.of(ratios, 0.5);
            low[lag] = Quantile.of(ratios, LOW);
            high[lag] = Quantile.of(ratios, HIGH);
        }
        return new DecayCurve(median, low, high, slopeOfLogarithm(median));
    }

    /**
     * {@return what several windows of the same length say together: at each lag the median of their medians, with the 10–90 %
     * band of those}
     *
     * @param medians r(l) of each window, at least one
     */
    static DecayCurve over(List<double[]> medians) {
        int window = medians.get(0).length;
        double[] median = new double[window];
        double[] low = new double[window];
        double[] high = new double[window];
        for (int l = 0; l < window; l++) {
            int lag = l;
            double[] sorted = medians.stream()
                    .mapToDouble(curve -> curve[lag])
                    .filter(r -> !Double.isNaN(r))
                    .sorted()
                    .toArray();
            median[l] = Quantile.of(sorted, 0.5);
            low[l] = Quantile.of(sorted, LOW);
            high[l] = Quantile.of(sorted, HIGH);
        }
        return new DecayCurve(median, low, high, slopeOfLogarithm(median));
    }

    /** r(lag) of every loss that has a gradient and reaches so far back, in ascending order. */
    static double[] ratios(GradientRiver river, int layer, int lag) {
        double[] ratios = new double[river.window() - lag];
        int count = 0;
        for (int t = lag + 1; t <= river.window(); t++) {
            double ratio = ratio(river, layer, t, lag);
            if (!Double.isNaN(ratio)) {
                ratios[count++] = ratio;
            }
        }
        double[] sorted = Arrays.copyOf(ratios, count);
        Arrays.sort(sorted);
        return sorted;
    }

    static double ratio(GradientRiver river, int layer, int t, int lag) {
        return river.norm(layer, t, t - lag) / river.norm(layer, t, t);
    }

    static double slopeOfLogarithm(double[] median) {
        return slope(
                Arrays.stream(median).limit(points(median)).map(StrictMath::log).toArray());
    }

    /** How many lags there are before the gradient is 0 or not finite. */
    static int points(double[] median) {
        int count = 0;
        while (count < median.length && median[count] > 0 && median[count] < Double.POSITIVE_INFINITY) {
            count++;
        }
        return count;
    }

    /** Least squares through (i, y_i): Σ (i - x̄)(y_i - ȳ) / Σ (i - x̄)²; NaN of fewer than two points. */
    static double slope(double[] y) {
        double meanY = Arrays.stream(y).sum() / y.length;
        double meanX = (y.length - 1) / 2.0;
        double product = 0;
        double square = 0;
        for (int i = 0; i < y.length; i++) {
            product += (i - meanX) * (y[i] - meanY);
            square += (i - meanX) * (i - meanX);
        }
        return product / square;
    }

    /** {@return T} */
    public int window() {
        return median.length;
    }

    /**
     * {@return -ln 2 / slope in characters: positive is the half-life of a gradient that fades; negative is the doubling
     * length, with the sign changed, of one that grows; NaN if unknown}
     */
    public double halfLife() {
        return -StrictMath.log(2) / slope;
    }

    /**
     * {@return what the half-life alone says of a lag: e^(slope · l)}
     *
     * @param lag l, from 0
     */
    public double evenly(int lag) {
        return StrictMath.exp(slope * lag);
    }

    /**
     * {@return the lag at which r(l) is farthest from {@link #evenly}, by its logarithm, if that is by more than a factor of
     * {@value #UNEVEN} and by more than a quarter of all that the half-life says of the window; 0 where it describes r well}
     */
    public int unevenAt() {
        int points = points(median);
        int farthest = 0;
        double most = Math.max(StrictMath.log(UNEVEN), Math.abs(slope) * (points - 1) / 4);
        for (int l = 1; l < points; l++) {
            double off = Math.abs(StrictMath.log(median[l]) - slope * l);
            if (off > most) {
                most = off;
                farthest = l;
            }
        }
        return farthest;
    }

    /** {@return whether the gradient changes by less than half of its size over the window} */
    public boolean isSteady() {
        return gone() == 0 && Math.abs(slope) * (window() - 1) < StrictMath.log(STEADY);
    }

    /**
     * {@return the first lag at which nothing is left at all in the median, as where every path is closed by a unit that is
     * off; 0 if something is left everywhere}
     */
    public int gone() {
        int reached = points(median);
        return reached < median.length && median[reached] == 0 ? reached : 0;
    }

    /** {@return the largest lag with r(l) ≥ 0.01; 0 if there is none} */
    public int horizon() {
        for (int l = median.length - 1; l > 0; l--) {
            if (median[l] >= GONE) {
                return l;
            }
        }
        return 0;
    }
}
