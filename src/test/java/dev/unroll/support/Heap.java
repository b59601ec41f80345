package dev.unroll.support;

/** What is left of the heap after a collection. */
public final class Heap {
    private static final int LOOKS = 5;

    private Heap() {}

    /** {@return bytes in use: the smallest of several measurements, so that what was alive for a moment is not in it} */
    public static long usedAfterCollection() {
        Runtime runtime = Runtime.getRuntime();
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            System.gc();
            smallest = Math.min(smallest, runtime.totalMemory() - runtime.freeMemory());
        }
        return smallest;
    }
}
