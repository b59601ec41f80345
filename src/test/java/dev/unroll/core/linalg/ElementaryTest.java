package dev.unroll.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementaryTest {
    private static final int POINTS = 10_000_000;
    private static final int NEIGHBOURS = 500;

    /** A function, its reference, and the range in which it does anything. */
    enum Function {
        EXP(-746, 710) {
            @Override
            double ours(double x) {
                return Elementary.exp(x);
            }

            @Override
            double reference(double x) {
                return StrictMath.exp(x);
            }
        },
        TANH(-22, 22) {
            @Override
            double ours(double x) {
                return Elementary.tanh(x);
            }

            @Override
            double reference(double x) {
                return StrictMath.tanh(x);
            }
        },
        SIGMOID(-746, 40) {
            @Override
            double ours(double x) {
                return Elementary.sigmoid(x);
            }

            @Override
            double reference(double x) {
                double e = StrictMath.exp(-Math.abs(x));
                return x >= 0 ? 1 / (1 + e) : e / (1 + e);
            }
        };

        private final double from;
        private final double to;

        Function(double from, double to) {
            this.from = from;
            this.to = to;
        }

        abstract double ours(double x);

        abstract double reference(double x);

        long distance(double x) {
            return Math.abs(order(ours(x)) - order(reference(x)));
        }
    }

    /** Numbers in the order of the doubles: neighbours differ by 1. */
    private static long order(double x) {
        long bits = Double.doubleToLongBits(x);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    @ParameterizedTest
    @EnumSource
    void tenMillionPointsAreWithinTwoUnitsInTheLastPlaceAndMonotone(Function function) {
        double before = Double.NEGATIVE_INFINITY;
        long worst = 0;
        boolean monotone = true;
        double step = (function.to - function.from) / (POINTS - 1);
        for (int i = 0; i < POINTS; i++) {
            double x = function.from + i * step;
            double y = function.ours(x);
            worst = Math.max(worst, Math.abs(order(y) - order(function.reference(x))));
            monotone &= y >= before;
            before = y;
        }
        assertThat(worst).isLessThanOrEqualTo(Elementary.MAX_ULP);
        assertThat(monotone).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void smallNumbersOfEveryMagnitudeAreRight(Function function) {
        for (int exponent = -1074; exponent < 5; exponent++) {
            for (double fraction = 1; fraction < 2; fraction += 0.0625) {
                double x = fraction * StrictMath.pow(2, exponent);
                assertThat(function.distance(x)).isLessThanOrEqualTo(Elementary.MAX_ULP);
                assertThat(function.distance(-x)).isLessThanOrEqualTo(Elementary.MAX_ULP);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void neighbouringNumbersKeepTheirOrder(Function function) {
        for (double start = function.from; start < function.to; start += (function.to - function.from) / 997) {
            double x = start;
            double before = function.ours(x);
            for (int i = 0; i < NEIGHBOURS; i++) {
                x = Math.nextUp(x);
                double y = function.ours(x);
                assertThat(y).isGreaterThanOrEqualTo(before);
                before = y;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void specialNumbersAreWhatTheyAreInStrictMath(Function function) {
        double[] specials = {
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            1e-310,
            -1e-310
        };
        for (double x : specials) {
            assertThat(Double.valueOf(function.ours(x))).isEqualTo(Double.valueOf(function.reference(x)));
        }
    }

    @Test
    void expOverflowsAndUnderflowsWhereStrictMathDoes() {
        double largest = 709.782712893384;
        assertThat(Elementary.exp(largest)).isFinite();
        assertThat(Elementary.exp(Math.nextUp(largest))).isEqualTo(StrictMath.exp(Math.nextUp(largest)));
        assertThat(Elementary.exp(-745.1332191019411)).isEqualTo(Double.MIN_VALUE);
        assertThat(Elementary.exp(-745.1332191019412)).isZero();
    }
}
