package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void theFirstStepIsDueAtOnceAndTheNextAnIntervalLater() {
        Pace pace = new Pace(new Speed(1));
        pace.restart(5 * SECOND);
        assertThat(pace.untilDue(5 * SECOND)).isZero();
        pace.stepped(5 * SECOND);
        assertThat(pace.untilDue(5 * SECOND + SECOND / 4)).isEqualTo(3 * SECOND / 4);
    }

    @Test
    void smallDelaysDoNotAddUp() {
        Pace pace = new Pace(new Speed(100));
        pace.restart(0);
        pace.stepped(3_000_000);
        assertThat(pace.untilDue(3_000_000)).isEqualTo(7_000_000);
    }

    @Test
    void aLongStallIsNotCaughtUpWithInABurst() {
        Pace pace = new Pace(new Speed(100));
        pace.restart(0);
        pace.stepped(3 * SECOND);
        assertThat(pace.untilDue(3 * SECOND)).isEqualTo(10_000_000);
    }

    @Test
    void aNewSpeedCountsFromTheLastStep() {
        Pace pace = new Pace(new Speed(1));
        pace.restart(0);
        pace.stepped(0);
        pace.setSpeed(new Speed(10));
        assertThat(pace.untilDue(0)).isEqualTo(SECOND / 10);
        pace.setSpeed(Speed.UNLIMITED);
        assertThat(pace.untilDue(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.5, 1001, Double.NaN, Double.NEGATIVE_INFINITY})
    void speedsOutsideOneToAThousandAreRefused(double stepsPerSecond) {
        assertThatThrownBy(() -> new Speed(stepsPerSecond)).isInstanceOf(IllegalArgumentException.class);
    }
}
