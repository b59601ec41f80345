package dev.unroll.core.linalg;

import java.util.Arrays;

/**
 * {@link Kernels} without the vector module, one number at a time: the twin that gives the same bits.
 */
public final class ScalarKernels extends BlockedKernels {
    @Override
    public String name() {
        return "one number at a time";
    }

    @Override
    protected int tileColumns() {
        return Rows.PAD;
    }

    @Override
    protected void tile(int columns, int k, double[] A, int a, int lda, double[] B, int b, double[] C, int c, int ldc) {
        for (int r = 0; r < TILE_ROWS; r++) {
            eight(k, A, a + r * lda, B, b, C, c + r * ldc);
        }
    }

    @Override
    protected void row(int from, int to, int k, double[] A, int a, double[] B, int b, int rows, double[] C, int c) {
        for (int j = from; j < to; j += Rows.PAD) {
            eight(k, A, a, B, b + Panels.place(rows, j), C, c + j);
        }
    }

    /** Eight elements of a row. */
    private static void eight(int k, double[] A, int a, double[] B, int b, double[] C, int c) {
        double c0 = C[c];
        double c1 = C[c + 1];
        double c2 = C[c + 2];
        double c3 = C[c + 3];
        double c4 = C[c + 4];
        double c5 = C[c + 5];
        double c6 = C[c + 6];
        double c7 = C[c + 7];
        for (int i = 0; i < k; i++) {
            double x = A[a + i];
            int at = b + i * Panels.WIDTH;
            c0 = Math.fma(x, B[at], c0);
            c1 = Math.fma(x, B[at + 1], c1);
            c2 = Math.fma(x, B[at + 2], c2);
            c3 = Math.fma(x, B[at + 3], c3);
            c4 = Math.fma(x, B[at + 4], c4);
            c5 = Math.fma(x, B[at + 5], c5);
            c6 = Math.fma(x, B[at + 6], c6);
            c7 = Math.fma(x, B[at + 7], c7);
        }
        C[c] = c0;
        C[c + 1] = c1;
        C[c + 2] = c2;
        C[c + 3] = c3;
        C[c + 4] = c4;
        C[c + 5] = c5;
        C[c + 6] = c6;
        C[c + 7] = c7;
    }

    @Override
    public void copyGroups(int n, double[] from, int f, int fromStride, double[] to, int t, int toStride) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(from, f + i * fromStride, to, t + i * toStride, Rows.PAD);
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
