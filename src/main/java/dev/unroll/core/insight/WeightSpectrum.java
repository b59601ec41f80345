package dev.unroll.core.insight;

import dev.unroll.core.linalg.Eigenvalue;
import dev.unroll.core.linalg.Spectrum;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What W alone says: its eigenvalues λ, ρ(W) = max |λ| and σ_max(W). For tanh, σ_max &lt; 1 is enough for gradients to
 * vanish, and σ_max &gt; 1 is needed for them to explode (Pascanu, Mikolov and Bengio, 2013); for the sigmoid, whose slope
 * is at most 1/4, the threshold is 4. ρ alone decides nothing.
 *
 * @param eigenvalues λ
 * @param radius ρ(W)
 * @param sigmaMax σ_max(W)
 */
public record WeightSpectrum(List<Eigenvalue> eigenvalues, double radius, double sigmaMax) {
    /** Copies the list. */
    public WeightSpectrum {
        eigenvalues = List.copyOf(eigenvalues);
    }

    /**
     * {@return the spectrum of a recurrent matrix}
     *
     * @param W H×H, left as it is
     * @throws ArithmeticException if the eigenvalues or singular values do not converge
     */
    public static WeightSpectrum of(DMatrixRMaj W) {
        List<Eigenvalue> eigenvalues = Spectrum.eigenvalues(W);
        return new WeightSpectrum(eigenvalues, Spectrum.radius(eigenvalues), Spectrum.singularValues(W)[0]);
    }
}
