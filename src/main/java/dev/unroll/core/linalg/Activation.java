package dev.unroll.core.linalg;

import java.util.Locale;

/** The non-linearity φ of the hidden units, a = φ(s), with its slope written in terms of a. */
public enum Activation {
    /** φ(s) = tanh s, φ' = 1 - a². */
    TANH {
        @Override
        public double value(double s) {
            return Elementary.tanh(s);
        }

        @Override
        public double slope(double a) {
            return Math.fma(-a, a, 1);
        }
    },
    /** φ(s) = max(0, s), φ' = 1 where a &gt; 0, else 0. A NaN stays a NaN. */
    RELU {
        @Override
        public double value(double s) {
            return Math.max(0, s);
        }

        @Override
        public double slope(double a) {
            return a > 0 ? 1 : 0;
        }
    },
    /** φ(s) = 1 / (1 + exp(-s)), φ' = a (1 - a). */
    SIGMOID {
        @Override
        public double value(double s) {
            return Elementary.sigmoid(s);
        }

        @Override
        public double slope(double a) {
            return a * (1 - a);
        }
    },
    /** φ(s) = s, φ' = 1: the linear cell. */
    IDENTITY {
        @Override
        public double value(double s) {
            return s;
        }

        @Override
        public double slope(double a) {
            return 1;
        }
    };

    /**
     * {@return a = φ(s)}
     *
     * @param s the weighted sum
     */
    public abstract double value(double s);

    /**
     * {@return φ'(s), from a = φ(s)}
     *
     * @param a the activation
     */
    public abstract double slope(double a);

    /** {@return the name on the command line and in files} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
