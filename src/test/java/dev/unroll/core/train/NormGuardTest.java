package dev.unroll.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormGuardTest {
    @Test
    void theMedianIsThatOfTheLastTwoHundredNorms() {
        SplittableRandom random = new SplittableRandom(4);
        NormGuard guard = new NormGuard();
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            double norm = random.nextInt(50); // equal ones are among them
            guard.add(norm);
            all.add(norm);
            if (i + 1 >= NormGuard.LEAST) {
                assertThat(guard.median()).as("after %d", i + 1).isEqualTo(medianOfLast(all, NormGuard.STEPS));
            } else {
                assertThat(guard.median()).isNaN();
            }
        }
    }

    private static double medianOfLast(List<Double> all, int most) {
        List<Double> last = all.subList(Math.max(0, all.size() - most), all.size()).stream()
                .sorted()
                .toList();
        int n = last.size();
        return n % 2 == 1 ? last.get(n / 2) : 0.5 * (last.get(n / 2 - 1) + last.get(n / 2));
    }

    @Test
    void aJumpIsMoreThanTenMediansAndTheFirstStepsHaveNone() {
        NormGuard guard = new NormGuard();
        for (int i = 0; i < NormGuard.LEAST - 1; i++) {
            guard.add(2);
        }
        assertThat(guard.jumps(1e9)).isFalse();
        guard.add(2);
        assertThat(guard.jumps(20)).isFalse();
        assertThat(guard.jumps(20.001)).isTrue();
    }

    @Test
    void whatWasAcceptedIsNotAskedAboutAgain() {
        NormGuard guard = new NormGuard();
        for (int i = 0; i < 50; i++) {
            guard.add(1);
        }
        assertThat(guard.jumps(30)).isTrue();
        guard.accept(30);
        assertThat(guard.jumps(30)).isFalse();
        guard.add(30);
        assertThat(guard.jumps(299)).isFalse();
        assertThat(guard.jumps(301)).isTrue();
        guard.add(1);
        assertThat(guard.jumps(30)).isFalse();
    }

    @Test
    void aNetworkWithoutGradientsHasNoRangeToLeave() {
        NormGuard guard = new NormGuard();
        for (int i = 0; i < 50; i++) {
            guard.add(0);
        }
        assertThat(guard.jumps(1)).isFalse();
    }
}
