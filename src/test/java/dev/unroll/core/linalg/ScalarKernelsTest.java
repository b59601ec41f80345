package dev.unroll.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.core.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarKernelsTest {
    private final Kernels kernels = new ScalarKernels();

    /** The law of every kernel: one chain of fused multiply-adds in ascending order, from the old value on. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "2,3,5", "3,4,4", "4,7,9", "5,8,16", "7,13,6"})
    void everyElementIsOneChainOfFusedMultiplyAdds(int m, int k, int n) {
        DMatrixRMaj A = random(m + 2, k, 1);
        DMatrixRMaj B = random(k, n, 2);
        DMatrixRMaj C = random(m + 3, n, 3);
        DMatrixRMaj before = C.copy();
        kernels.multiplyAdd(A, 1, m, B, C, 2);
        for (int i = 0; i < C.numRows; i++) {
            for (int j = 0; j < n; j++) {
                double expected = before.get(i, j);
                for (int l = 0; l < k && i >= 2 && i < m + 2; l++) {
                    expected = Math.fma(A.get(i - 1, l), B.get(l, j), expected);
                }
                assertThat(C.get(i, j)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,3,5", "3,4,4", "4,7,9", "5,8,16", "7,13,6"})
    void sumsOfOuterProductsGoThroughTheRowsInOrder(int m, int rows, int n) {
        DMatrixRMaj A = random(rows + 2, m, 1);
        DMatrixRMaj B = random(rows + 1, n, 2);
        DMatrixRMaj C = random(m, n, 3);
        DMatrixRMaj before = C.copy();
        kernels.transposedMultiplyAdd(A, 2, B, 1, rows, C);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double expected = before.get(i, j);
                for (int r = 0; r < rows; r++) {
                    expected = Math.fma(A.get(r + 2, i), B.get(r + 1, j), expected);
                }
                assertThat(C.get(i, j)).isEqualTo(expected);
            }
        }
    }

    @Test
    void rowsOutsideAMatrixAreRefused() {
        DMatrixRMaj A = random(3, 3, 1);
        assertThatThrownBy(() -> kernels.multiplyAdd(A, 1, 3, A.copy(), A.copy(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kernels.multiplyAdd(A, 0, 3, random(2, 3, 1), A.copy(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DMatrixRMaj random(int rows, int columns, long seed) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        new Initializer.Normal(1).fill(matrix, new RandomStream(seed, RandomStream.Purpose.WEIGHTS));
        return matrix;
    }
}
