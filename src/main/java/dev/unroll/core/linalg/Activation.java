package dev.unroll.core.linalg;

import java.util.Locale;
import java.util.OptionalDouble;

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

        @Override
        public OptionalDouble sum(double a) {
            return Math.abs(a) < 1 - FLAT
                    ? OptionalDouble.of(0.5 * (StrictMath.log1p(a) - StrictMath.log1p(-a)))
                    : OptionalDouble.empty();
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

        @Override
        public OptionalDouble sum(double a) {
            return a > 0 ? OptionalDouble.of(a) : OptionalDouble.empty();
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

        @Override
        public OptionalDouble sum(double a) {
            return a > 0 && a < 1 - FLAT
                    ? OptionalDouble.of(StrictMath.log(a) - StrictMath.log1p(-a))
                    : OptionalDouble.empty();
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

        @Override
        public OptionalDouble sum(double a) {
            return OptionalDouble.of(a);
        }
    };

    /** So close to the end of φ a rounded a leaves fewer than six digits of s. */
    private static final double FLAT = 1e-9;

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

    /**
     * {@return s from a = φ(s), to six digits; empty where φ is so flat, or many s have this a, that it cannot be told}
     *
     * @param a the activation
     */
    public abstract OptionalDouble sum(double a);

    /** {@return the name on the command line and in files} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
