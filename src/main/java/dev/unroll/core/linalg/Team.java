package dev.unroll.core.linalg;

/**
 * Those who share the work of a step. The core knows no threads and no clock: who they are, and how many of them are
 * fastest, is said outside. No bit depends on it.
 */
public interface Team {
    /** Work in parts, however many. */
    @FunctionalInterface
    interface Work {
        /**
         * Does one part.
         *
         * @param part which one
         */
        void run(Part part);
    }

    /** Work that is done again and again. */
    @FunctionalInterface
    interface Shared {
        /** Does all parts of the work, once, and returns when the last is done. */
        void run();
    }

    /**
     * {@return work that the team shares}
     *
     * @param work called once for each part, whenever it is to be done
     */
    Shared share(Work work);

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
        public Shared share(Work work) {
            return () -> work.run(part);
        }
    }
}
