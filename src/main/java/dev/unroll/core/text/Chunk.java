package dev.unroll.core.text;

import java.util.Arrays;

/** A stretch of ids, in as few bytes each as their number allows. */
sealed interface Chunk {
    /** Symbols that fit into one byte, and into two. */
    int BYTE_SYMBOLS = 1 << Byte.SIZE;

    int SHORT_SYMBOLS = 1 << Short.SIZE;

    int get(int index);

    void set(int index, int id);

    int capacity();

    /** Whether ids below {@code symbols} fit. */
    boolean holds(int symbols);

    /** The first {@code length} ids in an array of their own. */
    Chunk trimmed(int length);

    static Chunk allocate(int capacity, int symbols) {
        if (symbols <= BYTE_SYMBOLS) {
            return new Bytes(new byte[capacity]);
        }
        return symbols <= SHORT_SYMBOLS ? new Shorts(new short[capacity]) : new Ints(new int[capacity]);
    }

    /** One byte an id. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; the array is the storage
    record Bytes(byte[] ids) implements Chunk {
        @Override
        public int get(int index) {
            return ids[index] & 0xFF;
        }

        @Override
        public void set(int index, int id) {
            ids[index] = (byte) id;
        }

        @Override
        public int capacity() {
            return ids.length;
        }

        @Override
        public boolean holds(int symbols) {
            return symbols <= BYTE_SYMBOLS;
        }

        @Override
        public Chunk trimmed(int length) {
            return length == ids.length ? this : new Bytes(Arrays.copyOf(ids, length));
        }
    }

    /** Two bytes an id. */
    @SuppressWarnings("ArrayRecordComponent")
    record Shorts(short[] ids) implements Chunk {
        @Override
        public int get(int index) {
            return ids[index] & 0xFFFF;
        }

        @Override
        public void set(int index, int id) {
            ids[index] = (short) id;
        }

        @Override
        public int capacity() {
            return ids.length;
        }

        @Override
        public boolean holds(int symbols) {
            return symbols <= SHORT_SYMBOLS;
        }

        @Override
        public Chunk trimmed(int length) {
            return length == ids.length ? this : new Shorts(Arrays.copyOf(ids, length));
        }
    }

    /** Four bytes an id. */
    @SuppressWarnings("ArrayRecordComponent")
    record Ints(int[] ids) implements Chunk {
        @Override
        public int get(int index) {
            return ids[index];
        }

        @Override
        public void set(int index, int id) {
            ids[index] = id;
        }

        @Override
        public int capacity() {
            return ids.length;
        }

        @Override
        public boolean holds(int symbols) {
            return true;
        }

        @Override
        public Chunk trimmed(int length) {
            return length == ids.length ? this : new Ints(Arrays.copyOf(ids, length));
        }
    }
}
