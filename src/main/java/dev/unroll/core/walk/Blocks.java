package dev.unroll.core.walk;

/** Where the parameters stand in their order: U, W and b of each layer, then V and c. */
final class Blocks {
    private static final int PER_LAYER = 3;

    private Blocks() {}

    static int U(int layer) {
        return PER_LAYER * layer;
    }

    static int W(int layer) {
        return PER_LAYER * layer + 1;
    }

    static int b(int layer) {
        return PER_LAYER * layer + 2;
    }

    static int V(int layers) {
        return PER_LAYER * layers;
    }

    static int c(int layers) {
        return PER_LAYER * layers + 1;
    }

    static int count(int layers) {
        return PER_LAYER * layers + 2;
    }

    /** The layer of a block; the top one of V and c. */
    static int layer(int block, int layers) {
        return Math.min(block / PER_LAYER, layers - 1);
    }
}
