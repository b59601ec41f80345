package dev.unroll.core.linalg.simd;

import static dev.unroll.core.linalg.Elementary.C10;
import static dev.unroll.core.linalg.Elementary.C11;
import static dev.unroll.core.linalg.Elementary.C12;
import static dev.unroll.core.linalg.Elementary.C13;
import static dev.unroll.core.linalg.Elementary.C2;
import static dev.unroll.core.linalg.Elementary.C3;
import static dev.unroll.core.linalg.Elementary.C4;
import static dev.unroll.core.linalg.Elementary.C5;
import static dev.unroll.core.linalg.Elementary.C6;
import static dev.unroll.core.linalg.Elementary.C7;
import static dev.unroll.core.linalg.Elementary.C8;
import static dev.unroll.core.linalg.Elementary.C9;
import static dev.unroll.core.linalg.Elementary.EXPONENT_BIAS;
import static dev.unroll.core.linalg.Elementary.EXPONENT_SHIFT;
import static dev.unroll.core.linalg.Elementary.EXP_MAXIMUM;
import static dev.unroll.core.linalg.Elementary.EXP_MINIMUM;
import static dev.unroll.core.linalg.Elementary.INVERSE_LN2;
import static dev.unroll.core.linalg.Elementary.LN2;
import static dev.unroll.core.linalg.Elementary.LN2_REST;
import static dev.unroll.core.linalg.Elementary.ROUNDER;
import static dev.unroll.core.linalg.Elementary.TANH_MAXIMUM;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.unroll.core.linalg.Elementary;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Elementary}, many numbers at once: the same operations in the same order, line by line. Each function is one
 * method without helpers: past a certain size the JIT inlines no method but the Vector API's own, and a vector that is
 * handed to a call that was not inlined costs a thousand times as much as one in a register.
 */
final class VectorElementary {
    static final VectorSpecies<Double> SPECIES = species();

    private static final VectorSpecies<Long> SPECIES_LONG = SPECIES.withLanes(long.class);
    private static final DoubleVector K13 = DoubleVector.broadcast(SPECIES, C13);
    private static final DoubleVector K12 = DoubleVector.broadcast(SPECIES, C12);
    private static final DoubleVector K11 = DoubleVector.broadcast(SPECIES, C11);
    private static final DoubleVector K10 = DoubleVector.broadcast(SPECIES, C10);
    private static final DoubleVector K9 = DoubleVector.broadcast(SPECIES, C9);
    private static final DoubleVector K8 = DoubleVector.broadcast(SPECIES, C8);
    private static final DoubleVector K7 = DoubleVector.broadcast(SPECIES, C7);
    private static final DoubleVector K6 = DoubleVector.broadcast(SPECIES, C6);
    private static final DoubleVector K5 = DoubleVector.broadcast(SPECIES, C5);
    private static final DoubleVector K4 = DoubleVector.broadcast(SPECIES, C4);
    private static final DoubleVector K3 = DoubleVector.broadcast(SPECIES, C3);
    private static final DoubleVector K2 = DoubleVector.broadcast(SPECIES, C2);
    private static final DoubleVector PER_LN2 = DoubleVector.broadcast(SPECIES, INVERSE_LN2);
    private static final DoubleVector MINUS_LN2_REST = DoubleVector.broadcast(SPECIES, -LN2_REST);
    private static final DoubleVector MINUS_LN2 = DoubleVector.broadcast(SPECIES, -LN2);
    private static final DoubleVector ROUND = DoubleVector.broadcast(SPECIES, ROUNDER);
    private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);
    private static final DoubleVector ZERO = DoubleVector.zero(SPECIES);
    private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
    private static final DoubleVector TWO = DoubleVector.broadcast(SPECIES, 2);
    private static final DoubleVector TANH_END = DoubleVector.broadcast(SPECIES, TANH_MAXIMUM);
    private static final DoubleVector EXP_END = DoubleVector.broadcast(SPECIES, EXP_MAXIMUM);
    private static final DoubleVector EXP_BEGIN = DoubleVector.broadcast(SPECIES, EXP_MINIMUM);
    private static final LongVector BIAS = LongVector.broadcast(SPECIES_LONG, EXPONENT_BIAS);
    private static final LongVector SIGN_BIT = LongVector.broadcast(SPECIES_LONG, Long.MIN_VALUE);

    private VectorElementary() {}

    /** The machine's own width, but never more than a padded row's groups hold. */
    private static VectorSpecies<Double> species() {
        VectorSpecies<Double> preferred = DoubleVector.SPECIES_PREFERRED;
        return preferred.length() > DoubleVector.SPECIES_512.length() ? DoubleVector.SPECIES_512 : preferred;
    }

    /** x[i] = exp(x[i] - shift); to - from is a multiple of the vectors' length. */
    static void exp(double[] x, double shift, int from, int to) {
        for (int i = from; i < to; i += SPECIES.length()) {
            DoubleVector clamped = DoubleVector.fromArray(SPECIES, x, i)
                    .sub(shift)
                    .min(EXP_END)
                    .max(EXP_BEGIN);
            DoubleVector rounded = clamped.fma(PER_LN2, ROUND);
            DoubleVector n = rounded.sub(ROUND);
            DoubleVector r = n.fma(MINUS_LN2_REST, n.fma(MINUS_LN2, clamped));
            DoubleVector series = K13.fma(r, K12);
            series = series.fma(r, K11);
            series = series.fma(r, K10);
            series = series.fma(r, K9);
            series = series.fma(r, K8);
            series = series.fma(r, K7);
            series = series.fma(r, K6);
            series = series.fma(r, K5);
            series = series.fma(r, K4);
            series = series.fma(r, K3);
            series = series.fma(r, K2);
            DoubleVector y = r.mul(r).fma(series, r).add(ONE);
            DoubleVector half = n.fma(HALF, ROUND);
            DoubleVector rest = n.sub(half.sub(ROUND)).add(ROUND);
            DoubleVector first = half.reinterpretAsLongs()
                    .add(BIAS)
                    .lanewise(LSHL, EXPONENT_SHIFT)
                    .reinterpretAsDoubles();
            DoubleVector second = rest.reinterpretAsLongs()
                    .add(BIAS)
                    .lanewise(LSHL, EXPONENT_SHIFT)
                    .reinterpretAsDoubles();
            y.mul(first).mul(second).intoArray(x, i);
        }
    }

    /** x[i] = tanh x[i]; to - from is a multiple of the vectors' length. */
    static void tanh(double[] x, int from, int to) {
        for (int i = from; i < to; i += SPECIES.length()) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector y = v.abs().min(TANH_END).mul(TWO);
            DoubleVector rounded = y.fma(PER_LN2, ROUND);
            DoubleVector n = rounded.sub(ROUND);
            DoubleVector rHigh = n.fma(MINUS_LN2, y);
            DoubleVector r = n.fma(MINUS_LN2_REST, rHigh);
            DoubleVector rLow = n.fma(MINUS_LN2_REST, rHigh.sub(r));
            DoubleVector series = K13.fma(r, K12);
            series = series.fma(r, K11);
            series = series.fma(r, K10);
            series = series.fma(r, K9);
            series = series.fma(r, K8);
            series = series.fma(r, K7);
            series = series.fma(r, K6);
            series = series.fma(r, K5);
            series = series.fma(r, K4);
            series = series.fma(r, K3);
            series = series.fma(r, K2);
            DoubleVector tail = r.mul(r).mul(series);
            DoubleVector p = r.add(tail);
            DoubleVector pLow = r.sub(p).add(tail).add(rLow.fma(r, rLow));
            DoubleVector scale = rounded.reinterpretAsLongs()
                    .add(BIAS)
                    .lanewise(LSHL, EXPONENT_SHIFT)
                    .reinterpretAsDoubles();
            DoubleVector base = scale.sub(ONE);
            DoubleVector baseLow = scale.sub(base).sub(ONE);
            DoubleVector scaled = scale.mul(p);
            DoubleVector m = base.add(scaled);
            DoubleVector mLow = scale.fma(pLow, base.sub(m).add(scaled)).add(baseLow);
            DoubleVector d = m.add(TWO);
            DoubleVector two = d.sub(m);
            DoubleVector dLow = m.sub(d.sub(two)).add(TWO.sub(two)).add(mLow);
            DoubleVector inverse = ONE.div(d);
            DoubleVector q = m.mul(inverse);
            DoubleVector minusQ = q.neg();
            DoubleVector missing = minusQ.fma(dLow, minusQ.fma(d, m).add(mLow));
            LongVector sign = v.reinterpretAsLongs().and(SIGN_BIT);
            missing.fma(inverse, q)
                    .reinterpretAsLongs()
                    .or(sign)
                    .reinterpretAsDoubles()
                    .intoArray(x, i);
        }
    }

    /** x[i] = 1 / (1 + exp(-x[i])); to - from is a multiple of the vectors' length. */
    static void sigmoid(double[] x, int from, int to) {
        for (int i = from; i < to; i += SPECIES.length()) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector y = v.abs().neg().max(EXP_BEGIN);
            DoubleVector rounded = y.fma(PER_LN2, ROUND);
            DoubleVector n = rounded.sub(ROUND);
            DoubleVector rHigh = n.fma(MINUS_LN2, y);
            DoubleVector r = n.fma(MINUS_LN2_REST, rHigh);
            DoubleVector rLow = n.fma(MINUS_LN2_REST, rHigh.sub(r));
            DoubleVector series = K13.fma(r, K12);
            series = series.fma(r, K11);
            series = series.fma(r, K10);
            series = series.fma(r, K9);
            series = series.fma(r, K8);
            series = series.fma(r, K7);
            series = series.fma(r, K6);
            series = series.fma(r, K5);
            series = series.fma(r, K4);
            series = series.fma(r, K3);
            series = series.fma(r, K2);
            DoubleVector tail = r.mul(r).mul(series);
            DoubleVector p = r.add(tail);
            DoubleVector pLow = r.sub(p).add(tail).add(rLow.fma(r, rLow));
            DoubleVector one = p.add(ONE);
            DoubleVector oneLow = ONE.sub(one).add(p).add(pLow);
            DoubleVector half = n.fma(HALF, ROUND);
            DoubleVector rest = n.sub(half.sub(ROUND)).add(ROUND);
            DoubleVector first = half.reinterpretAsLongs()
                    .add(BIAS)
                    .lanewise(LSHL, EXPONENT_SHIFT)
                    .reinterpretAsDoubles();
            DoubleVector second = rest.reinterpretAsLongs()
                    .add(BIAS)
                    .lanewise(LSHL, EXPONENT_SHIFT)
                    .reinterpretAsDoubles();
            DoubleVector e = one.mul(first).mul(second);
            DoubleVector eLow = oneLow.mul(first).mul(second);
            DoubleVector d = e.add(ONE);
            DoubleVector dLow = ONE.sub(d).add(e).add(eLow);
            VectorMask<Double> left = v.compare(LT, ZERO);
            DoubleVector numerator = ONE.blend(one, left);
            DoubleVector numeratorLow = ZERO.blend(oneLow, left);
            DoubleVector inverse = ONE.div(d);
            DoubleVector q = numerator.mul(inverse);
            DoubleVector minusQ = q.neg();
            DoubleVector missing = minusQ.fma(dLow, minusQ.fma(d, numerator).add(numeratorLow));
            DoubleVector sigma = missing.fma(inverse, q);
            sigma.blend(sigma.mul(first).mul(second), left).intoArray(x, i);
        }
    }
}
