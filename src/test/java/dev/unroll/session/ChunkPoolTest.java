package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.DoubleBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ChunkPoolTest {

    private static final int LENGTH = 500_000;

    private final AtomicLong given = new AtomicLong();
    private final ChunkPool pool = new ChunkPool(doubles -> {
        given.addAndGet(doubles);
        return DoubleBuffer.allocate(doubles);
    });

    private Series filled(double value) {
        Series series = new Series(pool.lease());
        for (int i = 0; i < LENGTH; i++) {
            series.append(value);
        }
        return series;
    }

    @Test
    void theMemoryOfARunThatNobodyLooksAtGoesToTheNext() {
        filled(1);
        long first = given.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            long before = given.get();
            filled(2);
            return given.get() == before;
        });
        assertThat(given.get()).isLessThan(100 * first);
    }

    @Test
    void theMemoryOfARunThatSomebodyHoldsIsLeftAlone() {
        Series held = filled(1);
        for (int i = 0; i < 3; i++) {
            System.gc();
            filled(2);
        }
        double[] min = new double[1];
        double[] max = new double[1];
        held.minMax(0, LENGTH, 1, min, max);
        assertThat(min[0]).isEqualTo(1);
        assertThat(max[0]).isEqualTo(1);
    }

    @Test
    void aShortRunTakesLittle() {
        for (int i = 0; i < 100; i++) {
            new Series(pool.lease()).append(i);
        }
        assertThat(given.get()).isLessThanOrEqualTo(2L * ChunkPool.SLAB);
    }
}
