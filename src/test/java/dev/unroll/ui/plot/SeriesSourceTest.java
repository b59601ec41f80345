package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesSourceTest {

    private static final double NAN = Double.NaN;

    @Test
    void findsTheExtremesOfEveryColumnAndSkipsWhatIsNoNumber() {
        SeriesSource source = SeriesSource.of(new double[] {0, 1, 2, 3, 4, 5}, new double[] {3, NAN, NAN, NAN, -1, 7});
        double[] min = new double[3];
        double[] max = new double[3];
        source.minMax(0, 6, 3, min, max);
        assertThat(min).containsExactly(3, NAN, -1);
        assertThat(max).containsExactly(3, NAN, 7);
    }

    @Test
    void readsTheNearestPointAndNothingBeyondTheEnds() {
        SeriesSource source = SeriesSource.of(new double[] {10, 20, 30}, new double[] {1, 2, 3});
        assertThat(source.valueAt(24)).isEqualTo(2);
        assertThat(source.valueAt(26)).isEqualTo(3);
        assertThat(source.valueAt(6)).isEqualTo(1);
        assertThat(source.valueAt(4)).isNaN();
        assertThat(source.valueAt(36)).isNaN();
        assertThat(SeriesSource.of(new double[0], new double[0]).valueAt(1)).isNaN();
    }

    @Test
    void asksAPyramidForTheSameExtremesThatAScanFinds() {
        Random random = new Random(1);
        double[] y = random.doubles(1_000).map(v -> v < 0.05 ? NAN : v).toArray();
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
        }
        SeriesSource scan = SeriesSource.of(x, y);
        SeriesSource steps = SeriesSource.steps(1, () -> y.length, i -> y[(int) i], (from, to, columns, min, max) -> {
            assertThat(from).isGreaterThanOrEqualTo(0);
            assertThat(to).isLessThanOrEqualTo(y.length);
            assertThat((to - from) % columns).isZero();
            scan.minMax(from + 1.0, to + 1.0, columns, min, max);
        });
        double[][] ranges = {{1, 1_025, 32}, {1, 1_001, 250}, {-15, 17, 4}, {0, 2_048, 16}, {513, 521, 8}, {3, 5, 8}};
        for (double[] range : ranges) {
            int columns = (int) range[2];
            double[][] expected = new double[2][columns];
            double[][] actual = new double[2][columns];
            scan.minMax(range[0], range[1], columns, expected[0], expected[1]);
            steps.minMax(range[0], range[1], columns, actual[0], actual[1]);
            // As text, because a NaN differs from itself.
            assertThat(Arrays.deepToString(actual)).isEqualTo(Arrays.deepToString(expected));
        }
        assertThat(steps.indexAt(500.5)).isEqualTo(scan.indexAt(500.5));
        assertThat(steps.valueAt(1_000)).isEqualTo(scan.valueAt(1_000));
    }

    @Test
    void keepsASingleStepsSpikeThroughTheColumnsOfAChart() {
        double[] y = new double[1_000_000];
        y[654_321] = 9;
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
        }
        SeriesBins bins = new SeriesBins(400);
        bins.read(SeriesSource.of(x, y), new Range(1, y.length));
        assertThat(bins.size()).isBetween(200, 402);
        double highest = 0;
        for (int i = 0; i < bins.size(); i++) {
            highest = Math.max(highest, bins.max(i));
        }
        assertThat(highest).isEqualTo(9);
        assertThat(bins.x(0)).isEqualTo(1);
        assertThat(bins.x(bins.size() - 1)).isEqualTo(1_000_000);
    }

    @Test
    void keepsItsColumnsWhileTheSeriesGrows() {
        long[] length = {5_000};
        SeriesSource source = SeriesSource.steps(1, () -> length[0], i -> i % 97, (from, to, columns, min, max) -> {
            for (int c = 0; c < columns; c++) {
                min[c] = from;
                max[c] = to;
            }
        });
        SeriesBins before = new SeriesBins(400);
        before.read(source, new Range(1, 5_000));
        length[0] = 5_100;
        SeriesBins after = new SeriesBins(400);
        after.read(source, new Range(1, 5_100));
        for (int i = 0; i < before.size() - 1; i++) {
            assertThat(after.x(i)).isEqualTo(before.x(i));
        }
    }
}
