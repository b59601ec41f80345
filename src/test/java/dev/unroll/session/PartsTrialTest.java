package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class PartsTrialTest {
    private static final int MANY = 5000;

    @Test
    void everyPowerOfTwoUpToTheWholeTeamIsTriedTheWholeTeamFirst() {
        PartsTrial trial = new PartsTrial(6);
        assertThat(trial.parts()).isEqualTo(6);
        Set<Integer> tried = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            tried.add(trial.parts());
            trial.took(1000);
        }
        assertThat(tried).containsExactly(1, 2, 4, 6);
    }

    @Test
    void nearlyAllRoundsAreDoneInTheFastestNumber() {
        PartsTrial trial = new PartsTrial(8);
        assertThat(share(trial, 4, parts -> 1000 + 200L * Math.abs(parts - 4))).isGreaterThan(0.97);
    }

    @Test
    void tryingTakesASmallPartOfTheTime() {
        PartsTrial trial = new PartsTrial(64);
        long spent = 0;
        for (int i = 0; i < MANY; i++) {
            long nanos = 640_000 / trial.parts();
            trial.took(nanos);
            spent += nanos;
        }
        assertThat(spent).isLessThan(MANY * 10_000L * 11 / 10);
    }

    @Test
    void whereNothingIsGainedNothingIsChanged() {
        PartsTrial trial = new PartsTrial(2);
        int before = trial.parts();
        share(trial, before, parts -> 1000);
        assertThat(share(trial, before, parts -> parts == before ? 1000 : 990)).isGreaterThan(0.97);
    }

    @Test
    void itFollowsAMachineThatChanges() {
        PartsTrial trial = new PartsTrial(2);
        share(trial, 2, parts -> 1000 / parts);
        share(trial, 1, parts -> 1000L * parts);
        assertThat(share(trial, 1, parts -> 1000L * parts)).isGreaterThan(0.97);
        share(trial, 2, parts -> 1000 / parts);
        assertThat(share(trial, 2, parts -> 1000 / parts)).isGreaterThan(0.97);
    }

    @Test
    void onlyOneNeedsNoTrial() {
        PartsTrial trial = new PartsTrial(1);
        assertThat(share(trial, 1, parts -> 1000)).isEqualTo(1);
    }

    /** Which share of many rounds had so many parts. */
    private static double share(PartsTrial trial, int parts, IntToLongFunction nanos) {
        int count = 0;
        for (int i = 0; i < MANY; i++) {
            count += trial.parts() == parts ? 1 : 0;
            trial.took(nanos.applyAsLong(trial.parts()));
        }
        return count / (double) MANY;
    }
}
