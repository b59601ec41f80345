package dev.unroll.core.linalg;

/** Those who share the work of a step. The core knows no threads: who they are is said outside. */
public interface Team {
    /** Work in parts. */
    @FunctionalInterface
    interface Work {
        /**
         * Does one part.
         *
         * @param part which one
         */
        void run(Part part);
    }

    /** {@return how many can share work at most, at least 1} */
    int size();

    /** {@return the kernels of part 0, for what its caller does alone} */
    Kernels kernels();

    /**
     * Does all parts of some work and returns when the last is done.
     *
     * @param parts how many, 1 … {@link #size}
     * @param work called once for each part
     */
    void run(int parts, Work work);

    /**
     * {@return a team of one, which is its caller}
     *
     * @param kernels what computes
     */
    static Team alone(Kernels kernels) {
        return new Alone(Part.whole(kernels));
    }

    /** A team of one. */
    record Alone(Part part) implements Team {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public Kernels kernels() {
            return part.kernels();
        }

        @Override
        public void run(int parts, Work work) {
            work.run(part);
        }
    }
}
