package dev.unroll.core.optim;

import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.Rows;
import dev.unroll.core.rnn.Gradients;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/** What limits a gradient before the update. */
public sealed interface GradientClip {
    /**
     * Limits a part's share of the gradients.
     *
     * @param gradients changed if they exceed the limit; must have been measured
     * @param part whose share to limit
     * @return whether any element of this share was changed
     */
    boolean apply(Gradients gradients, Part part);

    /**
     * {@return ‖g‖ over all parameters as {@link #apply} would leave it} Changes nothing and allocates nothing.
     *
     * @param gradients before clipping; must have been measured
     */
    double normAfter(Gradients gradients);

    /** {@return the form of the command line and of files: none, norm:X or value:X} */
    String text();

    /** Leaves every gradient as it is. */
    record None() implements GradientClip {
        @Override
        public boolean apply(Gradients gradients, Part part) {
            return false;
        }

        @Override
        public double normAfter(Gradients gradients) {
            return gradients.norm();
        }

        @Override
        public String text() {
            return "none";
        }
    }

    /** All parameters together: g *= threshold / ‖g‖ where ‖g‖ &gt; threshold (Pascanu, Mikolov and Bengio, 2013). */
    record ByNorm(double threshold) implements GradientClip {
        /** Checks the threshold. */
        public ByNorm {
            requirePositive(threshold, "norm");
        }

        @Override
        public boolean apply(Gradients gradients, Part part) {
            double norm = gradients.norm();
            if (!(norm > threshold)) {
                return false;
            }
            double scale = threshold / norm;
            List<DMatrixRMaj> blocks = gradients.matrices();
            for (int i = 0; i < blocks.size(); i++) {
                double[] g = blocks.get(i).data;
                part.kernels().scale(g, scale, part.from(g.length, Rows.PAD), part.to(g.length, Rows.PAD));
            }
            return true;
        }

        @Override
        public double normAfter(Gradients gradients) {
            return Math.min(gradients.norm(), threshold);
        }

        @Override
        public String text() {
            return "norm:" + threshold;
        }
    }

    /** Each element into ±threshold (as in min-char-rnn). */
    record ByValue(double threshold) implements GradientClip {
        /** Checks the threshold. */
        public ByValue {
            requirePositive(threshold, "value");
        }

        @Override
        public boolean apply(Gradients gradients, Part part) {
            boolean clipped = false;
            List<DMatrixRMaj> blocks = gradients.matrices();
            for (int i = 0; i < blocks.size(); i++) {
                double[] g = blocks.get(i).data;
                int to = part.to(g.length, Rows.PAD);
                for (int j = part.from(g.length, Rows.PAD); j < to; j++) {
                    double limited = Math.max(-threshold, Math.min(threshold, g[j]));
                    clipped |= limited != g[j];
                    g[j] = limited;
                }
            }
            return clipped;
        }

        @Override
        public double normAfter(Gradients gradients) {
            double sum = 0;
            List<DMatrixRMaj> blocks = gradients.matrices();
            for (int i = 0; i < blocks.size(); i++) {
                for (double g : blocks.get(i).data) {
                    double limited = Math.min(threshold, Math.abs(g));
                    sum = Math.fma(limited, limited, sum);
                }
            }
            return Math.sqrt(sum);
        }

        @Override
        public String text() {
            return "value:" + threshold;
        }
    }

    /**
     * {@return what {@link #text} wrote}
     *
     * @param text none, norm:X or value:X
     * @throws IllegalArgumentException with one sentence, if it is none of these
     */
    static GradientClip parse(String text) {
        String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", 2);
        double threshold;
        try {
            threshold = parts.length < 2 ? Double.NaN : Double.parseDouble(parts[1]);
        } catch (NumberFormatException notANumber) {
            threshold = Double.NaN; // the kind's constructor says what it needs
        }
        return switch (parts[0]) {
            case "none" -> new None();
            case "norm" -> new ByNorm(threshold);
            case "value" -> new ByValue(threshold);
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' names no gradient clipping: use none, norm:5 or value:5.");
        };
    }

    private static void requirePositive(double threshold, String kind) {
        if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Clipping by " + kind + " needs a threshold above 0, such as " + kind + ":5.");
        }
    }
}
