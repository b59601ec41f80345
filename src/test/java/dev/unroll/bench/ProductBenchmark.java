package dev.unroll.bench;

import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.Panels;
import dev.unroll.core.linalg.Rows;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.random.RandomStream;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The products of a training step, ours beside EJML's on the same shapes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProductBenchmark {
    /** rows × summed × columns. */
    @Param({"1x100x100", "1x256x256", "25x100x65", "32x100x100", "800x100x100", "1600x256x256", "4096x512x512"})
    String shape = "";

    @Param({"vectors", "scalar", "ejml"})
    String by = "";

    private Kernels kernels = new ScalarKernels();
    private DMatrixRMaj A = new DMatrixRMaj(0, 0);
    private DMatrixRMaj B = new DMatrixRMaj(0, 0);
    private Panels panels = new Panels(0, 0);
    private DMatrixRMaj C = new DMatrixRMaj(0, 0);
    private DMatrixRMaj At = new DMatrixRMaj(0, 0);
    private DMatrixRMaj sum = new DMatrixRMaj(0, 0);

    /** Makes the matrices: padded for us, as they are for EJML. */
    @Setup
    public void prepare() {
        String[] sizes = shape.split("x", -1);
        int rows = Integer.parseInt(sizes[0]);
        int k = Integer.parseInt(sizes[1]);
        int n = Integer.parseInt(sizes[2]);
        boolean plain = by.equals("ejml");
        kernels = by.equals("vectors") ? KernelChoice.best().get() : new ScalarKernels();
        A = random(rows, plain ? k : Rows.width(k));
        B = random(k, n);
        panels = new Panels(k, n);
        panels.copy(B, 0, n, new ScalarKernels());
        C = random(rows, plain ? n : Rows.width(n));
        At = random(rows, plain ? k : Rows.width(k));
        sum = random(k, n);
    }

    private static DMatrixRMaj random(int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        new Initializer.Normal(1e-3).fill(matrix, new RandomStream(1, RandomStream.Purpose.WEIGHTS));
        return matrix;
    }

    /** C += A B. */
    @Benchmark
    public DMatrixRMaj product() {
        if (by.equals("ejml")) {
            CommonOps_DDRM.multAdd(A, B, C);
        } else {
            kernels.multiplyAdd(A, 0, A.numRows, panels, C, 0, 0, Rows.padded(sum.numCols));
        }
        return C;
    }

    /** sum += Aᵀ C, the gradient of weights. */
    @Benchmark
    public DMatrixRMaj outerProducts() {
        if (by.equals("ejml")) {
            CommonOps_DDRM.multAddTransA(At, C, sum);
        } else {
            kernels.transposedMultiplyAdd(At, 0, C, 0, At.numRows, sum, 0, sum.numRows);
        }
        return sum;
    }

    /** Floating-point operations of one call. */
    static double operations(String shape) {
        double operations = 2;
        for (String size : shape.split("x", -1)) {
            operations *= Integer.parseInt(size);
        }
        return operations;
    }
}
