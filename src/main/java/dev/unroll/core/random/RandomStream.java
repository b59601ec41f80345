package dev.unroll.core.random;

import org.apache.commons.rng.RandomProviderState;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random numbers for one {@link Purpose}, equal for equal seeds on every machine and every JDK. The generator is
 * xoshiro256++ (Blackman and Vigna, 2019).
 */
public final class RandomStream {
    /** What the numbers are for. Each purpose draws from a generator of its own, so that none disturbs another. */
    public enum Purpose {
        /** Initial weights. */
        WEIGHTS(1),
        /** Generated tasks. */
        TASKS(2),
        /** Text written by the network. */
        SAMPLING(3);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    // An odd constant (the golden ratio in 64 bits) keeps the purposes' seeds apart for neighbouring user seeds.
    private static final long PURPOSE_STRIDE = 0x9E3779B97F4A7C15L;

    private final RestorableUniformRandomProvider generator;

    /**
     * Creates the stream of a seed.
     *
     * @param seed the experiment's seed
     * @param purpose what the numbers are for
     */
    public RandomStream(long seed, Purpose purpose) {
        generator = RandomSource.XO_SHI_RO_256_PP.create(seed + PURPOSE_STRIDE * purpose.number);
    }

    /** {@return a uniform number in [0, 1)} */
    public double nextDouble() {
        return generator.nextDouble();
    }

    /**
     * {@return a uniform integer in [0, bound)}
     *
     * @param bound the exclusive upper bound, at least 1
     */
    public int nextInt(int bound) {
        return generator.nextInt(bound);
    }

    /**
     * {@return a standard normal number} Marsaglia's polar method. StrictMath keeps the bits equal on every JDK, and the
     * second number of each pair is dropped so that the generator's state is the whole state.
     */
    public double nextGaussian() {
        while (true) {
            double x = 2 * generator.nextDouble() - 1;
            double y = 2 * generator.nextDouble() - 1;
            double r2 = x * x + y * y;
            if (r2 > 0 && r2 < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(r2) / r2);
            }
        }
    }

    /** {@return the generator's state, for {@link #restore}} */
    public byte[] state() {
        RandomProviderState state = generator.saveState();
        return ((RandomProviderDefaultState) state).getState();
    }

    /**
     * Goes on exactly where {@link #state} was taken.
     *
     * @param state bytes from {@link #state}
     */
    public void restore(byte[] state) {
        generator.restoreState(new RandomProviderDefaultState(state));
    }
}
