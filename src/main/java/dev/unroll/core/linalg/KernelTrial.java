package dev.unroll.core.linalg;

import java.util.List;
import java.util.function.Consumer;
import org.ejml.data.DMatrixRMaj;

/** Small pieces of everything that takes time in a training step, to try kernels on. */
public final class KernelTrial {
    private static final int H = 100;
    private static final int ROWS = 25;

    private KernelTrial() {}

    /** {@return the pieces, each to be called as often as it takes} */
    public static List<Consumer<Kernels>> pieces() {
        Panels W = new Panels(H, H);
        DMatrixRMaj A = Rows.zeros(ROWS + 1, H);
        DMatrixRMaj S = Rows.zeros(ROWS + 1, H);
        DMatrixRMaj sum = new DMatrixRMaj(H, H);
        int width = Rows.padded(H);
        double[] x = new double[H * H];
        double[] g = new double[H * H];
        double[] m = new double[H * H];
        return List.of(
                kernels -> kernels.multiplyAdd(A, 0, 1, W, S, 0, 0, width),
                kernels -> kernels.multiplyAdd(A, 0, ROWS, W, S, 0, 0, width),
                kernels -> kernels.transposedMultiplyAdd(A, 0, S, 0, ROWS, sum, 0, H),
                kernels -> kernels.activate(Activation.TANH, x, 0, x.length),
                kernels -> kernels.softmaxLoss(x, 0, width, 0),
                kernels -> kernels.slope(Activation.TANH, x, 0, m, g, 0, x.length),
                kernels -> kernels.adagrad(x, g, m, 0, 1, 0, x.length),
                kernels -> kernels.sumOfSquares(x, 1));
    }
}
