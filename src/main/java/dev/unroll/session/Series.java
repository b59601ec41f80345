package dev.unroll.session;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One number a step, every step kept, with a pyramid of minima and maxima over blocks of 8, 64, 512, … values, so that
 * ten million steps are drawn as fast as a thousand and no spike is lost. NaN is a gap.
 *
 * <p>The trainer thread appends; any thread reads, without a lock: a value and the blocks it completes are written
 * before the length that covers them is released.
 */
public final class Series {

    /** log₂ of the number of blocks that make one block of the next level. */
    private static final int FACTOR_BITS = 3;

    private static final int FACTOR = 1 << FACTOR_BITS;

    private final ChunkPool.Lease lease;
    private final DoubleList values;
    private final AtomicLong length = new AtomicLong();
    private volatile Level[] pyramid = {};

    Series(ChunkPool.Lease lease) {
        this.lease = lease;
        this.values = new DoubleList(lease);
    }

    /**
     * The first values of another series, to which nobody appends any more.
     *
     * @param from left as it is
     * @param count how many values, at most its length
     * @param lease branched from the other series'
     */
    Series(Series from, long count, ChunkPool.Lease lease) {
        this.lease = lease;
        values = new DoubleList(from.values, count, lease);
        try {
            takeOver(from, count);
        } finally {
            Reference.reachabilityFence(from); // until here the pool must not give its memory away
        }
    }

    private void takeOver(Series from, long count) {
        // As high as it was when this many values were there.
        long ahead = (count & -DoubleList.FIRST_CHUNK) + DoubleList.FIRST_CHUNK;
        pyramid = new Level[0];
        for (int k = 0; ahead >> (k * FACTOR_BITS) > 0; k++) {
            long blocks = count >> ((k + 1) * FACTOR_BITS);
            Level level = new Level(new DoubleList(from.pyramid[k].cells, 2 * blocks, lease));
            // What its open block has taken over: the blocks below that are complete.
            for (long i = blocks << FACTOR_BITS; i < count >> (k * FACTOR_BITS); i++) {
                level.low = smaller(level.low, k == 0 ? values.get(i) : pyramid[k - 1].cells.get(2 * i));
                level.high = larger(level.high, k == 0 ? values.get(i) : pyramid[k - 1].cells.get(2 * i + 1));
            }
            Level[] taller = Arrays.copyOf(pyramid, k + 1);
            taller[k] = level;
            pyramid = taller;
        }
        length.setRelease(count);
        if (count > 0) {
            reserve(count & -DoubleList.FIRST_CHUNK);
        }
    }

    /** Appends a value; only the writer's thread calls this. */
    void append(double value) {
        makeRoom();
        values.add(value);
        long count = length.getPlain() + 1;
        double low = value;
        double high = value;
        long position = count;
        for (Level level : pyramid) {
            level.low = smaller(level.low, low);
            level.high = larger(level.high, high);
            if ((position & (FACTOR - 1)) != 0) {
                break;
            }
            low = level.low;
            high = level.high;
            level.close();
            position >>= FACTOR_BITS;
        }
        length.setRelease(count);
    }

    /** Takes the memory that the next value needs, if it needs any: when it fails, nothing was written. */
    void makeRoom() {
        long count = length.getPlain();
        // All lists grow at multiples of the first chunk, and so does the pyramid from its fourth level on.
        if ((count & (DoubleList.FIRST_CHUNK - 1)) == 0) {
            reserve(count);
        }
    }

    /** Takes the memory of the values from a multiple of the first chunk on to the next one. */
    private void reserve(long count) {
        values.reserve();
        long ahead = count + DoubleList.FIRST_CHUNK;
        for (int k = 0; ahead >> (k * FACTOR_BITS) > 0; k++) {
            if (k == pyramid.length) {
                Level[] taller = Arrays.copyOf(pyramid, k + 1);
                taller[k] = new Level(new DoubleList(lease));
                pyramid = taller;
            }
            // A level whose first block is not complete by then stays without memory.
            if (ahead >> ((k + 1) * FACTOR_BITS) > 0) {
                pyramid[k].cells.reserve();
            }
        }
    }

    /** How many values can be read; it only grows. */
    public long length() {
        return length.getAcquire();
    }

    /**
     * One value, exactly as it was measured.
     *
     * @param index 0 … {@link #length()} - 1
     * @throws IndexOutOfBoundsException if there is no such value yet
     */
    public double get(long index) {
        Objects.checkIndex(index, length());
        try {
            return values.get(index);
        } finally {
            Reference.reachabilityFence(this); // until here the pool must not give the memory to another run
        }
    }

    /**
     * The smallest and the largest value of each of {@code columns} equal bins of [from, to): bin i is
     * [from + i·(to-from)/columns, from + (i+1)·(to-from)/columns), rounded down. A bin without a value, or with
     * nothing but NaN, gives NaN. What is read grows with the columns, and with the length only as its logarithm.
     *
     * @param from first index
     * @param to index after the last one, at most {@link #length()}
     * @param columns number of bins, at least 1
     * @param min receives the minima in its first {@code columns} places
     * @param max receives the maxima in its first {@code columns} places
     * @throws IndexOutOfBoundsException if [from, to) is not within the series
     * @throws IllegalArgumentException if there are no columns or an array is too short for them
     */
    public void minMax(long from, long to, int columns, double[] min, double[] max) {
        try {
            scan(from, to, columns, min, max);
        } finally {
            Reference.reachabilityFence(this); // as above
        }
    }

    /** {@link #minMax}, and tells how many stored cells (values and blocks) it read. */
    long scan(long from, long to, int columns, double[] min, double[] max) {
        Objects.checkFromToIndex(from, to, length());
        if (columns < 1 || min.length < columns || max.length < columns) {
            throw new IllegalArgumentException("Give at least one column and arrays that hold them: " + columns
                    + " columns, " + min.length + " minima, " + max.length + " maxima.");
        }
        Level[] levels = pyramid;
        long reads = 0;
        long begin = from;
        for (int column = 0; column < columns; column++) {
            long end = from + (to - from) * (column + 1) / columns;
            double low = Double.NaN;
            double high = Double.NaN;
            while (begin < end) {
                int height = height(begin, end - begin);
                long size = 1L << (height * FACTOR_BITS);
                if (height == 0) {
                    double value = values.get(begin);
                    low = smaller(low, value);
                    high = larger(high, value);
                } else {
                    Level level = levels[height - 1];
                    long block = begin >> (height * FACTOR_BITS);
                    low = smaller(low, level.cells.get(2 * block));
                    high = larger(high, level.cells.get(2 * block + 1));
                }
                begin += size;
                reads++;
            }
            min[column] = low;
            max[column] = high;
        }
        return reads;
    }

    /** The highest level (0 = single values) with a block that begins at {@code begin} and is no longer than {@code room}. */
    private static int height(long begin, long room) {
        int aligned = Long.numberOfTrailingZeros(begin);
        int fitting = Long.SIZE - 1 - Long.numberOfLeadingZeros(room);
        return Math.min(aligned, fitting) / FACTOR_BITS;
    }

    private static double smaller(double a, double b) {
        return b < a || Double.isNaN(a) ? b : a;
    }

    private static double larger(double a, double b) {
        return b > a || Double.isNaN(a) ? b : a;
    }

    /** Minimum and maximum of each complete block, side by side, and those of the block that is being filled. */
    private static final class Level {
        private final DoubleList cells;
        private double low = Double.NaN;
        private double high = Double.NaN;

        Level(DoubleList cells) {
            this.cells = cells;
        }

        void close() {
            cells.add(low);
            cells.add(high);
            low = Double.NaN;
            high = Double.NaN;
        }
    }
}
