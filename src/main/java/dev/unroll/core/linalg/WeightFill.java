package dev.unroll.core.linalg;

import dev.unroll.core.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** Random matrices. */
final class WeightFill {
    private WeightFill() {}

    /** Every element from N(0, σ²). */
    static void normal(DMatrixRMaj M, double sigma, RandomStream random) {
        for (int i = 0; i < M.getNumElements(); i++) {
            M.data[i] = sigma * random.nextGaussian();
        }
    }

    /** Every element uniform in (-r, r). */
    static void uniform(DMatrixRMaj M, double r, RandomStream random) {
        for (int i = 0; i < M.getNumElements(); i++) {
            M.data[i] = r * (2 * random.nextDouble() - 1);
        }
    }

    /**
     * gain · Q: the Q of a normal matrix's QR decomposition, its columns signed by R's diagonal, so that Q is Haar
     * distributed (Mezzadri, 2007).
     */
    static void orthogonal(DMatrixRMaj W, double gain, RandomStream random) {
        normal(W, 1, random);
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(W.numRows, W.numCols);
        if (!qr.decompose(W.copy())) {
            throw new ArithmeticException("the QR decomposition failed");
        }
        DMatrixRMaj R = qr.getR(null, true);
        qr.getQ(W, true);
        for (int j = 0; j < W.numCols; j++) {
            double scale = R.get(j, j) < 0 ? -gain : gain;
            for (int i = 0; i < W.numRows; i++) {
                W.set(i, j, scale * W.get(i, j));
            }
        }
    }

    /** A normal matrix, rescaled to ρ(W) = radius. */
    static void ofRadius(DMatrixRMaj W, double radius, RandomStream random) {
        normal(W, 1 / Math.sqrt(W.numRows), random);
        double now = Spectrum.radius(W);
        CommonOps_DDRM.scale(now == 0 ? 1 : radius / now, W);
    }
}
