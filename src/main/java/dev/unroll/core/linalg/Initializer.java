package dev.unroll.core.linalg;

import dev.unroll.core.random.RandomStream;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * How the weights start. Normal, uniform and Xavier fill every matrix; orthogonal, identity and spectral radius shape
 * the recurrent W, while U and V are drawn from N(0, {@value #OTHER_SIGMA}²). Biases start at 0.
 */
public sealed interface Initializer {
    /** Standard deviation of U and V where the kind speaks of W only. */
    double OTHER_SIGMA = 0.1;

    /** Every weight from N(0, σ²). */
    record Normal(double sigma) implements Initializer {
        /** Checks σ. */
        public Normal {
            requirePositive(sigma, "normal");
        }
    }

    /** Every weight uniform in (-r, r); PyTorch's default is r = 1/sqrt(H). */
    record Uniform(double r) implements Initializer {
        /** Checks r. */
        public Uniform {
            requirePositive(r, "uniform");
        }
    }

    /** Every weight uniform in ±sqrt(6 / (rows + columns)) (Glorot and Bengio, 2010). */
    record Xavier() implements Initializer {}

    /** W = gain · Q with Q orthogonal, uniformly distributed (Mezzadri, 2007). */
    record Orthogonal(double gain) implements Initializer {
        /** Checks the gain. */
        public Orthogonal {
            requirePositive(gain, "orthogonal");
        }
    }

    /** W = gain · I (IRNN: Le, Jaitly and Hinton, 2015). */
    record Identity(double gain) implements Initializer {
        /** Checks the gain. */
        public Identity {
            requirePositive(gain, "identity");
        }
    }

    /** W normal, rescaled to ρ(W) = radius. */
    record SpectralRadius(double radius) implements Initializer {
        /** Checks the radius. */
        public SpectralRadius {
            requirePositive(radius, "radius");
        }
    }

    /**
     * Fills an input, output or between-layers matrix (U or V).
     *
     * @param M overwritten
     * @param random the generator of weights
     */
    default void fill(DMatrixRMaj M, RandomStream random) {
        if (this instanceof Normal normal) {
            fillNormal(M, normal.sigma(), random);
        } else if (this instanceof Uniform uniform) {
            fillUniform(M, uniform.r(), random);
        } else if (this instanceof Xavier) {
            fillUniform(M, Math.sqrt(6.0 / (M.numRows + M.numCols)), random);
        } else {
            fillNormal(M, OTHER_SIGMA, random);
        }
    }

    /**
     * Fills a recurrent matrix.
     *
     * @param W square, overwritten
     * @param random the generator of weights
     */
    default void fillRecurrent(DMatrixRMaj W, RandomStream random) {
        if (this instanceof Orthogonal orthogonal) {
            fillOrthogonal(W, orthogonal.gain(), random);
        } else if (this instanceof Identity identity) {
            CommonOps_DDRM.setIdentity(W);
            CommonOps_DDRM.scale(identity.gain(), W);
        } else if (this instanceof SpectralRadius radius) {
            fillNormal(W, 1 / Math.sqrt(W.numRows), random);
            double now = Spectrum.radius(W);
            CommonOps_DDRM.scale(now == 0 ? 1 : radius.radius() / now, W);
        } else {
            fill(W, random);
        }
    }

    private static void fillNormal(DMatrixRMaj M, double sigma, RandomStream random) {
        for (int i = 0; i < M.getNumElements(); i++) {
            M.data[i] = sigma * random.nextGaussian();
        }
    }

    private static void fillUniform(DMatrixRMaj M, double r, RandomStream random) {
        for (int i = 0; i < M.getNumElements(); i++) {
            M.data[i] = r * (2 * random.nextDouble() - 1);
        }
    }

    // The Q of a normal matrix's QR decomposition, its columns signed by R's diagonal, so that Q is Haar distributed.
    private static void fillOrthogonal(DMatrixRMaj W, double gain, RandomStream random) {
        fillNormal(W, 1, random);
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

    private static void requirePositive(double value, String kind) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The initial weights' " + kind + " needs a number above 0, such as " + kind + ":0.1.");
        }
    }

    /** {@return the form of the command line and of files, such as {@code orthogonal:1.0}} */
    default String text() {
        if (this instanceof Normal normal) {
            return "normal:" + normal.sigma();
        } else if (this instanceof Uniform uniform) {
            return "uniform:" + uniform.r();
        } else if (this instanceof Orthogonal orthogonal) {
            return "orthogonal:" + orthogonal.gain();
        } else if (this instanceof Identity identity) {
            return "identity:" + identity.gain();
        } else if (this instanceof SpectralRadius radius) {
            return "radius:" + radius.radius();
        }
        return "xavier";
    }

    /**
     * {@return what {@link #text} wrote}
     *
     * @param text such as {@code normal:0.01}
     * @throws IllegalArgumentException with one sentence, if the text names no kind or its number is missing
     */
    static Initializer parse(String text) {
        String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", 2);
        double number = parts.length < 2 ? Double.NaN : parseNumber(parts[1]);
        return switch (parts[0]) {
            case "normal" -> new Normal(number);
            case "uniform" -> new Uniform(number);
            case "xavier" -> new Xavier();
            case "orthogonal" -> new Orthogonal(number);
            case "identity" -> new Identity(number);
            case "radius" -> new SpectralRadius(number);
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' names no initial weights: use normal:0.01, uniform:R,"
                                + " xavier, orthogonal:G, identity:G or radius:G.");
        };
    }

    private static double parseNumber(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN; // the kind's constructor says what it needs
        }
    }
}
