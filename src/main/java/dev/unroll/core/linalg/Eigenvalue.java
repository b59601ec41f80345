package dev.unroll.core.linalg;

/**
 * A complex number λ = re + i·im.
 *
 * @param re its real part
 * @param im its imaginary part
 */
public record Eigenvalue(double re, double im) {
    /** {@return |λ|} */
    public double magnitude() {
        return Math.hypot(re, im);
    }
}
