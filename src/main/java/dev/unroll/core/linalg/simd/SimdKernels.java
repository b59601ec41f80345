package dev.unroll.core.linalg.simd;

import static dev.unroll.core.linalg.simd.VectorElementary.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.BlockedKernels;
import dev.unroll.core.linalg.Panels;
import dev.unroll.core.linalg.Rows;
import dev.unroll.core.linalg.ScalarKernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link dev.unroll.core.linalg.Kernels} on vectors as wide as the machine's. Lanes are elements of the result, so a
 * lane goes through the very operations of {@link ScalarKernels}, and what fills no vector is left to it.
 *
 * <p>No method of ours is called while a vector is at hand: the JIT may leave such a call as it is, and then puts the
 * vectors on the heap, which is a thousand times slower.
 */
public final class SimdKernels extends BlockedKernels {
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = Panels.WIDTH;
    private static final int PAD = Rows.PAD;
    /**
     * Vectors of a tile's row. Processors whose widest vectors have 512 bits, or 128 (those of ARM), have 32 registers,
     * enough for 4 × 4 sums; those with 256 bits have 16.
     */
    private static final int TILE_VECTORS = LANES == 4 ? 2 : 4;
    /** Vectors of a single row that are summed side by side, so that none waits for its last sum. */
    private static final int ROW_VECTORS = 4;

    private final ScalarKernels scalar = new ScalarKernels();

    @Override
    public String name() {
        return SPECIES.vectorBitSize() + "-bit vectors";
    }

    @Override
    protected int tileColumns() {
        return TILE_VECTORS * LANES;
    }

    @Override
    protected void tile(int columns, int k, double[] A, int a, int lda, double[] B, int b, double[] C, int c, int ldc) {
        if (columns == 4 * LANES) {
            VectorProducts.wideTile(k, A, a, lda, B, b, C, c, ldc);
            return;
        }
        for (int j = 0; j < columns; j += 2 * LANES) {
            // Past the end the last vector is computed again: the same bits, stored twice.
            int second = Math.min(LANES, columns - j - LANES);
            VectorProducts.tile(k, A, a, lda, B, b + j, C, c + j, ldc, second);
        }
    }

    @Override
    protected void row(int from, int to, int k, double[] A, int a, double[] B, int b, int rows, double[] C, int c) {
        for (int j = from; j < to; j += ROW_VECTORS * LANES) {
            int first = b + Panels.place(rows, j);
            if (j + (ROW_VECTORS + 1) * LANES == to) {
                // One vector alone would wait for itself: it goes along with those before it.
                int last = b + Panels.place(rows, to - LANES);
                VectorProducts.longRow(k, A, a, B, first, last, C, c + j);
                return;
            }
            int last = Math.min(to - j, ROW_VECTORS * LANES) - LANES;
            VectorProducts.shortRow(
                    k, A, a, B, first, C, c + j, Math.min(LANES, last), Math.min(2 * LANES, last), last);
        }
    }

    @Override
    public void copyGroups(int n, double[] from, int f, int fromStride, double[] to, int t, int toStride) {
        for (int lane = 0; lane < PAD; lane += LANES) {
            for (int i = 0; i < n; i++) {
                fromArray(SPECIES, from, f + lane + i * fromStride).intoArray(to, t + lane + i * toStride);
            }
        }
    }

    @Override
    public void activate(Activation phi, double[] x, int from, int to) {
        int end = vectorsEnd(from, to);
        switch (phi) {
            case TANH -> {
                VectorElementary.tanh(x, from, end);
            }
            case SIGMOID -> {
                VectorElementary.sigmoid(x, from, end);
            }
            case RELU -> {
                for (int i = from; i < end; i += LANES) {
                    fromArray(SPECIES, x, i).max(0).intoArray(x, i);
                }
            }
            case IDENTITY -> {
                return;
            }
        }
        scalar.activate(phi, x, end, to);
    }

    @Override
    public void slope(Activation phi, double[] a, int shift, double[] x, double[] y, int from, int to) {
        int end = vectorsEnd(from, to);
        switch (phi) {
            case TANH -> {
                for (int i = from; i < end; i += LANES) {
                    DoubleVector v = fromArray(SPECIES, a, i + shift);
                    v.neg()
                            .fma(v, broadcast(SPECIES, 1))
                            .mul(fromArray(SPECIES, x, i))
                            .intoArray(y, i);
                }
            }
            case SIGMOID -> {
                for (int i = from; i < end; i += LANES) {
                    DoubleVector v = fromArray(SPECIES, a, i + shift);
                    v.mul(broadcast(SPECIES, 1).sub(v))
                            .mul(fromArray(SPECIES, x, i))
                            .intoArray(y, i);
                }
            }
            case RELU -> {
                for (int i = from; i < end; i += LANES) {
                    DoubleVector slope = broadcast(SPECIES, 0)
                            .blend(1, fromArray(SPECIES, a, i + shift).compare(VectorOperators.GT, 0));
                    slope.mul(fromArray(SPECIES, x, i)).intoArray(y, i);
                }
            }
            case IDENTITY -> System.arraycopy(x, from, y, from, end - from);
        }
        scalar.slope(phi, a, shift, x, y, end, to);
    }

    @Override
    public double softmaxLoss(double[] o, int from, int n, int target) {
        int to = from + n;
        if (n % PAD != 0) {
            return scalar.softmaxLoss(o, from, n, target);
        }
        DoubleVector highest = broadcast(SPECIES, Double.NEGATIVE_INFINITY);
        for (int i = from; i < to; i += LANES) {
            highest = highest.max(fromArray(SPECIES, o, i));
        }
        double max = highest.reduceLanes(VectorOperators.MAX);
        double targetLogit = o[from + target] - max;
        VectorElementary.exp(o, max, from, to);
        for (int chain = 0; chain < PAD; chain += LANES) {
            DoubleVector sums = broadcast(SPECIES, 0);
            for (int i = from + chain; i < to; i += PAD) {
                sums = sums.add(fromArray(SPECIES, o, i));
            }
            sums.intoArray(chains, chain);
        }
        double sum = addChains(PAD);
        for (int i = from; i < to; i += LANES) {
            fromArray(SPECIES, o, i).div(sum).intoArray(o, i);
        }
        return StrictMath.log(sum) - targetLogit;
    }

    @Override
    public double sumOfSquares(double[] x, double scale) {
        int whole = x.length - x.length % CHAINS;
        for (int chain = 0; chain < CHAINS; chain += 4 * LANES) {
            DoubleVector s0 = broadcast(SPECIES, 0);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            for (int i = chain; i < whole; i += CHAINS) {
                DoubleVector x0 = fromArray(SPECIES, x, i).mul(scale);
                DoubleVector x1 = fromArray(SPECIES, x, i + LANES).mul(scale);
                DoubleVector x2 = fromArray(SPECIES, x, i + 2 * LANES).mul(scale);
                DoubleVector x3 = fromArray(SPECIES, x, i + 3 * LANES).mul(scale);
                s0 = x0.fma(x0, s0);
                s1 = x1.fma(x1, s1);
                s2 = x2.fma(x2, s2);
                s3 = x3.fma(x3, s3);
            }
            s0.intoArray(chains, chain);
            s1.intoArray(chains, chain + LANES);
            s2.intoArray(chains, chain + 2 * LANES);
            s3.intoArray(chains, chain + 3 * LANES);
        }
        for (int i = whole; i < x.length; i++) {
            double scaled = scale * x[i];
            chains[i - whole] = Math.fma(scaled, scaled, chains[i - whole]);
        }
        return addChains(CHAINS);
    }

    @Override
    public void scale(double[] x, double factor, int from, int to) {
        int end = vectorsEnd(from, to);
        for (int i = from; i < end; i += LANES) {
            fromArray(SPECIES, x, i).mul(factor).intoArray(x, i);
        }
        scalar.scale(x, factor, end, to);
    }

    @Override
    public void sgd(double[] theta, double[] g, double alpha, int from, int to) {
        int end = vectorsEnd(from, to);
        DoubleVector minusAlpha = broadcast(SPECIES, -alpha);
        for (int i = from; i < end; i += LANES) {
            minusAlpha
                    .fma(fromArray(SPECIES, g, i), fromArray(SPECIES, theta, i))
                    .intoArray(theta, i);
        }
        scalar.sgd(theta, g, alpha, end, to);
    }

    @Override
    public void adagrad(double[] theta, double[] g, double[] m, double alpha, double epsilon, int from, int to) {
        int end = vectorsEnd(from, to);
        for (int i = from; i < end; i += LANES) {
            DoubleVector x = fromArray(SPECIES, g, i);
            DoubleVector mean = x.fma(x, fromArray(SPECIES, m, i));
            mean.intoArray(m, i);
            fromArray(SPECIES, theta, i)
                    .sub(x.mul(alpha).div(mean.add(epsilon).sqrt()))
                    .intoArray(theta, i);
        }
        scalar.adagrad(theta, g, m, alpha, epsilon, end, to);
    }

    @Override
    public void rmsProp(
            double[] theta, double[] g, double[] m, double alpha, double beta, double epsilon, int from, int to) {
        int end = vectorsEnd(from, to);
        DoubleVector decay = broadcast(SPECIES, beta);
        double rest = 1 - beta;
        for (int i = from; i < end; i += LANES) {
            DoubleVector x = fromArray(SPECIES, g, i);
            DoubleVector mean = decay.fma(fromArray(SPECIES, m, i), x.mul(rest).mul(x));
            mean.intoArray(m, i);
            fromArray(SPECIES, theta, i)
                    .sub(x.mul(alpha).div(mean.sqrt().add(epsilon)))
                    .intoArray(theta, i);
        }
        scalar.rmsProp(theta, g, m, alpha, beta, epsilon, end, to);
    }

    @Override
    public void adam(
            double[] theta,
            double[] g,
            double[] m,
            double[] v,
            double alpha,
            double beta1,
            double beta2,
            double correction,
            double epsilon,
            int from,
            int to) {
        int end = vectorsEnd(from, to);
        DoubleVector decay1 = broadcast(SPECIES, beta1);
        DoubleVector decay2 = broadcast(SPECIES, beta2);
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        for (int i = from; i < end; i += LANES) {
            DoubleVector x = fromArray(SPECIES, g, i);
            DoubleVector mean = decay1.fma(fromArray(SPECIES, m, i), x.mul(rest1));
            DoubleVector square =
                    decay2.fma(fromArray(SPECIES, v, i), x.mul(rest2).mul(x));
            mean.intoArray(m, i);
            square.intoArray(v, i);
            DoubleVector root = square.div(correction).sqrt().add(epsilon);
            fromArray(SPECIES, theta, i).sub(mean.mul(alpha).div(root)).intoArray(theta, i);
        }
        scalar.adam(theta, g, m, v, alpha, beta1, beta2, correction, epsilon, end, to);
    }

    private static int vectorsEnd(int from, int to) {
        return to - (to - from) % LANES;
    }
}
