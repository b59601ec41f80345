package dev.unroll.ui.controls;

import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a number field takes and how it writes it.
 *
 * @param min the least value taken
 * @param max the greatest value taken
 * @param whole whether only whole numbers are taken
 * @param logarithmic whether the arrow keys go 1, 2, 5, 10 … rather than by ones
 */
public record NumberRange(double min, double max, boolean whole, boolean logarithmic) {
    public NumberRange {
        if (!(min <= max)) {
            throw new IllegalArgumentException("A range needs min ≤ max, not " + min + " and " + max + ".");
        }
        if (logarithmic && !(min > 0)) {
            throw new IllegalArgumentException("A logarithmic range starts above 0, not at " + min + ".");
        }
    }

    /** Whole numbers, stepped by ones. */
    public static NumberRange whole(long min, long max) {
        return new NumberRange(min, max, true, false);
    }

    /** Positive numbers, stepped by 1, 2, 5, 10 … */
    public static NumberRange positive(double min, double max) {
        return new NumberRange(min, max, false, true);
    }

    /** The value as the locale writes it. */
    public String text(double value) {
        return whole ? Numbers.whole(Math.round(value)) : Numbers.significant(value, 6);
    }

    /** The value that was typed; empty where it is none that this range takes. */
    public OptionalDouble read(String typed) {
        OptionalDouble value = Numbers.parse(typed);
        return value.isPresent() && takes(value.getAsDouble()) ? value : OptionalDouble.empty();
    }

    /** What is wrong with what was typed, in one sentence; empty where nothing is. */
    public Optional<String> objection(String name, String typed) {
        if (read(typed).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                whole
                        ? Messages.get("number.whole", name, text(min), text(max))
                        : Messages.get("number.real", name, text(min), text(max)));
    }

    /** The next value up or down, so many steps away, within the range. */
    public double step(double value, int steps) {
        double next = value;
        if (logarithmic) {
            for (int i = 0; i < Math.abs(steps); i++) {
                next = nextOfSeries(next, steps > 0);
            }
        } else {
            next = value + steps;
        }
        return Math.min(max, Math.max(min, next));
    }

    private boolean takes(double value) {
        return value >= min && value <= max && (!whole || value == Math.rint(value));
    }

    /** 1, 2, 5, 10 …: the nearest of the series beyond the value. */
    private static double nextOfSeries(double value, boolean up) {
        double decade = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        double[] series = {0.5, 1, 2, 5, 10};
        double found = up ? 20 * decade : 0.2 * decade;
        for (int i = 0; i < series.length; i++) {
            double candidate = series[up ? i : series.length - 1 - i] * decade;
            if (up ? candidate > value * (1 + 1e-9) : candidate < value * (1 - 1e-9)) {
                found = candidate;
                break;
            }
        }
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", found));
    }
}
