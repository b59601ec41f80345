package dev.unroll.core.linalg;

/**
 * One worker's part of a step that several may share. Work is split by its outputs, never inside a sum, so the bits do
 * not depend on how many share it.
 */
public interface Part {
    /** {@return which part this is, 0 … count-1; part 0 is its caller's own thread} */
    int index();

    /** {@return how many parts there are} */
    int count();

    /** {@return the kernels of this part alone} */
    Kernels kernels();

    /** Waits until every part is here; what they wrote before is seen by all afterwards. */
    void meet();

    /**
     * {@return the first of this part's share of {@code total} outputs}
     *
     * @param total how many outputs all parts have together
     * @param group outputs that stay together
     */
    default int from(int total, int group) {
        return share(index(), total, group);
    }

    /**
     * {@return the output after this part's last one}
     *
     * @param total how many outputs all parts have together
     * @param group outputs that stay together
     */
    default int to(int total, int group) {
        return share(index() + 1, total, group);
    }

    private int share(int index, int total, int group) {
        int groups = (total + group - 1) / group;
        return (int) Math.min(total, (long) groups * index / count() * group);
    }

    /**
     * {@return the only part of work that nobody shares}
     *
     * @param kernels what computes
     */
    static Part whole(Kernels kernels) {
        return new Whole(kernels);
    }

    /** The only part. */
    record Whole(Kernels kernels) implements Part {
        @Override
        public int index() {
            return 0;
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public void meet() {
            // Nobody to wait for.
        }
    }
}
