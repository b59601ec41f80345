package dev.unroll.core.linalg;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** Eigenvalues and singular values of square matrices. */
public final class Spectrum {
    private Spectrum() {}

    /**
     * {@return the eigenvalues λ, in no particular order}
     *
     * @param W square, left as it is
     * @throws ArithmeticException if they do not converge
     */
    public static List<Eigenvalue> eigenvalues(DMatrixRMaj W) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(W.numRows, false);
        if (!eigen.decompose(W.copy())) {
            throw new ArithmeticException("the eigenvalues do not converge");
        }
        return IntStream.range(0, eigen.getNumberOfEigenvalues())
                .mapToObj(eigen::getEigenvalue)
                .map(value -> new Eigenvalue(value.getReal(), value.getImaginary()))
                .toList();
    }

    /**
     * {@return ρ(W) = max |λ|}
     *
     * @param W square, left as it is
     * @throws ArithmeticException if the eigenvalues do not converge
     */
    public static double radius(DMatrixRMaj W) {
        return radius(eigenvalues(W));
    }

    /**
     * {@return max |λ|}
     *
     * @param eigenvalues λ
     */
    public static double radius(List<Eigenvalue> eigenvalues) {
        return eigenvalues.stream().mapToDouble(Eigenvalue::magnitude).max().orElse(0);
    }

    /**
     * {@return the singular values, the largest first; σ_max is the first}
     *
     * @param M any matrix, left as it is
     * @throws ArithmeticException if they do not converge
     */
    public static double[] singularValues(DMatrixRMaj M) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(M.numRows, M.numCols, false, false, true);
        if (!svd.decompose(M.copy())) {
            throw new ArithmeticException("the singular values do not converge");
        }
        double[] ascending = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        Arrays.sort(ascending);
        return IntStream.range(0, ascending.length)
                .mapToDouble(i -> ascending[ascending.length - 1 - i])
                .toArray();
    }

    /**
     * {@return P Qᵀ of W = P Σ Qᵀ: the orthogonal matrix nearest to W in the Frobenius norm}
     *
     * @param W square, left as it is
     * @throws ArithmeticException if the singular values do not converge
     */
    public static DMatrixRMaj nearestOrthogonal(DMatrixRMaj W) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(W.numRows, W.numCols, true, true, false);
        if (!svd.decompose(W.copy())) {
            throw new ArithmeticException("the singular values do not converge");
        }
        DMatrixRMaj product = new DMatrixRMaj(W.numRows, W.numCols);
        CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), product);
        return product;
    }
}
