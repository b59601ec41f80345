package dev.unroll.core.linalg;

import java.util.Arrays;

/**
 * {@link Kernels} without the vector module, one number at a time: the twin that gives the same bits. The innermost
 * loops run along rows, where the JIT may use vectors by itself.
 */
public final class ScalarKernels extends BlockedKernels {
    private static final int TILE_COLUMNS = 512;

    @Override
    public String name() {
        return "one number at a time";
    }

    @Override
    protected int tileColumns() {
        return TILE_COLUMNS;
    }

    @Override
    protected void tile(
            int columns,
            int k,
            double[] A,
            int a,
            int aRow,
            int aK,
            double[] B,
            int b,
            int ldb,
            double[] C,
            int c,
            int ldc) {
        for (int r = 0; r < TILE_ROWS; r++) {
            row(columns, k, A, a + r * aRow, aK, B, b, ldb, C, c + r * ldc);
        }
    }

    @Override
    protected void row(int columns, int k, double[] A, int a, int aK, double[] B, int b, int ldb, double[] C, int c) {
        int i = 0;
        // Four rows of B at once: the order of the chain stays, C is loaded and stored a quarter as often.
        for (; i + 4 <= k; i += 4) {
            double x0 = A[a + i * aK];
            double x1 = A[a + (i + 1) * aK];
            double x2 = A[a + (i + 2) * aK];
            double x3 = A[a + (i + 3) * aK];
            int b0 = b + i * ldb;
            int b1 = b0 + ldb;
            int b2 = b1 + ldb;
            int b3 = b2 + ldb;
            for (int j = 0; j < columns; j++) {
                double sum = Math.fma(x0, B[b0 + j], C[c + j]);
                sum = Math.fma(x1, B[b1 + j], sum);
                sum = Math.fma(x2, B[b2 + j], sum);
                C[c + j] = Math.fma(x3, B[b3 + j], sum);
            }
        }
        for (; i < k; i++) {
            double x = A[a + i * aK];
            for (int j = 0; j < columns; j++) {
                C[c + j] = Math.fma(x, B[b + i * ldb + j], C[c + j]);
            }
        }
    }

    @Override
    public void activate(Activation phi, double[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = phi.value(x[i]);
        }
    }

    @Override
    public void slope(Activation phi, double[] a, int shift, double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = phi.slope(a[i + shift]) * x[i];
        }
    }

    @Override
    public double softmaxLoss(double[] o, int from, int n, int target) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            max = Math.max(max, o[i]);
        }
        double targetLogit = o[from + target] - max;
        Arrays.fill(chains, 0, Rows.PAD, 0);
        for (int i = 0; i < n; i++) {
            double e = Elementary.exp(o[from + i] - max);
            o[from + i] = e;
            chains[i % Rows.PAD] += e;
        }
        double sum = addChains(Rows.PAD);
        for (int i = from; i < from + n; i++) {
            o[i] /= sum;
        }
        return StrictMath.log(sum) - targetLogit;
    }

    @Override
    public double sumOfSquares(double[] x, double scale) {
        Arrays.fill(chains, 0);
        for (int i = 0; i < x.length; i += CHAINS) {
            int n = Math.min(CHAINS, x.length - i);
            for (int j = 0; j < n; j++) {
                double scaled = scale * x[i + j];
                chains[j] = Math.fma(scaled, scaled, chains[j]);
            }
        }
        return addChains(CHAINS);
    }

    @Override
    public void scale(double[] x, double factor, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] *= factor;
        }
    }

    @Override
    public void sgd(double[] theta, double[] g, double alpha, int from, int to) {
        for (int i = from; i < to; i++) {
            theta[i] = Math.fma(-alpha, g[i], theta[i]);
        }
    }

    @Override
    public void adagrad(double[] theta, double[] g, double[] m, double alpha, double epsilon, int from, int to) {
        for (int i = from; i < to; i++) {
            m[i] = Math.fma(g[i], g[i], m[i]);
            theta[i] -= alpha * g[i] / Math.sqrt(m[i] + epsilon);
        }
    }

    @Override
    public void rmsProp(
            double[] theta, double[] g, double[] m, double alpha, double beta, double epsilon, int from, int to) {
        double rest = 1 - beta;
        for (int i = from; i < to; i++) {
            m[i] = Math.fma(beta, m[i], rest * g[i] * g[i]);
            theta[i] -= alpha * g[i] / (Math.sqrt(m[i]) + epsilon);
        }
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
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            m[i] = Math.fma(beta1, m[i], rest1 * g[i]);
            v[i] = Math.fma(beta2, v[i], rest2 * g[i] * g[i]);
            theta[i] -= alpha * m[i] / (Math.sqrt(v[i] / correction) + epsilon);
        }
    }
}
