package dev.unroll.core.linalg;

import dev.unroll.core.random.RandomStream;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How the weights start. Normal, uniform and Xavier fill every matrix; orthogonal, identity and spectral radius shape
 * the recurrent W, while U and V are drawn from N(0, {@value #OTHER_SIGMA}²). Biases start at 0.
 */
public sealed interface Initializer {
    /** Standard deviation of U and V where the kind speaks of W only. */
    double OTHER_SIGMA = 0.1;

    /**
     * Fills an input or output matrix (U or V).
     *
     * @param M overwritten
     * @param random the generator of weights
     */
    default void fill(DMatrixRMaj M, RandomStream random) {
        WeightFill.normal(M, OTHER_SIGMA, random);
    }

    /**
     * Fills a recurrent matrix.
     *
     * @param W square, overwritten
     * @param random the generator of weights
     */
    default void fillRecurrent(DMatrixRMaj W, RandomStream random) {
        fill(W, random);
    }

    /** {@return the form of the command line and of files, such as {@code orthogonal:1.0}} */
    String text();

    /** Every weight from N(0, σ²). */
    record Normal(double sigma) implements Initializer {
        /** Checks σ. */
        public Normal {
            requirePositive(sigma, "normal");
        }

        @Override
        public void fill(DMatrixRMaj M, RandomStream random) {
            WeightFill.normal(M, sigma, random);
        }

        @Override
        public String text() {
            return "normal:" + sigma;
        }
    }

    /** Every weight uniform in (-r, r); PyTorch's default is r = 1/sqrt(H). */
    record Uniform(double r) implements Initializer {
        /** Checks r. */
        public Uniform {
            requirePositive(r, "uniform");
        }

        @Override
        public void fill(DMatrixRMaj M, RandomStream random) {
            WeightFill.uniform(M, r, random);
        }

        @Override
        public String text() {
            return "uniform:" + r;
        }
    }

    /** Every weight uniform in ±sqrt(6 / (rows + columns)) (Glorot and Bengio, 2010). */
    record Xavier() implements Initializer {
        @Override
        public void fill(DMatrixRMaj M, RandomStream random) {
            WeightFill.uniform(M, Math.sqrt(6.0 / (M.numRows + M.numCols)), random);
        }

        @Override
        public String text() {
            return "xavier";
        }
    }

    /** W = gain · Q with Q orthogonal, uniformly distributed. */
    record Orthogonal(double gain) implements Initializer {
        /** Checks the gain. */
        public Orthogonal {
            requirePositive(gain, "orthogonal");
        }

        @Override
        public void fillRecurrent(DMatrixRMaj W, RandomStream random) {
            WeightFill.orthogonal(W, gain, random);
        }

        @Override
        public String text() {
            return "orthogonal:" + gain;
        }
    }

    /** W = gain · I (IRNN: Le, Jaitly and Hinton, 2015). */
    record Identity(double gain) implements Initializer {
        /** Checks the gain. */
        public Identity {
            requirePositive(gain, "identity");
        }

        @Override
        public void fillRecurrent(DMatrixRMaj W, RandomStream random) {
            CommonOps_DDRM.setIdentity(W);
            CommonOps_DDRM.scale(gain, W);
        }

        @Override
        public String text() {
            return "identity:" + gain;
        }
    }

    /** W normal, rescaled to ρ(W) = radius. */
    record SpectralRadius(double radius) implements Initializer {
        /** Checks the radius. */
        public SpectralRadius {
            requirePositive(radius, "radius");
        }

        @Override
        public void fillRecurrent(DMatrixRMaj W, RandomStream random) {
            WeightFill.ofRadius(W, radius, random);
        }

        @Override
        public String text() {
            return "radius:" + radius;
        }
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

    private static void requirePositive(double value, String kind) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The initial weights' " + kind + " needs a number above 0, such as " + kind + ":0.1.");
        }
    }
}
