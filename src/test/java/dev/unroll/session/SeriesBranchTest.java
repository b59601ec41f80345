package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.DoubleBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A series that begins with the first values of another one is a series like any other. */
class SeriesBranchTest {
    private final AtomicLong given = new AtomicLong();
    private final ChunkPool pool = new ChunkPool(doubles -> {
        given.addAndGet(doubles);
        return DoubleBuffer.allocate(doubles);
    });

    /** 2,050 lies just behind a chunk's end in the pyramid, 130,560 at the end of a chunk, 300,001 in the third large one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 511, 512, 513, 1535, 1536, 2048, 2050, 4095, 4096, 33_000, 130_560, 300_001})
    void itHoldsTheFirstValuesAndGrowsOn(int count) {
        int more = 5000;
        SplittableRandom random = new SplittableRandom(count);
        ChunkPool.Lease lease = pool.lease();
        Series from = new Series(lease);
        Series fresh = new Series(pool.lease());
        for (int i = 0; i < count + 700; i++) {
            double value = i % 97 == 0 ? Double.NaN : random.nextDouble(-1, 1);
            from.append(value);
            if (i < count) {
                fresh.append(value);
            }
        }
        Series branch = new Series(from, count, pool.branch(lease));
        assertSame(branch, fresh, count);
        for (int i = 0; i < more; i++) {
            double value = random.nextDouble(-2, 2);
            branch.append(value);
            fresh.append(value);
        }
        assertSame(branch, fresh, count + more);
        for (int bits = 3; (count >> bits << bits) + (1 << bits) <= count + more; bits += 3) {
            int block = count >> bits << bits; // the one that was open
            assertSameExtremes(branch, fresh, block, block + (1 << bits), 1);
        }
        assertThat(from.length()).isEqualTo(count + 700);
    }

    private static void assertSame(Series one, Series other, int length) {
        assertThat(one.length()).isEqualTo(length).isEqualTo(other.length());
        for (int i = 0; i < length; i++) {
            if (Double.compare(one.get(i), other.get(i)) != 0) {
                throw new AssertionError("value " + i + ": " + one.get(i) + " and " + other.get(i));
            }
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 50; trial++) {
            int from = random.nextInt(length + 1);
            assertSameExtremes(one, other, from, length, random.nextInt(1, 100));
        }
    }

    private static void assertSameExtremes(Series one, Series other, int from, int to, int columns) {
        double[][] found = new double[4][columns];
        one.minMax(from, to, columns, found[0], found[1]);
        other.minMax(from, to, columns, found[2], found[3]);
        assertThat(found[0]).isEqualTo(found[2]);
        assertThat(found[1]).isEqualTo(found[3]);
    }

    @Test
    void theOtherSeriesKeepsItsValuesWhateverIsAppended() {
        ChunkPool.Lease lease = pool.lease();
        Series from = filled(lease, 10_000, 1);
        Series branch = new Series(from, 9_001, pool.branch(lease));
        append(branch, 10_000, 2);
        for (int i = 0; i < 10_000; i++) {
            assertThat(from.get(i)).isEqualTo(1);
        }
    }

    @Test
    void whatBothShareIsNotGivenToAnotherRunWhileOneOfThemIsRead() {
        Series branch = branchOfAForgottenOne(400_000);
        for (int i = 0; i < 3; i++) {
            System.gc();
            filled(pool.lease(), 500_000, 2);
        }
        for (int i = 0; i < 400_000; i++) {
            if (branch.get(i) != 1) {
                throw new AssertionError("value " + i + " is another run's now: " + branch.get(i));
            }
        }
    }

    private Series branchOfAForgottenOne(int count) {
        ChunkPool.Lease lease = pool.lease();
        Series from = filled(lease, 500_000, 1);
        return new Series(from, count, pool.branch(lease));
    }

    @Test
    void goingBackAgainAndAgainTakesNoMoreMemoryThanOnce() {
        List<Series> newest = new ArrayList<>();
        ChunkPool.Lease lease = pool.lease();
        newest.add(filled(lease, 500_000, 1));
        AtomicLong before = new AtomicLong();
        List<ChunkPool.Lease> leases = new ArrayList<>(List.of(lease));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            before.set(given.get());
            ChunkPool.Lease next = pool.branch(leases.get(0));
            Series branch = new Series(newest.get(0), 400_000, next);
            append(branch, 100_000, 1);
            newest.set(0, branch);
            leases.set(0, next);
            return given.get() == before.get();
        });
    }

    private static Series filled(ChunkPool.Lease lease, int length, double value) {
        Series series = new Series(lease);
        append(series, length, value);
        return series;
    }

    private static void append(Series series, int count, double value) {
        for (int i = 0; i < count; i++) {
            series.append(value);
        }
    }
}
