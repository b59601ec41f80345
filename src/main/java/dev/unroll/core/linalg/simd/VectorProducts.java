package dev.unroll.core.linalg.simd;

import static dev.unroll.core.linalg.simd.VectorElementary.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import dev.unroll.core.linalg.Panels;
import jdk.incubator.vector.DoubleVector;

/**
 * The innermost loops of products, with sums that stay in registers: C(r, j) += Σ_i A(r, i) B(i, j) for i in 0 … k-1, where
 * B's rows are a panel's. Each loop has one running index and constant distances, so that the JIT checks bounds once and
 * needs no address but that of the index.
 */
final class VectorProducts {
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = Panels.WIDTH;

    private VectorProducts() {}

    /** Four rows, four vectors. */
    static void wideTile(int k, double[] A, int a, int lda, double[] B, int b, double[] C, int c, int ldc) {
        int a1 = a + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int d = c + ldc;
        int e = d + ldc;
        int f = e + ldc;
        DoubleVector c0 = fromArray(SPECIES, C, c);
        DoubleVector c1 = fromArray(SPECIES, C, c + LANES);
        DoubleVector c2 = fromArray(SPECIES, C, c + 2 * LANES);
        DoubleVector c3 = fromArray(SPECIES, C, c + 3 * LANES);
        DoubleVector d0 = fromArray(SPECIES, C, d);
        DoubleVector d1 = fromArray(SPECIES, C, d + LANES);
        DoubleVector d2 = fromArray(SPECIES, C, d + 2 * LANES);
        DoubleVector d3 = fromArray(SPECIES, C, d + 3 * LANES);
        DoubleVector e0 = fromArray(SPECIES, C, e);
        DoubleVector e1 = fromArray(SPECIES, C, e + LANES);
        DoubleVector e2 = fromArray(SPECIES, C, e + 2 * LANES);
        DoubleVector e3 = fromArray(SPECIES, C, e + 3 * LANES);
        DoubleVector f0 = fromArray(SPECIES, C, f);
        DoubleVector f1 = fromArray(SPECIES, C, f + LANES);
        DoubleVector f2 = fromArray(SPECIES, C, f + 2 * LANES);
        DoubleVector f3 = fromArray(SPECIES, C, f + 3 * LANES);
        for (int i = 0; i < k; i++) {
            int at = b + i * WIDTH;
            DoubleVector b0 = fromArray(SPECIES, B, at);
            DoubleVector b1 = fromArray(SPECIES, B, at + LANES);
            DoubleVector b2 = fromArray(SPECIES, B, at + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, B, at + 3 * LANES);
            DoubleVector x = broadcast(SPECIES, A[a + i]);
            c0 = x.fma(b0, c0);
            c1 = x.fma(b1, c1);
            c2 = x.fma(b2, c2);
            c3 = x.fma(b3, c3);
            x = broadcast(SPECIES, A[a1 + i]);
            d0 = x.fma(b0, d0);
            d1 = x.fma(b1, d1);
            d2 = x.fma(b2, d2);
            d3 = x.fma(b3, d3);
            x = broadcast(SPECIES, A[a2 + i]);
            e0 = x.fma(b0, e0);
            e1 = x.fma(b1, e1);
            e2 = x.fma(b2, e2);
            e3 = x.fma(b3, e3);
            x = broadcast(SPECIES, A[a3 + i]);
            f0 = x.fma(b0, f0);
            f1 = x.fma(b1, f1);
            f2 = x.fma(b2, f2);
            f3 = x.fma(b3, f3);
        }
        c0.intoArray(C, c);
        c1.intoArray(C, c + LANES);
        c2.intoArray(C, c + 2 * LANES);
        c3.intoArray(C, c + 3 * LANES);
        d0.intoArray(C, d);
        d1.intoArray(C, d + LANES);
        d2.intoArray(C, d + 2 * LANES);
        d3.intoArray(C, d + 3 * LANES);
        e0.intoArray(C, e);
        e1.intoArray(C, e + LANES);
        e2.intoArray(C, e + 2 * LANES);
        e3.intoArray(C, e + 3 * LANES);
        f0.intoArray(C, f);
        f1.intoArray(C, f + LANES);
        f2.intoArray(C, f + 2 * LANES);
        f3.intoArray(C, f + 3 * LANES);
    }

    /** Four rows, two vectors, of which the other is at {@code second}: 0 where there is only one. */
    static void tile(int k, double[] A, int a, int lda, double[] B, int b, double[] C, int c, int ldc, int second) {
        int a1 = a + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int d = c + ldc;
        int e = d + ldc;
        int f = e + ldc;
        DoubleVector c0 = fromArray(SPECIES, C, c);
        DoubleVector c1 = fromArray(SPECIES, C, c + second);
        DoubleVector d0 = fromArray(SPECIES, C, d);
        DoubleVector d1 = fromArray(SPECIES, C, d + second);
        DoubleVector e0 = fromArray(SPECIES, C, e);
        DoubleVector e1 = fromArray(SPECIES, C, e + second);
        DoubleVector f0 = fromArray(SPECIES, C, f);
        DoubleVector f1 = fromArray(SPECIES, C, f + second);
        for (int i = 0; i < k; i++) {
            int at = b + i * WIDTH;
            DoubleVector b0 = fromArray(SPECIES, B, at);
            DoubleVector b1 = fromArray(SPECIES, B, at + second);
            DoubleVector x = broadcast(SPECIES, A[a + i]);
            c0 = x.fma(b0, c0);
            c1 = x.fma(b1, c1);
            x = broadcast(SPECIES, A[a1 + i]);
            d0 = x.fma(b0, d0);
            d1 = x.fma(b1, d1);
            x = broadcast(SPECIES, A[a2 + i]);
            e0 = x.fma(b0, e0);
            e1 = x.fma(b1, e1);
            x = broadcast(SPECIES, A[a3 + i]);
            f0 = x.fma(b0, f0);
            f1 = x.fma(b1, f1);
        }
        c0.intoArray(C, c);
        c1.intoArray(C, c + second);
        d0.intoArray(C, d);
        d1.intoArray(C, d + second);
        e0.intoArray(C, e);
        e1.intoArray(C, e + second);
        f0.intoArray(C, f);
        f1.intoArray(C, f + second);
    }

    /** One row, four vectors: at 0, j1, j2 and j3. */
    static void shortRow(int k, double[] A, int a, double[] B, int b, double[] C, int c, int j1, int j2, int j3) {
        DoubleVector c0 = fromArray(SPECIES, C, c);
        DoubleVector c1 = fromArray(SPECIES, C, c + j1);
        DoubleVector c2 = fromArray(SPECIES, C, c + j2);
        DoubleVector c3 = fromArray(SPECIES, C, c + j3);
        for (int i = 0; i < k; i++) {
            int at = b + i * WIDTH;
            DoubleVector x = broadcast(SPECIES, A[a + i]);
            c0 = x.fma(fromArray(SPECIES, B, at), c0);
            c1 = x.fma(fromArray(SPECIES, B, at + j1), c1);
            c2 = x.fma(fromArray(SPECIES, B, at + j2), c2);
            c3 = x.fma(fromArray(SPECIES, B, at + j3), c3);
        }
        c0.intoArray(C, c);
        c1.intoArray(C, c + j1);
        c2.intoArray(C, c + j2);
        c3.intoArray(C, c + j3);
    }

    /** One row, five vectors: four of one panel and the first of the last. */
    static void longRow(int k, double[] A, int a, double[] B, int b, int end, double[] C, int c) {
        DoubleVector c0 = fromArray(SPECIES, C, c);
        DoubleVector c1 = fromArray(SPECIES, C, c + LANES);
        DoubleVector c2 = fromArray(SPECIES, C, c + 2 * LANES);
        DoubleVector c3 = fromArray(SPECIES, C, c + 3 * LANES);
        DoubleVector c4 = fromArray(SPECIES, C, c + 4 * LANES);
        for (int i = 0; i < k; i++) {
            int at = b + i * WIDTH;
            DoubleVector x = broadcast(SPECIES, A[a + i]);
            c0 = x.fma(fromArray(SPECIES, B, at), c0);
            c1 = x.fma(fromArray(SPECIES, B, at + LANES), c1);
            c2 = x.fma(fromArray(SPECIES, B, at + 2 * LANES), c2);
            c3 = x.fma(fromArray(SPECIES, B, at + 3 * LANES), c3);
            c4 = x.fma(fromArray(SPECIES, B, end + i * WIDTH), c4);
        }
        c0.intoArray(C, c);
        c1.intoArray(C, c + LANES);
        c2.intoArray(C, c + 2 * LANES);
        c3.intoArray(C, c + 3 * LANES);
        c4.intoArray(C, c + 4 * LANES);
    }
}
