package dev.unroll.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every implementation obeys the same laws, to the bit. */
class KernelsTest {
    /** Small ones, odd ones, and ones larger than every block. */
    private static final List<int[]> SIZES = List.of(
            new int[] {1, 1, 1},
            new int[] {2, 3, 5},
            new int[] {3, 4, 8},
            new int[] {4, 7, 9},
            new int[] {5, 8, 16},
            new int[] {7, 13, 66},
            new int[] {1, 100, 100},
            new int[] {6, 9, 56},
            new int[] {2, 9, 120},
            new int[] {70, 300, 41});

    static Stream<Arguments> kernelsAndSizes() {
        return kernels().flatMap(kernels -> SIZES.stream().map(s -> Arguments.of(kernels, s[0], s[1], s[2])));
    }

    static Stream<Kernels> kernels() {
        assertThat(KernelChoice.hasVectors()).isTrue();
        return Stream.of(new ScalarKernels(), KernelChoice.best().get());
    }

    @ParameterizedTest
    @MethodSource("kernelsAndSizes")
    void everyElementIsOneChainOfFusedMultiplyAdds(Kernels kernels, int m, int k, int n) {
        DMatrixRMaj A = random(m + 2, Rows.width(k), 1);
        DMatrixRMaj B = random(k, Rows.width(n), 2);
        DMatrixRMaj C = random(m + 3, Rows.width(n), 3);
        DMatrixRMaj before = C.copy();
        int from = n > Panels.WIDTH ? Panels.WIDTH : 0;
        int to = Rows.padded(n);
        kernels.multiplyAdd(A, 1, m, panels(B, k, n), C, 2, from, to);
        for (int i = 0; i < C.numRows; i++) {
            for (int j = 0; j < C.numCols; j++) {
                double expected = before.get(i, j);
                for (int l = 0; l < k && i >= 2 && i < m + 2 && j >= from && j < to; l++) {
                    double b = j < n ? B.get(l, j) : 0;
                    expected = Math.fma(A.get(i - 1, l), b, expected);
                }
                assertThat(C.get(i, j)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernelsAndSizes")
    void sumsOfOuterProductsGoThroughTheRowsInOrder(Kernels kernels, int m, int rows, int n) {
        DMatrixRMaj A = random(rows + 2, Rows.width(m), 1);
        DMatrixRMaj B = random(rows + 1, Rows.width(n), 2);
        DMatrixRMaj C = random(m, n, 3);
        DMatrixRMaj before = C.copy();
        int from = m / 3;
        kernels.transposedMultiplyAdd(A, 2, B, 1, rows, C, from, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double expected = before.get(i, j);
                for (int r = 0; r < rows && i >= from; r++) {
                    expected = Math.fma(A.get(r + 2, i), B.get(r + 1, j), expected);
                }
                assertThat(C.get(i, j)).isEqualTo(expected);
            }
        }
    }

    @Test
    void whatWorksOnArraysGivesTheSameBitsEverywhere() {
        double[] x = random(1, 1003, 5).data;
        double[] wild = x.clone();
        for (int i = 0; i < wild.length; i++) {
            wild[i] *= StrictMath.pow(10, i % 40 - 20);
        }
        double[] special = {0, -0.0, Double.NaN, 1e300, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        System.arraycopy(special, 0, wild, 100, special.length);
        List<double[]> results =
                kernels().map(kernels -> everything(kernels, x, wild)).toList();
        assertThat(results.get(0)).hasSizeGreaterThan(10_000);
        assertThat(results.get(1)).isEqualTo(results.get(0));
    }

    private static double[] everything(Kernels kernels, double[] x, double[] wild) {
        Stream.Builder<double[]> all = Stream.builder();
        int from = 3;
        int to = x.length - 2;
        for (Activation phi : Activation.values()) {
            double[] a = wild.clone();
            kernels.activate(phi, a, from, to);
            double[] y = new double[x.length];
            kernels.slope(phi, a, 2, x, y, 1, to - 1);
            all.add(a).add(y);
        }
        double[] theta = x.clone();
        double[] g = x.clone();
        kernels.scale(g, 0.37, from, to);
        kernels.sgd(theta, g, 0.1, from, to);
        double[] m = new double[x.length];
        kernels.adagrad(theta, g, m, 0.1, 1e-8, from, to);
        kernels.rmsProp(theta, g, m, 0.1, 0.9, 1e-8, from, to);
        double[] v = m.clone();
        kernels.adam(theta, g, m, v, 0.1, 0.9, 0.999, 0.3, 1e-8, from, to);
        double[] o = x.clone();
        double loss = kernels.softmaxLoss(o, 5, 72, 7) + kernels.softmaxLoss(o, 100, 65, 7);
        double[] sums = {loss, kernels.sumOfSquares(x, 1), kernels.sumOfSquares(x, 0.25)};
        all.add(theta).add(g).add(m).add(v).add(o).add(sums);
        return all.build().flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void softmaxAndItsLossAreTheTextbooks(Kernels kernels) {
        double[] o = {1, 2, 0.5, -3, 700, 699, 0, -800};
        double loss = kernels.softmaxLoss(o, 0, 8, 5);
        double e = 1 / (1 + StrictMath.exp(-1));
        assertThat(o[4]).isCloseTo(e, org.assertj.core.api.Assertions.within(1e-15));
        assertThat(o[7]).isZero();
        assertThat(Arrays.stream(o).sum()).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-15));
        assertThat(loss).isCloseTo(-StrictMath.log(1 - e), org.assertj.core.api.Assertions.within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void rowsOutsideAMatrixAreRefused(Kernels kernels) {
        DMatrixRMaj A = random(3, 8, 1);
        DMatrixRMaj B = random(8, 8, 1);
        assertThatThrownBy(() -> kernels.multiplyAdd(A, 1, 3, panels(B, 8, 8), A.copy(), 0, 0, 8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kernels.multiplyAdd(A, 0, 3, new Panels(9, 8), A.copy(), 0, 0, 8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kernels.transposedMultiplyAdd(A, 0, B, 0, 4, new DMatrixRMaj(8, 8), 0, 8))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Panels panels(DMatrixRMaj A, int rows, int columns) {
        Panels panels = new Panels(rows, columns);
        panels.copy(A, 0, columns, new ScalarKernels());
        return panels;
    }

    private static DMatrixRMaj random(int rows, int columns, long seed) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        new Initializer.Normal(1).fill(matrix, new RandomStream(seed, RandomStream.Purpose.WEIGHTS));
        return matrix;
    }
}
