package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateMeterTest {

    private static final long SECOND = 1_000_000_000;

    private final RateMeter meter = new RateMeter();

    @Test
    void isZeroBeforeTheFirstStepAndWhenStopped() {
        assertThat(meter.charactersPerSecond()).isZero();
        meter.restart(0, 100);
        assertThat(meter.charactersPerSecond()).isZero();
        meter.stepped(SECOND, 200);
        assertThat(meter.charactersPerSecond()).isEqualTo(100);
        meter.stop();
        assertThat(meter.charactersPerSecond()).isZero();
    }

    @Test
    void forgetsWhatIsOlderThanItsWindow() {
        meter.restart(0, 0);
        long count = 0;
        for (long time = 0; time < 10 * SECOND; time += SECOND / 1000) {
            count += time < 5 * SECOND ? 25 : 50;
            meter.stepped(time, count);
        }
        assertThat(meter.charactersPerSecond()).isCloseTo(50_000, within(100.0));
    }

    @Test
    void measuresOneStepASecond() {
        meter.restart(0, 0);
        for (int step = 1; step <= 20; step++) {
            meter.stepped(step * SECOND, step * 25L);
            assertThat(meter.charactersPerSecond()).isCloseTo(25, within(1e-9));
        }
    }

    @Test
    void measuresStepsThatTakeLongerThanItsWindow() {
        meter.restart(0, 0);
        for (int step = 1; step <= 5; step++) {
            meter.stepped(step * 10L * SECOND, step * 1000L);
            assertThat(meter.charactersPerSecond()).isCloseTo(100, within(1e-9));
        }
    }
}
