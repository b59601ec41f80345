package dev.unroll.core.random;

/**
 * Random numbers that belong to places: those of a place are the same however often and in whichever order places are
 * visited, so that a number says where a sequence of them stands and nothing else needs to be kept. Each place begins a
 * stretch of its own of SplitMix64 (Steele, Lea and Flood, 2014). Allocates nothing.
 */
public final class PlacedDraws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private final long key;
    private long state;

    /**
     * Draws of a seed, at place 0.
     *
     * @param seed the experiment's seed
     */
    public PlacedDraws(long seed) {
        key = mix(seed + GOLDEN);
        go(0);
    }

    /**
     * Goes to the beginning of a place.
     *
     * @param place any number
     */
    public void go(long place) {
        state = mix(key ^ mix(place + GOLDEN));
    }

    /** {@return a uniform number in [0, 1)} */
    public double nextDouble() {
        return (next() >>> 11) * DOUBLE_UNIT;
    }

    /**
     * {@return a uniform integer in [0, bound), to within bound/2⁵³}
     *
     * @param bound the exclusive upper bound, at least 1
     */
    public int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
