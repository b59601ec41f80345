package dev.unroll.core.linalg;

import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues of square matrices. */
public final class Spectrum {
    private Spectrum() {}

    /**
     * {@return ρ(W) = max |λ|}
     *
     * @param W square, left as it is
     * @throws ArithmeticException if the eigenvalues do not converge
     */
    public static double radius(DMatrixRMaj W) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(W.numRows, false);
        if (!eigen.decompose(W.copy())) {
            throw new ArithmeticException("the eigenvalues do not converge");
        }
        double radius = 0;
        for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
            Complex_F64 value = eigen.getEigenvalue(i);
            radius = Math.max(radius, value.getMagnitude());
        }
        return radius;
    }
}
