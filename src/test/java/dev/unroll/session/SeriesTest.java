package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {

    private static Series empty() {
        return new Series(new ChunkPool(SeriesTest::offHeap).lease());
    }

    private static DoubleBuffer offHeap(int doubles) {
        return ByteBuffer.allocateDirect(doubles * Double.BYTES)
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer();
    }

    @Test
    void givesBackEveryValueToTheBit() {
        int length = 700_000; // past the chunks that grow, and several of the largest
        Series series = empty();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < length; i++) {
            series.append(random.nextDouble());
        }
        SplittableRandom again = new SplittableRandom(1);
        assertThat(series.length()).isEqualTo(length);
        for (int i = 0; i < length; i++) {
            assertThat(series.get(i) == again.nextDouble()).as("value %d", i).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void extremesOfEveryBinAreThoseOfItsValues(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[random.nextInt(1, 20_000)];
        Series series = empty();
        for (int i = 0; i < values.length; i++) {
            // Gaps alone and in long stretches, and now and then an infinity.
            boolean gap = random.nextInt(10) == 0 || (i / 700) % 5 == 3;
            values[i] =
                    gap ? Double.NaN : random.nextInt(500) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(-1, 1);
            series.append(values[i]);
        }
        for (int trial = 0; trial < 200; trial++) {
            int from = random.nextInt(values.length + 1);
            int to = random.nextInt(from, values.length + 1);
            int columns = random.nextInt(1, 400);
            double[] min = new double[columns];
            double[] max = new double[columns];
            series.minMax(from, to, columns, min, max);
            for (int column = 0; column < columns; column++) {
                double low = Double.NaN;
                double high = Double.NaN;
                int begin = from + (int) ((long) (to - from) * column / columns);
                int end = from + (int) ((long) (to - from) * (column + 1) / columns);
                for (int i = begin; i < end; i++) {
                    if (!Double.isNaN(values[i])) {
                        low = Double.isNaN(low) ? values[i] : Math.min(low, values[i]);
                        high = Double.isNaN(high) ? values[i] : Math.max(high, values[i]);
                    }
                }
                assertThat(min[column]).as("minimum of [%d, %d)", begin, end).isEqualTo(Double.valueOf(low));
                assertThat(max[column]).as("maximum of [%d, %d)", begin, end).isEqualTo(Double.valueOf(high));
            }
        }
    }

    @Test
    void tenMillionStepsAreReadLikeAThousandAndNoSpikeIsLost() {
        int length = 10_000_000;
        long spike = 7_654_321;
        Series series = empty();
        for (int i = 0; i < length; i++) {
            series.append(i == spike ? 1e6 : i % 17);
        }
        int columns = 1000;
        double[] min = new double[columns];
        double[] max = new double[columns];
        // A bin of 10,000 values: at most 7 blocks of each level on either side, and levels of 8, 64, 512, 4096.
        long bound = columns * 2L * 7 * 5;
        assertThat(series.scan(0, length, columns, min, max)).isLessThanOrEqualTo(bound);
        assertThat(max[(int) (spike * columns / length)]).isEqualTo(1e6);
        assertThat(min).containsOnly(0);
        assertThat(series.scan(1, length - 1, columns, min, max)).isLessThanOrEqualTo(bound);
        assertThat(series.scan(12_345, 9_876_543, 300, min, max)).isLessThanOrEqualTo(300L * 2 * 7 * 6);
        assertThat(series.scan(spike - 500, spike + 500, columns, min, max)).isEqualTo(1000);
    }

    @Test
    void aReaderNeverSeesAValueThatIsNotThereYet() {
        Series series = empty();
        int length = 1_000_000;
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= length; i++) {
                series.append(i);
            }
        });
        double[] min = new double[7];
        double[] max = new double[7];
        long seen = 0;
        while (seen < length) {
            long now = series.length();
            assertThat(now).isGreaterThanOrEqualTo(seen);
            seen = now;
            if (seen >= min.length) {
                assertThat(series.get(seen - 1)).isEqualTo((double) seen);
                series.minMax(0, seen, min.length, min, max);
                assertThat(min[0]).isEqualTo(1);
                assertThat(max[min.length - 1]).isEqualTo((double) seen);
                for (int i = 1; i < min.length; i++) {
                    assertThat(min[i]).isEqualTo(max[i - 1] + 1);
                }
            }
        }
        writer.join();
    }

    @Test
    void whatFailsForWantOfMemoryLeavesTheSeriesAsItWas() {
        boolean[] full = {false};
        Series series = new Series(new ChunkPool(doubles -> {
                    if (full[0]) {
                        throw new OutOfMemoryError("planted");
                    }
                    return DoubleBuffer.allocate(doubles);
                })
                .lease());
        int length = 0;
        while (length < 400_000) {
            full[0] = length > 200_000 && length < 300_000 && !full[0];
            try {
                series.append(length);
                length++;
            } catch (OutOfMemoryError e) {
                assertThat(series.length()).isEqualTo(length);
            }
        }
        double[] min = new double[1000];
        double[] max = new double[1000];
        series.minMax(0, length, 1000, min, max);
        for (int i = 0; i < 1000; i++) {
            assertThat(min[i]).isEqualTo(i * 400);
            assertThat(max[i]).isEqualTo(i * 400 + 399);
        }
    }

    @Test
    void refusesRangesOutsideTheSeries() {
        Series series = empty();
        series.append(1);
        double[] one = new double[1];
        assertThatThrownBy(() -> series.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> series.minMax(0, 2, 1, one, one)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> series.minMax(0, 1, 2, one, one)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> series.minMax(0, 1, 0, one, one)).isInstanceOf(IllegalArgumentException.class);
    }
}
