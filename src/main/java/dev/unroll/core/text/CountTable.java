package dev.unroll.core.text;

import java.util.Arrays;

/** Counts long keys: open addressing with linear probing, 12 bytes a slot, at most 5/8 full. */
final class CountTable {
    private static final int FIRST_SLOTS = 1 << 16;

    private long[] keys = new long[FIRST_SLOTS];
    private int[] counts = new int[FIRST_SLOTS]; // 0: an empty slot
    private int used;

    /** Mixes all bits of a key (the finaliser of MurmurHash3), so that neighbouring codes spread. */
    static long hash(long key) {
        long h = (key ^ (key >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    void add(long key, int hash) {
        int slot = slot(key, hash);
        if (counts[slot]++ == 0) {
            keys[slot] = key;
            used++;
            if (used > keys.length / 8 * 5) {
                grow();
            }
        }
    }

    private int slot(long key, int hash) {
        int mask = keys.length - 1;
        int slot = hash & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldCounts.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i], (int) hash(oldKeys[i]));
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    double sumOfCountLogCountAndClear() {
        double sum = 0;
        for (int count : counts) {
            sum += count < 2 ? 0 : count * StrictMath.log(count);
        }
        Arrays.fill(counts, 0);
        used = 0;
        return sum;
    }
}
