package dev.unroll.session;

import java.util.stream.IntStream;

/**
 * Finds out in how many parts some work is done fastest, by doing it: that depends on its size, on the way between two
 * processors and on what else they do, and changes while a program runs. The number changes no bit of the result.
 *
 * <p>Every number is tried for a few rounds, the best one kept for many, then another one tried again.
 */
final class PartsTrial {
    private static final int FIRST_ROUNDS = 2; // those whom they wake come late
    private static final int TRIAL_ROUNDS = 8;
    /** A trial that has cost as much as this many of the best rounds ends. */
    private static final int HOPELESS = 4;

    private static final int LEAST_STAY = 100;
    private static final int LONGEST_STAY = 800;
    /** A number must be better by more than measuring is uncertain. */
    private static final double BETTER = 0.97;

    private final int[] candidates;
    private final double[] means;
    private int candidate;
    private int best;
    private int nextToTry;
    private boolean staying;
    private int stay = LEAST_STAY;
    private int rounds;
    private double sum;

    /**
     * Prepares a trial.
     *
     * @param most how many parts there can be; all of them are tried first
     */
    PartsTrial(int most) {
        candidates = IntStream.iterate(most, n -> n > 0, n -> n == 1 ? 0 : Integer.highestOneBit(n - 1))
                .toArray();
        means = new double[candidates.length];
    }

    /** How many parts the next round is to have. */
    int parts() {
        return candidates[candidate];
    }

    /**
     * Notes how long a round of {@link #parts} took.
     *
     * @param nanos any unit of time
     */
    void took(long nanos) {
        if (candidates.length == 1) {
            return;
        }
        rounds++;
        if (rounds == FIRST_ROUNDS + 1) {
            sum = 0;
        }
        sum += nanos;
        int counted = rounds > FIRST_ROUNDS ? rounds - FIRST_ROUNDS : rounds;
        boolean hopeless =
                !staying && means[best] > 0 && sum > HOPELESS * means[best] && sum > 2 * counted * means[best];
        if (hopeless || rounds == FIRST_ROUNDS + (staying ? stay : TRIAL_ROUNDS)) {
            means[candidate] = sum / counted;
            rounds = 0;
            sum = 0;
            if (staying) {
                tryAnother();
            } else {
                judge();
            }
        }
    }

    private void tryAnother() {
        staying = false;
        nextToTry = (nextToTry + 1) % candidates.length;
        if (nextToTry == best) {
            nextToTry = (nextToTry + 1) % candidates.length;
        }
        candidate = nextToTry;
    }

    private void judge() {
        for (int i = 0; i < means.length; i++) {
            if (means[i] == 0) { // not tried yet
                candidate = i;
                nextToTry = i;
                return;
            }
        }
        int before = best;
        for (int i = 0; i < means.length; i++) {
            if (means[i] < BETTER * means[best]) {
                best = i;
            }
        }
        stay = best == before ? Math.min(2 * stay, LONGEST_STAY) : LEAST_STAY;
        candidate = best;
        staying = true;
    }
}
